// Through which door data go to a recipient today: the agreement of a party, the consent of the person, or a named law.

import type { Conn } from '#platform/db';
import type { Recipient } from '#kernel/policy';
import { groundOf, missingAgreement, refusal, serving } from './needs.ts';
import { agreementsOfParty, allParties, consentsOfSubject } from './store/deals.ts';
import type { AgreementRow } from './tables.ts';

interface Door {
  readonly partyId: string | null;
  readonly agreement: AgreementRow | undefined;
}

/** @throws errors.agreement-missing, errors.disclosure-law */
export async function doorOf(
  conn: Conn,
  recipient: Recipient,
  { partyId, law }: { readonly partyId?: string | undefined; readonly law?: string | undefined },
  day: string,
): Promise<Door> {
  const ground = groundOf(recipient);
  if (ground === 'law' && (law ?? '').trim() === '') throw refusal('invalid', 'errors.disclosure-law', recipient);
  if (ground !== 'agreement') return { partyId: null, agreement: undefined };
  const parties = (await allParties(conn)).filter((party) => party.recipient_id === recipient.id);
  for (const party of parties.filter(({ id }) => partyId === undefined || id === partyId)) {
    const agreement = serving(recipient, await agreementsOfParty(conn, party.id), day);
    if (agreement) return { partyId: party.id, agreement };
  }
  throw missingAgreement(recipient);
}

/** The consent of this person that is in force for the recipient. */
export async function consentFor(conn: Conn, recipientId: string, subjectId: string): Promise<string | undefined> {
  const given = await consentsOfSubject(conn, subjectId);
  return given.find((each) => each.recipient_id === recipientId && each.withdrawn_at === null)?.id;
}
