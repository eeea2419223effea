// Reading of tasks, and the copy of the earliest open one that lists of people read.

import { idList } from '#kernel/subjects';
import { reader, sql } from '#platform/db';
import type { Conn, Selectable, Tx } from '#platform/db';
import type { TaskTable, TaskTables } from './tasks/records.ts';

export type TaskRow = Selectable<TaskTable>;

const on = (conn: Conn) => reader<TaskTables>(conn);

/** What is done without a day comes after what has one. */
const SOONEST = sql`done_on is not null, due_on is null, due_on, id`;

/** Open tasks of these subjects, soonest first. */
export async function openTasksOf(conn: Conn, subjectIds: readonly string[]): Promise<TaskRow[]> {
  if (subjectIds.length === 0) return [];
  const rows = on(conn).selectFrom('task').selectAll().where('done_on', 'is', null);
  return rows
    .where('subject_id', 'in', sql<string>`${idList(conn, subjectIds)}`)
    .orderBy(SOONEST)
    .execute();
}

/** The earliest open task of each of those who have one. */
export async function nextTasksOf(conn: Conn, subjectIds: readonly string[]): Promise<Map<string, TaskRow>> {
  const soonest = await openTasksOf(conn, subjectIds);
  return new Map(soonest.toReversed().map((task) => [task.subject_id, task]));
}

/** Done tasks of a subject, the latest first. */
export function doneTasksOf(conn: Conn, subjectId: string, limit: number): Promise<TaskRow[]> {
  const rows = on(conn).selectFrom('task').selectAll().where('subject_id', '=', subjectId).where('done_on', 'is not', null);
  return rows.orderBy('done_on', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

export function taskById(conn: Conn, id: string): Promise<TaskRow | undefined> {
  return on(conn).selectFrom('task').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Copies the earliest open task of each of these people beside their name, where lists and their order find it. */
export async function refreshNextActions(tx: Tx, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  const first = (column: string) =>
    sql`(select ${sql.ref(column)} from task as t where t.subject_id = person.id and t.done_on is null order by t.due_on is null, t.due_on, t.id limit 1)`;
  await sql`update person set next_action = ${first('title')}, next_action_on = ${first('due_on')} where id in ${idList(tx, personIds)}`.execute(
    tx,
  );
}

export interface DueTask extends TaskRow {
  readonly subject_kind: 'person' | 'organisation';
}

/** Open tasks that are late or due by the day, soonest first; nobody acts on data whose processing is restricted. */
export function tasksDueBy(conn: Conn, day: string, limit: number, accountId?: string): Promise<DueTask[]> {
  let rows = reader<TaskTables & { subject: { id: string; kind: 'person' | 'organisation'; restricted_at: string | null } }>(conn)
    .selectFrom('task as t')
    .innerJoin('subject as s', 's.id', 't.subject_id')
    .selectAll('t')
    .select('s.kind as subject_kind')
    .where('t.done_on', 'is', null)
    .where('t.due_on', '<=', day)
    .where('s.restricted_at', 'is', null);
  if (accountId !== undefined) rows = rows.where('t.account_id', '=', accountId);
  return rows.orderBy('t.due_on').orderBy('t.id').limit(limit).execute();
}
