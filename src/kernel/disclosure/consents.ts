// A person's own, separate consent to give data to an outsider: filed with the place where it lies, ended when it is withdrawn.

import { localDate } from '#platform/clock';
import type { Conn } from '#platform/db';
import { appError } from '#platform/errors';
import { append, appendLedger } from '#kernel/audit';
import type { Recipient } from '#kernel/policy';
import { policyOf } from '#kernel/rights';
import type { Act, RightsDeps } from '#kernel/rights';
import { subjectById } from '#kernel/subjects';
import { remembered } from './agreements.ts';
import type { EndDeps } from './agreements.ts';
import { groundOf, recipientOf, refusal } from './needs.ts';
import { consentById, insertConsent, withdrawConsentRow } from './store/deals.ts';

export interface NewConsent {
  readonly subjectId: string;
  readonly recipientId: string;
  /** The Finnish day on which it was given. */
  readonly on: string;
  readonly place: string;
}

/** @throws errors.subject-not-found, errors.date-in-future, errors.consent-not-asked when the recipient acts on another ground */
export async function fileConsent(deps: Pick<RightsDeps, 'database' | 'ids' | 'policy'>, consent: NewConsent, act: Act): Promise<string> {
  const recipient = recipientOf(policyOf(deps), consent.recipientId);
  if (groundOf(recipient) !== 'consent') throw refusal('refused', 'errors.consent-not-asked', recipient);
  if (consent.on > localDate(act.at)) throw appError('invalid', 'errors.date-in-future', { field: 'on' });
  return deps.database.tx(async (tx) => {
    if (!(await subjectById(tx, consent.subjectId))) throw appError('not-found', 'errors.subject-not-found');
    const id = deps.ids.next();
    await insertConsent(tx, {
      id,
      subject_id: consent.subjectId,
      recipient_id: recipient.id,
      given_on: consent.on,
      place: consent.place,
      filed_at: act.at.toISOString(),
      filed_by: act.actor.id,
      withdrawn_at: null,
    });
    const detail = { recipient: recipient.id };
    await append(tx, { ...act, action: 'consent.filed', kind: 'disclosure-consent', recordId: id, subjectId: consent.subjectId, detail });
    return id;
  });
}

/** Nothing is given on it from this moment. @throws errors.consent-unknown */
export async function withdrawConsent(deps: EndDeps, id: string, act: Act): Promise<void> {
  await deps.database.tx(async (tx) => {
    const consent = await consentById(tx, id);
    if (!consent || !(await withdrawConsentRow(tx, id, act.at.toISOString()))) throw appError('not-found', 'errors.consent-unknown');
    const subjectId = consent.subject_id;
    await append(tx, { ...act, action: 'consent.withdrawn', kind: 'disclosure-consent', recordId: id, subjectId });
    await appendLedger(tx, { kind: 'consent-end', at: act.at.toISOString(), subjectId, ref: id });
  });
  await remembered(deps);
}

/** Given by this person for this recipient, and not withdrawn. */
export async function validConsent(conn: Conn, recipient: Recipient, given: { id: string; subjectId: string }): Promise<boolean> {
  const consent = await consentById(conn, given.id);
  return consent?.subject_id === given.subjectId && consent.recipient_id === recipient.id && consent.withdrawn_at === null;
}
