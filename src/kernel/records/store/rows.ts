/** The SQL of the only writer: it works on any table that signed the contract. */
import { insertRows, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { idList } from '#kernel/subjects';
import type { AnyKind } from '../contract.ts';
import type { RowValues } from '../context.ts';
import type { FieldOriginRow, OriginRow } from '../tables.ts';

/** One row by its key; undefined when there is none. */
export async function rowByKey(conn: Conn, of: AnyKind, id: string): Promise<RowValues | undefined> {
  const { rows } = await sql<RowValues>`SELECT * FROM ${sql.table(of.table)} WHERE ${sql.ref(of.key)} = ${id}`.execute(conn);
  return rows[0];
}

/** Rows in the order of `columns`; a value that a row does not have is null. */
export async function insertAll(tx: Tx, of: AnyKind, columns: readonly string[], rows: readonly RowValues[]): Promise<void> {
  await insertRows(
    tx,
    of.table,
    columns,
    rows.map((row) => columns.map((column) => row[column] ?? null)),
  );
}

/** Changes one row, only while it is at `version` when the table counts versions. Returns whether it was changed. */
export async function updateByKey(tx: Tx, of: AnyKind, id: string, changes: RowValues, version: number | undefined): Promise<boolean> {
  const sets = Object.entries(changes).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  if (version !== undefined) sets.push(sql`version = ${version + 1}`);
  const still = version === undefined ? sql`` : sql` AND version = ${version}`;
  const result = await sql`UPDATE ${sql.table(of.table)} SET ${sql.join(sets)} WHERE ${sql.ref(of.key)} = ${id}${still}`.execute(tx);
  return result.numAffectedRows === 1n;
}

/** Deletes one row and what is known of where its changed fields came from. */
export async function deleteByKey(tx: Tx, of: AnyKind, id: string): Promise<boolean> {
  await sql`DELETE FROM field_origin WHERE kind = ${of.kind} AND record_id = ${id}`.execute(tx);
  const result = await sql`DELETE FROM ${sql.table(of.table)} WHERE ${sql.ref(of.key)} = ${id}`.execute(tx);
  return result.numAffectedRows === 1n;
}

/** Subject of each parent row, for kinds that reach their subject through a parent. */
export async function subjectsOfParents(
  conn: Conn,
  via: { table: string; key: string; subjectColumn: string },
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; subject_id: string }>`
    SELECT ${sql.ref(via.key)} AS id, ${sql.ref(via.subjectColumn)} AS subject_id
      FROM ${sql.table(via.table)} WHERE ${sql.ref(via.key)} IN ${idList(conn, keys)}`.execute(conn);
  return new Map(rows.map((row) => [row.id, row.subject_id]));
}

const ORIGIN_COLUMNS = ['id', 'source', 'purpose', 'actor_id', 'actor_kind', 'policy_version_id', 'recorded_at', 'import_id'] as const;

export async function insertOrigin(tx: Tx, origin: OriginRow): Promise<void> {
  await insertRows(tx, 'origin', ORIGIN_COLUMNS, [ORIGIN_COLUMNS.map((column) => origin[column])]);
}

/** From now on these fields of the record come from this write. */
export async function putFieldOrigins(tx: Tx, rows: readonly FieldOriginRow[]): Promise<void> {
  for (const row of rows) {
    await sql`
      INSERT INTO field_origin (kind, record_id, column_name, subject_id, origin_id)
      VALUES (${row.kind}, ${row.record_id}, ${row.column_name}, ${row.subject_id}, ${row.origin_id})
      ON CONFLICT (kind, record_id, column_name) DO UPDATE SET origin_id = excluded.origin_id, subject_id = excluded.subject_id`.execute(
      tx,
    );
  }
}
