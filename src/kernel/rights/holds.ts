// A hold keeps named data against erasure for a legal claim (GDPR Art. 17(3)(e), 18): with reason, law, who placed it, a day to look again and who looks.

import { localDate } from '#platform/clock';
import type { Conn, Tx } from '#platform/db';
import { accountById, allAccounts, permits } from '#kernel/access';
import { append, appendLedger, flushLedger } from '#kernel/audit';
import { holdsIdentityCode } from '#kernel/records';
import { appError } from '#platform/errors';
import { policyOf } from './deps.ts';
import type { Act, RightsDeps } from './deps.ts';
import { fieldsOfHold } from './grounds.ts';
import { allHolds, insertHold, lockSubject, releaseHoldRow, reviewHoldRow } from './store/queries.ts';

export interface NewHold {
  readonly subjectId: string;
  /** Field ids; '*' among them holds everything. */
  readonly fields: readonly string[];
  readonly reason: string;
  readonly law: string;
  readonly reviewOn: string;
  /** The account that must look again on that day; absent: who acts. */
  readonly reviewBy?: string | undefined;
}

export interface Hold extends NewHold {
  readonly id: string;
  readonly reviewBy: string;
  readonly placedBy: string;
  readonly placedAt: string;
}

/** @throws errors.subject-not-found, errors.hold-review-passed, errors.hold-reviewer, errors.hold-fields-unknown, errors.identity-code-found */
export async function placeHold(deps: RightsDeps, hold: NewHold, act: Act): Promise<string> {
  const whole = hold.fields.length === 0 || hold.fields.includes('*');
  const unknown = whole ? [] : hold.fields.filter((field) => policyOf(deps).field(field) === undefined);
  if (unknown.length > 0)
    throw appError('invalid', 'errors.hold-fields-unknown', { field: 'fields', params: { fields: unknown.join(', ') } });
  checkWords(hold, act);
  const id = deps.ids.next();
  await deps.database.tx(async (tx) => {
    if (!(await lockSubject(tx, hold.subjectId))) throw appError('not-found', 'errors.subject-not-found');
    const reviewBy = await reviewerOf(tx, hold, act);
    const at = act.at.toISOString();
    const fields = whole ? '*' : JSON.stringify([...new Set(hold.fields)].toSorted());
    const { subjectId, reason, law, reviewOn } = hold;
    await insertHold(tx, {
      id,
      subject_id: subjectId,
      fields,
      reason,
      law,
      placed_by: act.actor.id,
      placed_at: at,
      review_on: reviewOn,
      review_by: reviewBy,
      released_at: null,
      released_by: null,
    });
    await append(tx, {
      ...act,
      action: 'hold.place',
      kind: 'hold',
      recordId: id,
      subjectId,
      detail: { fields: whole ? 'all' : fieldsOfHold({ fields }), review: reviewOn, reviewer: reviewBy },
    });
    await appendLedger(tx, { kind: 'hold', at, subjectId, fields: fieldsOfHold({ fields }), ref: id, code: 'hold' });
  });
  await copied(deps);
  return id;
}

type Reviewed = Pick<NewHold, 'reason' | 'law' | 'reviewOn' | 'reviewBy'>;

/** Somebody has looked again and the hold goes on: its ground as it is now, and who looks next and when. @throws errors.hold-not-found and what placing refuses */
export async function reviewHold(deps: Pick<RightsDeps, 'database'>, id: string, review: Reviewed, act: Act): Promise<void> {
  checkWords(review, act);
  await deps.database.tx(async (tx) => {
    const { reason, law, reviewOn } = review;
    const reviewBy = await reviewerOf(tx, review, act);
    const row = await reviewHoldRow(tx, id, { reason, law, review_on: reviewOn, review_by: reviewBy });
    if (!row) throw appError('not-found', 'errors.hold-not-found');
    const detail = { review: reviewOn, reviewer: reviewBy };
    await append(tx, { ...act, action: 'hold.review', kind: 'hold', recordId: id, subjectId: row.subject_id, detail });
  });
}

function checkWords(hold: Reviewed, act: Act): void {
  const today = localDate(act.at);
  if (hold.reviewOn <= today) throw appError('invalid', 'errors.hold-review-passed', { field: 'reviewOn' });
  const coded = (['reason', 'law'] as const).find((field) => holdsIdentityCode(hold[field], today));
  if (coded) throw appError('invalid', 'errors.identity-code-found', { field: coded });
}

/** Somebody else who is asked to look again must be able to: an open account that may place and release holds. */
async function reviewerOf(tx: Tx, { reviewBy = '' }: Reviewed, act: Act): Promise<string> {
  if (reviewBy === '' || reviewBy === act.actor.id) return act.actor.id;
  const account = await accountById(tx, reviewBy);
  if (account === undefined || account.disabled_at !== null || !permits(account.role, 'holds.write'))
    throw appError('invalid', 'errors.hold-reviewer', { field: 'reviewBy' });
  return account.id;
}

/** Tells whose it was. What was due meanwhile is erased by the next run: its day has not been forgotten. @throws errors.hold-not-found */
export async function releaseHold(deps: RightsDeps, id: string, act: Act): Promise<string> {
  const subjectId = await deps.database.tx(async (tx) => {
    const at = act.at.toISOString();
    const row = await releaseHoldRow(tx, id, at, act.actor.id);
    if (!row) throw appError('not-found', 'errors.hold-not-found');
    await append(tx, { ...act, action: 'hold.release', kind: 'hold', recordId: id, subjectId: row.subject_id });
    await appendLedger(tx, { kind: 'hold-release', at, subjectId: row.subject_id, ref: id });
    return row.subject_id;
  });
  await copied(deps);
  return subjectId;
}

// Reported done only when the second place knows (DESIGN §5).
async function copied({ database, config, clock }: RightsDeps): Promise<void> {
  await flushLedger({ database, folder: config.ledgerDir, clock });
}

/** Accounts that may look again, with their names. */
export async function holdReviewers(conn: Conn): Promise<{ id: string; name: string }[]> {
  const open = (await allAccounts(conn)).filter(({ role, disabled_at }) => disabled_at === null && permits(role, 'holds.write'));
  return open.map(({ id, name }) => ({ id, name }));
}

/** What this account must look at again today; a hold whose reviewer can do so no more falls to everybody who can. */
export async function holdsToReview(conn: Conn, accountId: string, today: string): Promise<Hold[]> {
  const due = (await holds(conn)).filter(({ reviewOn }) => reviewOn <= today);
  if (due.length === 0) return [];
  const able = new Set((await holdReviewers(conn)).map(({ id }) => id));
  return due.filter(({ reviewBy }) => reviewBy === accountId || !able.has(reviewBy));
}

/** Holds in force, the one to be looked at soonest first. */
export async function holds(conn: Conn, subjectId?: string): Promise<Hold[]> {
  return (await allHolds(conn, subjectId)).map((row) => ({
    id: row.id,
    subjectId: row.subject_id,
    fields: fieldsOfHold(row),
    reason: row.reason,
    law: row.law,
    placedBy: row.placed_by,
    placedAt: row.placed_at,
    reviewOn: row.review_on,
    reviewBy: row.review_by,
  }));
}
