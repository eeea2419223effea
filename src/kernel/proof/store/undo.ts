// What can be undone, looked at with queries of its own.

import { insertRows, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { CheckContext } from '../check.ts';

/** Entries past their end, entries that promise themselves too long a life, and entries of people who are gone. */
export async function undoEntries(conn: Conn, { now, longest }: { now: string; longest: number }): Promise<{ bad: number; of: number }> {
  const { rows } = await sql<{ at: string; expires: string; gone: number; n: number }>`
    select min(e.at) as at, e.expires, case when e.subject_id is not null and s.id is null then 1 else 0 end as gone, count(*) as n
      from undo_entry e left join subject s on s.id = e.subject_id
     group by e.expires, case when e.subject_id is not null and s.id is null then 1 else 0 end`.execute(conn);
  const all = rows.map((row) => ({ ...row, n: Number(row.n) }));
  const bad = all.filter(({ at, expires, gone }) => Number(gone) === 1 || expires < now || Date.parse(expires) - Date.parse(at) > longest);
  return { bad: bad.reduce((sum, { n }) => sum + n, 0), of: all.reduce((sum, { n }) => sum + n, 0) };
}

const COLUMNS = ['id', 'act_id', 'subject_id', 'op', 'kind', 'record_id', 'image', 'version_after', 'at', 'expires'] as const;

export async function putUndoEntry(conn: Conn, { id, at, expires }: { id: string; at: string; expires: string }): Promise<void> {
  await insertRows(conn, 'undo_entry', COLUMNS, [[id, id, null, 'remove', 'trial', id, null, null, at, expires]]);
}

export async function undoEntryLives(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 as x from undo_entry where id = ${id}`.execute(tx);
  return rows.length > 0;
}

/** A removed row that stays for a year. */
export async function sabotageUndo(ctx: CheckContext): Promise<void> {
  const { clock, database, ids } = ctx.deps;
  const far = new Date(clock.now().getTime() + 365 * 86_400_000).toISOString();
  await putUndoEntry(database.db, { id: ids.next(), at: clock.now().toISOString(), expires: far });
}
