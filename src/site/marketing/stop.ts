// What one press records: the consent is withdrawn, or what needed none is banned. Nothing is added to what the person has said already.

import { mailingById, readToken, recipientById } from '#kernel/mailings';
import { kindOfPurpose, permissionsOf, recordPermission } from '#kernel/permission';
import type { NewPermission, PermissionEventRow } from '#kernel/permission';
import type { Purpose } from '#kernel/policy';
import { localDate } from '#platform/clock';
import { AppError, appError } from '#platform/errors';
import type { Reading } from './context.ts';

export type Choice = 'these' | 'all';

type Wish = Pick<NewPermission, 'act' | 'channel' | 'purpose'>;

/**
 * Does it at once, whatever has become of the mailing since. Without a letter of ours behind the token, or without its person, nothing
 * is done and nothing is said. @throws errors.not-set-up
 */
export async function stopMessages({ deps, policy, token }: Reading, choice: Choice): Promise<void> {
  if (policy === null) throw appError('unavailable', 'errors.not-set-up');
  const { db } = deps.database;
  const known = readToken(deps.keys, 'unsubscribe', token);
  const letter = known && (await recipientById(db, known.ledgerId));
  if (letter === undefined) return;
  const at = deps.clock.now();
  const subjectId = letter.subject_id;
  const purposeId = (await mailingById(db, letter.mailing_id))?.purpose_id;
  const wish = wishOf(choice, policy.purposes.get(purposeId ?? ''));
  try {
    const { events } = await permissionsOf(db, policy, { subjectId, at }, deps);
    if (isSaid(events, wish)) return;
    const source = [...policy.sources.values()].find(({ from }) => from === 'self')?.id;
    const act = { actor: { id: subjectId, kind: 'subject' as const }, at };
    await recordPermission(deps, { act, method: 'link', source }, { ...wish, subjectId, on: localDate(at), way: 'email' });
  } catch (error) {
    // Who was erased meanwhile gets nothing any more.
    if (!(error instanceof AppError && error.code === 'errors.subject-not-found')) throw error;
  }
}

const ALL: Wish = { act: 'ban', channel: null, purpose: null };

/** Where nobody can tell any more what the letter was for, all letters by e-mail stop. */
function wishOf(choice: Choice, purpose: Purpose | undefined): Wish {
  if (choice === 'all') return ALL;
  if (purpose === undefined) return { act: 'ban', channel: 'email', purpose: null };
  const kind = kindOfPurpose(purpose);
  const act = kind === 'consent' ? 'consent-withdrawn' : kind === 'service' ? 'objection' : 'ban';
  return { act, channel: 'email', purpose: purpose.id };
}

/** Mail programs press the button more than once; the same word is recorded again only when something was permitted since. */
function isSaid(events: readonly PermissionEventRow[], { act, channel, purpose }: Wish): boolean {
  const said = events.find((each) => {
    const same = each.act === act && each.channel === channel && each.purpose === purpose;
    return same && each.contact_id === null && each.scope === null && each.deed === null;
  });
  return said !== undefined && !events.some(({ seq, act: later }) => seq > said.seq && GRANTS.has(later));
}

const GRANTS: ReadonlySet<string> = new Set(['consent-given', 'customer-exception', 'role-interest']);
