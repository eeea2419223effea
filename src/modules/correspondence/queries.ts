// All reading of the correspondence module, and its counts.

import { reader, sql } from '#platform/db';
import type { Conn, Selectable } from '#platform/db';
import type { TimelineAsk } from '#kernel/deps';
import { idList } from '#kernel/subjects';
import type { CorrespondenceTables, MessageTable } from './tables.ts';

export type MessageRow = Selectable<MessageTable>;
/** A message as a list knows it: its beginning instead of its text, and whether it moved a clock. */
export type MessageLine = Pick<MessageRow, 'id' | 'subject_id' | 'direction' | 'sent_at' | 'title' | 'version'> & {
  readonly beginning: string;
  readonly counted: number;
};

const on = (conn: Conn) => reader<CorrespondenceTables>(conn);
const BEGINNING = 240;

export function messageById(conn: Conn, id: string): Promise<MessageRow | undefined> {
  return on(conn).selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Messages that stand before an instant and an id, newest first. */
export async function messagesBefore(conn: Conn, { subjectIds, before, limit }: TimelineAsk): Promise<MessageLine[]> {
  const older = before === null ? sql`` : sql` and (sent_at < ${before[0]} or (sent_at = ${before[0]} and id < ${before[1]}))`;
  const { rows } = await sql<MessageLine>`
    select id, subject_id, direction, sent_at, title, version, substr(body, 1, ${sql.lit(BEGINNING)}) as beginning,
      case when exists (select 1 from trigger_event as t where t.source_id = message.id) then 1 else 0 end as counted
    from message where subject_id in ${idList(conn, subjectIds)}${older} order by sent_at desc, id desc limit ${limit}`.execute(conn);
  return rows;
}

/** On which of these people the message is filed already, by its hash. */
export async function filedAlready(conn: Conn, hash: string, subjectIds: readonly string[]): Promise<Map<string, string>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await on(conn)
    .selectFrom('message')
    .select(['id', 'subject_id'])
    .where('message_hash', '=', hash)
    .where('subject_id', 'in', sql<string>`${idList(conn, subjectIds)}`)
    .execute();
  return new Map(rows.map((row) => [row.subject_id, row.id]));
}

export interface Counted {
  readonly way: string;
  readonly outcome: string;
  readonly n: number;
}

/** One more of this outcome on this day. */
export async function addCount(conn: Conn, day: string, way: string, outcome: string): Promise<void> {
  await sql`insert into message_count (id, day, way, outcome, n) values (${`${day}:${way}:${outcome}`}, ${day}, ${way}, ${outcome}, 1)
    on conflict (id) do update set n = message_count.n + 1`.execute(conn);
}

export async function countsSince(conn: Conn, day: string): Promise<Counted[]> {
  const rows = await on(conn)
    .selectFrom('message_count')
    .select((eb) => ['way', 'outcome', eb.fn.sum<number>('n').as('n')])
    .where('day', '>=', day)
    .groupBy(['way', 'outcome'])
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

export async function dropCountsBefore(conn: Conn, day: string): Promise<void> {
  await sql`delete from message_count where day < ${day}`.execute(conn);
}
