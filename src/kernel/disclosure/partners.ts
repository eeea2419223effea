// Accounts outside the firm: bound to one party of one recipient, never longer than its agreement, and looked up anew at every request.

import { formatDate, localDate } from '#platform/clock';
import type { Conn, Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { append } from '#kernel/audit';
import type { CompiledPolicy, Recipient } from '#kernel/policy';
import { policyOf } from '#kernel/rights';
import type { Act } from '#kernel/rights';
import type { DealDeps } from './agreements.ts';
import { eachLanguage, missingAgreement, recipientOf, refusal, serving } from './needs.ts';
import { agreementsOfParty, insertPartnerAccount, partnerAccountOf, partyById, setPartnerUntil } from './store/deals.ts';
import type { AgreementRow, PartnerAccountRow, PartyRow } from './tables.ts';

/** What lets an account see anything at this moment. */
export interface PartnerStanding {
  readonly account: PartnerAccountRow;
  readonly party: PartyRow;
  readonly recipient: Recipient;
  readonly agreement: AgreementRow;
}

/** @throws errors.forbidden, errors.recipient-undeclared, errors.partner-ended, errors.agreement-missing: each names the section of the notice */
export async function partnerStanding(conn: Conn, policy: CompiledPolicy, accountId: string, at: Date): Promise<PartnerStanding> {
  const account = await partnerAccountOf(conn, accountId);
  if (!account) throw appError('forbidden', 'errors.forbidden');
  const recipient = policy.recipients.get(account.recipient_id);
  if (recipient?.access !== 'view')
    throw refusal('forbidden', 'errors.recipient-undeclared', recipient, { recipient: account.recipient_id });
  const day = localDate(at);
  const party = await partyById(conn, account.party_id);
  const agreement = serving(recipient, await agreementsOfParty(conn, account.party_id), day);
  if (!party || !agreement) throw missingAgreement(recipient, 'forbidden');
  if (account.valid_until < day) throw refusal('forbidden', 'errors.partner-ended', recipient, dated(account.valid_until));
  return { account, party, recipient, agreement };
}

export interface NewPartnerAccount {
  readonly accountId: string;
  readonly partyId: string;
  readonly validUntil: string;
}

/** What the account would be bound to. @throws errors.party-unknown, errors.recipient-not-viewer, errors.agreement-missing, errors.partner-too-long */
export async function partnerFits(
  conn: Conn,
  deps: Pick<DealDeps, 'policy'>,
  wish: Omit<NewPartnerAccount, 'accountId'>,
  at: Date,
): Promise<PartyRow> {
  const party = await partyById(conn, wish.partyId);
  if (!party) throw appError('not-found', 'errors.party-unknown', { field: 'partyId' });
  const recipient = recipientOf(policyOf(deps), party.recipient_id);
  if (recipient.access !== 'view') throw refusal('refused', 'errors.recipient-not-viewer', recipient);
  const day = localDate(at);
  const agreement = serving(recipient, await agreementsOfParty(conn, party.id), day);
  if (!agreement) throw missingAgreement(recipient);
  if (wish.validUntil < day) throw appError('invalid', 'errors.partner-past', { field: 'validUntil' });
  const last = agreement.valid_until;
  if (last !== null && wish.validUntil > last)
    throw appError('invalid', 'errors.partner-too-long', { field: 'validUntil', params: dated(last) });
  return party;
}

/** Binds an account of the role partner to its party. */
export async function bindPartner(tx: Tx, deps: DealDeps, wish: NewPartnerAccount, act: Act): Promise<void> {
  const party = await partnerFits(tx, deps, wish, act.at);
  const id = deps.ids.next();
  await insertPartnerAccount(tx, {
    id,
    account_id: wish.accountId,
    party_id: party.id,
    recipient_id: party.recipient_id,
    valid_until: wish.validUntil,
    created_at: act.at.toISOString(),
    created_by: act.actor.id,
  });
  const detail = { recipient: party.recipient_id, until: wish.validUntil };
  await append(tx, { ...act, action: 'partner.invited', kind: 'partner-account', recordId: wish.accountId, detail });
}

/** A later last day, or an earlier one. @throws errors.party-unknown and what a new account would be refused for */
export async function prolongPartner(deps: DealDeps, accountId: string, validUntil: string, act: Act): Promise<void> {
  await deps.database.tx(async (tx) => {
    const account = await partnerAccountOf(tx, accountId);
    if (!account) throw appError('not-found', 'errors.party-unknown');
    await partnerFits(tx, deps, { partyId: account.party_id, validUntil }, act.at);
    await setPartnerUntil(tx, account.id, validUntil);
    await append(tx, { ...act, action: 'partner.prolonged', kind: 'partner-account', recordId: accountId, detail: { until: validUntil } });
  });
}

function dated(day: string): Record<string, string> {
  return eachLanguage('date', { fi: formatDate(day, 'fi'), sv: formatDate(day, 'sv'), en: formatDate(day, 'en') });
}
