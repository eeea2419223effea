// Answers owed after an erasure: what became of the erasure is asked here, so that one that waits is never in the way of another.

import type { RequestTables } from '#kernel/requests';
import type { RightsTables } from '#kernel/rights';
import type { SubjectTables } from '#kernel/subjects';
import { reader } from '#platform/db';
import type { Conn, Selectable, Tx } from '#platform/db';
import type { VisitAnswerTable, VisitTables } from '../tables.ts';

export type AnswerRow = Selectable<VisitAnswerTable>;

const on = (conn: Conn) => conn.withTables<VisitTables>();

type Seen = VisitTables & Pick<RequestTables, 'request_case'> & Pick<RightsTables, 'erasure'> & Pick<SubjectTables, 'subject'>;

/** Each with its case, its erasure and its person, as far as they are there. */
function owed(conn: Conn) {
  return reader<Seen>(conn)
    .selectFrom('visit_answer as owed')
    .leftJoin('request_case as asked', 'asked.id', 'owed.request_id')
    .leftJoin('erasure as done', 'done.id', 'asked.erasure_id')
    .leftJoin('subject as here', 'here.id', 'owed.subject_id');
}

export async function insertAnswer(tx: Tx, row: AnswerRow): Promise<void> {
  await on(tx)
    .insertInto('visit_answer')
    .values(row)
    .onConflict((oc) => oc.column('request_id').doNothing())
    .execute();
}

/** Those that can be given now, and those that nobody waits for any more; in order, after the one named. */
export function answersDue(conn: Conn, after: string, limit: number): Promise<AnswerRow[]> {
  return owed(conn)
    .selectAll('owed')
    .where('owed.id', '>', after)
    .where((eb) =>
      eb.or([eb('asked.id', 'is', null), eb('asked.state', '=', 'closed'), eb('done.id', 'is', null), eb('done.state', '=', 'certified')]),
    )
    .orderBy('owed.id')
    .limit(limit)
    .execute();
}

/** All of them, each with the instant from which its days are counted. */
export async function allAnswers(conn: Conn): Promise<(AnswerRow & { since: string })[]> {
  const rows = await owed(conn).selectAll('owed').select('done.erased_at').orderBy('owed.id').execute();
  return rows.map(({ erased_at, ...row }) => ({ ...row, since: erased_at ?? row.created_at }));
}

/** Forgets the address of everybody who was erased before an instant, proved or not; of whoever is gone otherwise, what was owed before it. */
export async function dropLateAnswers(conn: Conn, before: string): Promise<void> {
  const late = await owed(conn)
    .select('owed.id')
    .where((eb) =>
      eb.or([
        eb('done.erased_at', '<=', before),
        eb.and([eb('done.erased_at', 'is', null), eb('here.id', 'is', null), eb('owed.created_at', '<=', before)]),
      ]),
    )
    .execute();
  for (const { id } of late) await dropAnswer(conn, id);
}

/** False when another process has given the answer. */
export async function dropAnswer(tx: Conn, id: string): Promise<boolean> {
  const done = await on(tx).deleteFrom('visit_answer').where('id', '=', id).executeTakeFirst();
  return done.numDeletedRows > 0n;
}
