// Reading of lists of calls and letters: a constant number of statements, whatever their length.

import { reader, sql } from '#platform/db';
import type { Conn, Selectable, Tx } from '#platform/db';
import type { CallEntryTable, CallListTable, CallTables, EntryState } from './tables.ts';

export type CallListRow = Selectable<CallListTable>;
export type CallEntryRow = Selectable<CallEntryTable>;

const on = (conn: Conn) => reader<CallTables>(conn);

export async function allLists(conn: Conn): Promise<CallListRow[]> {
  return (await on(conn).selectFrom('call_list').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(200).execute()).map(
    counted,
  );
}

export async function listById(conn: Conn, id: string): Promise<CallListRow | undefined> {
  const row = await on(conn).selectFrom('call_list').selectAll().where('id', '=', id).executeTakeFirst();
  return row && counted(row);
}

function counted(row: CallListRow): CallListRow {
  return { ...row, candidates: Number(row.candidates) };
}

export interface EntryCount {
  readonly list_id: string;
  readonly state: EntryState;
  readonly n: number;
}

/** How many of each list stand in each state. */
export async function countsOf(conn: Conn, id?: string): Promise<EntryCount[]> {
  const { rows } = await sql<EntryCount>`select list_id, state, count(*) as n from call_entry ${
    id === undefined ? sql`` : sql`where list_id = ${id}`
  } group by list_id, state`.execute(conn);
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

export interface PageOfEntries {
  readonly listId: string;
  readonly state: EntryState;
  readonly after: string | null;
  readonly limit: number;
}

export function entriesOf(conn: Conn, { listId, state, after, limit }: PageOfEntries): Promise<CallEntryRow[]> {
  let query = on(conn).selectFrom('call_entry').selectAll().where('list_id', '=', listId).where('state', '=', state);
  if (after !== null) query = query.where('id', '>', after);
  return query.orderBy('id').limit(limit).execute();
}

export function entryById(conn: Conn, listId: string, id: string): Promise<CallEntryRow | undefined> {
  return on(conn).selectFrom('call_entry').selectAll().where('list_id', '=', listId).where('id', '=', id).executeTakeFirst();
}

/** Rules by which somebody was left out, how many by each, and the first of them. */
export async function blockedByRule(
  conn: Conn,
  listId: string,
  samples: number,
): Promise<{ rule: string; n: number; subjects: string[] }[]> {
  const { rows } = await sql<{ rule: string; n: number | string; subject_id: string }>`
    select rule, n, subject_id from (
      select rule, subject_id, count(*) over (partition by rule) as n, row_number() over (partition by rule order by id) as place
      from call_entry where list_id = ${listId} and state = 'blocked') as q
    where place <= ${samples} order by n desc, rule, place`.execute(conn);
  const found = Map.groupBy(rows, ({ rule }) => rule);
  return [...found].map(([rule, of]) => ({ rule, n: Number(of[0]?.n ?? 0), subjects: of.map(({ subject_id }) => subject_id) }));
}

/** Entries whose people have not been reached yet. */
export async function waitingOn(conn: Conn, listId: string): Promise<string[]> {
  const rows = await on(conn)
    .selectFrom('call_entry')
    .select('id')
    .where('list_id', '=', listId)
    .where('state', 'in', ['waiting', 'no-answer'])
    .execute();
  return rows.map(({ id }) => id);
}

/** What is to be shown no longer: entries, and lists that have none left. Returns how many entries went. */
export async function deleteCallsBefore(tx: Tx, at: string): Promise<number> {
  const own = tx.withTables<CallTables>();
  const gone = await own.deleteFrom('call_entry').where('created_at', '<', at).executeTakeFirst();
  await own
    .deleteFrom('call_list')
    .where('created_at', '<', at)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('call_entry').select('id').whereRef('call_entry.list_id', '=', 'call_list.id'))),
    )
    .execute();
  return Number(gone.numDeletedRows);
}
