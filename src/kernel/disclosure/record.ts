// The one way in which data are written down as seen or given (GDPR Art. 5(2), 15(1)(c), 19): nothing outside the whitelist, nothing without a ground.

import { localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import { append } from '#kernel/audit';
import type { CompiledPolicy, Recipient } from '#kernel/policy';
import { policyOf } from '#kernel/rights';
import type { Act, RightsDeps } from '#kernel/rights';
import { groundOf, inForce, agreementsThatServe, missingAgreement, recipientOf, refusal, eachLanguage } from './needs.ts';
import { validConsent } from './consents.ts';
import { agreementById } from './store/deals.ts';
import { insertDisclosures } from './store/log.ts';
import type { BasisKind, DisclosureRow, Way } from './tables.ts';

export interface NewDisclosure {
  readonly recipientId: string;
  readonly way: Way;
  readonly subjectIds: readonly string[];
  /** Fields of the catalogue or of the declaration. */
  readonly fields: readonly string[];
  readonly basis: { readonly kind: BasisKind; readonly ref: string };
  readonly act: Act;
  /** Which party of the recipient; known from the agreement when there is one. */
  readonly partyId?: string | undefined;
  /** The copy it left in. */
  readonly copyId?: string | undefined;
}

export type DisclosureDeps = Pick<RightsDeps, 'policy' | 'ids'>;

/**
 * Writes one line for each person, and one for each in the chain, in the transaction in which the data are read.
 * @throws errors.recipient-undeclared, errors.recipient-fields, errors.agreement-missing, errors.consent-missing, errors.disclosure-law
 */
export async function recordDisclosure(tx: Tx, deps: DisclosureDeps, given: NewDisclosure): Promise<void> {
  const policy = policyOf(deps);
  const recipient = recipientOf(policy, given.recipientId);
  refuseFields(policy, recipient, given.fields);
  const partyId = await groundHolds(tx, recipient, given);
  if (given.subjectIds.length === 0) return;
  const { act, basis, copyId, recipientId, way } = given;
  const shared = {
    recipient_id: recipientId,
    party_id: given.partyId ?? partyId,
    way,
    fields: JSON.stringify([...new Set(given.fields)].toSorted()),
    basis_kind: basis.kind,
    basis_ref: basis.ref,
    at: act.at.toISOString(),
    policy_version_id: policy.versionId,
    copy_id: copyId ?? null,
    actor_kind: act.actor.kind,
    actor_id: act.actor.id,
  };
  const rows: DisclosureRow[] = given.subjectIds.map((subject_id) => ({ id: deps.ids.next(), subject_id, ...shared }));
  await insertDisclosures(tx, rows);
  await append(
    tx,
    rows.map(({ id, subject_id }) => ({
      ...act,
      action: 'disclose',
      kind: 'disclosure',
      recordId: id,
      subjectId: subject_id,
      detail: { way, recipient: recipientId },
    })),
  );
}

/** Every field must stand in the list that the notice gives for the recipient. @throws errors.recipient-fields */
export function refuseFields(policy: CompiledPolicy, recipient: Recipient, fields: readonly string[]): void {
  const beyond = fields.filter((field) => !recipient.fields.includes(field));
  if (beyond.length === 0) return;
  const named = (lang: 'fi' | 'sv' | 'en') => beyond.map((field) => policy.field(field)?.name[lang] ?? field).join(', ');
  throw refusal(
    'refused',
    'errors.recipient-fields',
    recipient,
    eachLanguage('fields', { fi: named('fi'), sv: named('sv'), en: named('en') }),
  );
}

/** The party behind the ground, when there is one. */
async function groundHolds(tx: Tx, recipient: Recipient, { basis, subjectIds, act, partyId }: NewDisclosure): Promise<string | null> {
  const wanted = groundOf(recipient);
  const day = localDate(act.at);
  switch (basis.kind) {
    case 'agreement': {
      if (wanted !== 'agreement')
        throw refusal('refused', wanted === 'law' ? 'errors.disclosure-law' : 'errors.consent-missing', recipient);
      const agreement = await agreementById(tx, basis.ref);
      const serves =
        agreement !== undefined && agreement.recipient_id === recipient.id && agreementsThatServe(recipient).includes(agreement.kind);
      if (!serves || !inForce(agreement, day) || (partyId !== undefined && agreement.party_id !== partyId))
        throw missingAgreement(recipient);
      return agreement.party_id;
    }
    case 'consent': {
      for (const subjectId of subjectIds)
        if (!(await validConsent(tx, recipient, { id: basis.ref, subjectId })))
          throw refusal('refused', 'errors.consent-missing', recipient);
      return null;
    }
    case 'law':
      if (basis.ref.trim() === '') throw refusal('invalid', 'errors.disclosure-law', recipient);
      return null;
    case 'controller':
      if (recipient.role !== 'joint-controller' || recipient.agreement.kind !== 'none') throw missingAgreement(recipient);
      return null;
  }
}
