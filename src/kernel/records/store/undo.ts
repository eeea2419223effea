/** What acts replaced and removed, for as long as it can be brought back. */
import { insertRows, reader, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { idList } from '#kernel/subjects';
import type { AnyKind } from '../contract.ts';
import type { FieldOriginRow, RecordTables, UndoActRow, UndoEntryRow } from '../tables.ts';

const COLUMNS = ['id', 'act_id', 'subject_id', 'op', 'kind', 'record_id', 'image', 'version_after', 'at', 'expires'] as const;

export async function putUndo(tx: Tx, act: UndoActRow, entries: readonly UndoEntryRow[]): Promise<void> {
  await sql`
    INSERT INTO undo_act (id, actor_id, entries, at, expires)
    VALUES (${act.id}, ${act.actor_id}, ${act.entries}, ${act.at}, ${act.expires})
    ON CONFLICT (id) DO UPDATE SET entries = undo_act.entries + excluded.entries,
      expires = CASE WHEN excluded.expires > undo_act.expires THEN excluded.expires ELSE undo_act.expires END`.execute(tx);
  await insertRows(
    tx,
    'undo_entry',
    COLUMNS,
    entries.map((entry) => COLUMNS.map((column) => entry[column])),
  );
}

/** One at a time takes an act back. */
export async function lockAct(tx: Tx, id: string): Promise<UndoActRow | undefined> {
  await sql`UPDATE undo_act SET entries = entries WHERE id = ${id}`.execute(tx);
  return reader<RecordTables>(tx).selectFrom('undo_act').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Entries of an act, the last first. */
export async function entriesOfAct(conn: Conn, actId: string, limit?: number): Promise<UndoEntryRow[]> {
  const rows = reader<RecordTables>(conn).selectFrom('undo_entry').selectAll().where('act_id', '=', actId).orderBy('id', 'desc');
  return (limit === undefined ? rows : rows.limit(limit)).execute();
}

const PAGE = 500;

/** Every entry, in pages. */
export async function* allEntries(conn: Conn): AsyncIterable<UndoEntryRow> {
  for (let after = ''; ;) {
    const rows = await reader<RecordTables>(conn)
      .selectFrom('undo_entry')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.id;
  }
}

export async function dropAct(tx: Tx, actId: string): Promise<void> {
  await sql`DELETE FROM undo_entry WHERE act_id = ${actId}`.execute(tx);
  await sql`DELETE FROM undo_act WHERE id = ${actId}`.execute(tx);
}

/** One entry was used; its act is whole without it. */
export async function dropEntry(tx: Tx, actId: string, id: string): Promise<void> {
  await sql`DELETE FROM undo_entry WHERE id = ${id}`.execute(tx);
  await sql`UPDATE undo_act SET entries = entries - 1 WHERE id = ${actId}`.execute(tx);
}

/** Nothing of the person can be brought back any more. */
export async function forgetUndo(tx: Tx, subjectId: string): Promise<void> {
  await sql`DELETE FROM undo_entry WHERE subject_id = ${subjectId}`.execute(tx);
}

/** What is past its time goes. Returns how many entries went. */
export async function dropPastUndo(conn: Conn, now: string): Promise<number> {
  const { numAffectedRows } = await sql`DELETE FROM undo_entry WHERE expires <= ${now}`.execute(conn);
  await sql`DELETE FROM undo_act WHERE expires <= ${now}`.execute(conn);
  return Number(numAffectedRows ?? 0n);
}

/** Where the columns of these records came from that were changed after they were written. */
export async function originsOfRecords(conn: Conn, kind: string, recordIds: readonly string[]): Promise<FieldOriginRow[]> {
  const rows = reader<RecordTables>(conn).selectFrom('field_origin').selectAll();
  return rows
    .where('kind', '=', kind)
    .where('record_id', 'in', sql<string>`${idList(conn, recordIds)}`)
    .execute();
}

/** Whether any of these columns has an origin by now that is not of the import which the entry is of. */
export async function toldByOther(
  conn: Conn,
  { act_id, kind, record_id }: Pick<UndoEntryRow, 'act_id' | 'kind' | 'record_id'>,
  columns: readonly string[],
): Promise<boolean> {
  if (columns.length === 0) return false;
  const { rows } = await sql<{ one: number }>`
    SELECT 1 AS one FROM field_origin AS f JOIN origin AS o ON o.id = f.origin_id
     WHERE f.kind = ${kind} AND f.record_id = ${record_id} AND f.column_name IN (${sql.join([...columns])})
       AND coalesce(o.import_id, '') <> ${act_id} LIMIT 1`.execute(conn);
  return rows.length > 0;
}

export async function dropFieldOrigin(tx: Tx, kind: string, recordId: string, column: string): Promise<void> {
  await sql`DELETE FROM field_origin WHERE kind = ${kind} AND record_id = ${recordId} AND column_name = ${column}`.execute(tx);
}

/** How many rows of the kind the subject has; of a kind whose rows know their subject. */
export async function countRows(conn: Conn, of: AnyKind, subjectId: string): Promise<number> {
  if (of.subject === 'none' || 'via' in of.subject) return 0;
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM ${sql.table(of.table)} WHERE ${sql.ref(of.subject.column)} = ${subjectId}`.execute(conn);
  return Number(rows[0]?.n ?? 0);
}
