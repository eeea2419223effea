// Agreements with recipients: who signed what, until when, and where the paper lies. Ending one stops access the moment it is written.

import { isDate, localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { append, appendLedger, flushLedger } from '#kernel/audit';
import type { Recipient } from '#kernel/policy';
import { policyOf } from '#kernel/rights';
import type { Act, RightsDeps } from '#kernel/rights';
import { recipientOf } from './needs.ts';
import { agreementById, endAgreementRow, insertAgreement, insertParty, partyById, partyNamed } from './store/deals.ts';
import type { AgreementKind, PartyRow } from './tables.ts';

export type DealDeps = Pick<RightsDeps, 'database' | 'ids' | 'policy' | 'clock'>;
export type EndDeps = Pick<RightsDeps, 'database' | 'clock' | 'config'>;

export interface NewAgreement {
  readonly recipientId: string;
  /** An existing party, or the name of a new one. */
  readonly party: { readonly id: string } | { readonly name: string };
  readonly kind: AgreementKind;
  readonly signedOn: string;
  readonly validUntil: string | null;
  /** Where the signed paper lies. */
  readonly place: string;
  readonly documentId?: string | undefined;
}

/** @throws errors.recipient-undeclared, errors.party-unknown, errors.date-in-future, errors.agreement-dates */
export async function fileAgreement(deps: DealDeps, agreement: NewAgreement, act: Act): Promise<{ id: string; partyId: string }> {
  const recipient = recipientOf(policyOf(deps), agreement.recipientId);
  const { signedOn, validUntil } = agreement;
  if (!isDate(signedOn)) throw appError('invalid', 'errors.date-invalid', { field: 'signedOn' });
  if (signedOn > localDate(act.at)) throw appError('invalid', 'errors.date-in-future', { field: 'signedOn' });
  if (validUntil !== null && (!isDate(validUntil) || validUntil < signedOn))
    throw appError('invalid', 'errors.agreement-dates', { field: 'validUntil' });
  return deps.database.tx(async (tx) => {
    const party = await partyFor(tx, deps, { recipient, party: agreement.party, act });
    const id = deps.ids.next();
    await insertAgreement(tx, {
      id,
      party_id: party.id,
      recipient_id: recipient.id,
      kind: agreement.kind,
      signed_on: signedOn,
      valid_until: validUntil,
      ended_at: null,
      ended_by: null,
      place: agreement.place,
      document_id: agreement.documentId ?? null,
      filed_at: act.at.toISOString(),
      filed_by: act.actor.id,
    });
    const detail = { recipient: recipient.id, agreement: agreement.kind };
    await append(tx, { ...act, action: 'agreement.filed', kind: 'recipient-agreement', recordId: id, detail });
    return { id, partyId: party.id };
  });
}

interface PartyWish {
  readonly recipient: Recipient;
  readonly party: NewAgreement['party'];
  readonly act: Act;
}

async function partyFor(tx: Tx, deps: DealDeps, { recipient, party, act }: PartyWish): Promise<PartyRow> {
  if ('id' in party) {
    const known = await partyById(tx, party.id);
    if (known?.recipient_id !== recipient.id) throw appError('not-found', 'errors.party-unknown', { field: 'party' });
    return known;
  }
  const name = party.name.trim();
  const known = await partyNamed(tx, recipient.id, name);
  if (known) return known;
  const row = { id: deps.ids.next(), recipient_id: recipient.id, name, created_at: act.at.toISOString(), created_by: act.actor.id };
  await insertParty(tx, row);
  return row;
}

/** From this moment nobody sees or gets anything on it: every request asks again. @throws errors.agreement-unknown */
export async function endAgreement(deps: EndDeps, id: string, act: Act): Promise<void> {
  await deps.database.tx(async (tx) => {
    const agreement = await agreementById(tx, id);
    if (!agreement || !(await endAgreementRow(tx, id, act.at.toISOString(), act.actor.id)))
      throw appError('not-found', 'errors.agreement-unknown');
    const detail = { recipient: agreement.recipient_id };
    await append(tx, { ...act, action: 'agreement.ended', kind: 'recipient-agreement', recordId: id, detail });
    await appendLedger(tx, { kind: 'agreement-end', at: act.at.toISOString(), ref: id });
  });
  await remembered(deps);
}

/** The second place knows of an end before it is told as done: an older copy of the database gives nobody their access back. */
export async function remembered({ database, config, clock }: EndDeps): Promise<void> {
  await flushLedger({ database, folder: config.ledgerDir, clock });
}
