// Visits of people who asked to be known.

import { reader, sql } from '#platform/db';
import type { Conn, Selectable } from '#platform/db';
import { idList } from '#kernel/subjects';
import type { AnalyticsTables, PersonVisitTable } from './tables.ts';

export type PersonVisit = Selectable<PersonVisitTable>;

const on = (conn: Conn) => reader<AnalyticsTables>(conn);

/** Which of these visits are somebody's. */
export function linkedTo(conn: Conn, sessionIds: readonly string[]): Promise<PersonVisit[]> {
  const rows = on(conn).selectFrom('person_visit').selectAll();
  return rows
    .where('session_id', 'in', sql<string>`${idList(conn, sessionIds)}`)
    .orderBy('id')
    .execute();
}

/** People who have visits, a page at a time. */
export async function visitorsAfter(conn: Conn, after: string, limit: number): Promise<string[]> {
  const rows = on(conn).selectFrom('person_visit').select('subject_id').distinct().where('subject_id', '>', after);
  return (await rows.orderBy('subject_id').limit(limit).execute()).map(({ subject_id }) => subject_id);
}

export async function visitIdsOf(conn: Conn, subjectIds: readonly string[]): Promise<string[]> {
  const rows = on(conn).selectFrom('person_visit').select('id');
  return (await rows.where('subject_id', 'in', sql<string>`${idList(conn, subjectIds)}`).execute()).map(({ id }) => id);
}
