// A hold keeps named data against erasure for a legal claim (GDPR Art. 17(3)(e), 18): with reason, law, a person who placed it and a day to look again.

import { localDate } from '#platform/clock';
import type { Conn } from '#platform/db';
import { append, appendLedger, flushLedger } from '#kernel/audit';
import { holdsIdentityCode } from '#kernel/records';
import { appError } from '#platform/errors';
import { policyOf } from './deps.ts';
import type { Act, RightsDeps } from './deps.ts';
import { fieldsOfHold } from './grounds.ts';
import { allHolds, insertHold, lockSubject, releaseHoldRow } from './store/queries.ts';

export interface NewHold {
  readonly subjectId: string;
  /** Field ids; '*' among them holds everything. */
  readonly fields: readonly string[];
  readonly reason: string;
  readonly law: string;
  readonly reviewOn: string;
}

export interface Hold extends NewHold {
  readonly id: string;
  readonly placedBy: string;
  readonly placedAt: string;
}

/** @throws errors.subject-not-found, errors.hold-review-passed, errors.hold-fields-unknown, errors.identity-code-found */
export async function placeHold(deps: RightsDeps, hold: NewHold, act: Act): Promise<string> {
  const whole = hold.fields.length === 0 || hold.fields.includes('*');
  const unknown = whole ? [] : hold.fields.filter((field) => policyOf(deps).field(field) === undefined);
  if (unknown.length > 0)
    throw appError('invalid', 'errors.hold-fields-unknown', { field: 'fields', params: { fields: unknown.join(', ') } });
  if (hold.reviewOn <= localDate(act.at)) throw appError('invalid', 'errors.hold-review-passed', { field: 'reviewOn' });
  const coded = (['reason', 'law'] as const).find((field) => holdsIdentityCode(hold[field], localDate(act.at)));
  if (coded) throw appError('invalid', 'errors.identity-code-found', { field: coded });
  const id = deps.ids.next();
  await deps.database.tx(async (tx) => {
    if (!(await lockSubject(tx, hold.subjectId))) throw appError('not-found', 'errors.subject-not-found');
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
      released_at: null,
      released_by: null,
    });
    await append(tx, {
      ...act,
      action: 'hold.place',
      kind: 'hold',
      recordId: id,
      subjectId,
      detail: { fields: whole ? 'all' : fieldsOfHold({ fields }), review: reviewOn },
    });
    await appendLedger(tx, { kind: 'hold', at, subjectId, fields: fieldsOfHold({ fields }), ref: id, code: 'hold' });
  });
  await copied(deps);
  return id;
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
  }));
}
