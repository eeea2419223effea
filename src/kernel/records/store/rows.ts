/** The SQL of the only writer: it works on any table that signed the contract. */
import { dialectOf, insertRows, sql } from '#platform/db';
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

/** Rows by their keys; a key that no row has is left out. */
export async function rowsByKeys(conn: Conn, of: AnyKind, ids: readonly string[]): Promise<RowValues[]> {
  return (await sql<RowValues>`SELECT * FROM ${sql.table(of.table)} WHERE ${sql.ref(of.key)} IN ${idList(conn, ids)}`.execute(conn)).rows;
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

/** Changes these rows, each only while it is at its version where the table counts versions. True when one was not. */
export async function updateByKeys(
  tx: Tx,
  of: AnyKind,
  rows: readonly { readonly id: string; readonly version: number | undefined }[],
  changes: RowValues,
): Promise<boolean> {
  const sets = Object.entries(changes).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  const counted = rows.every(({ version }) => version !== undefined);
  if (counted) sets.push(sql`version = version + 1`);
  const ids = idList(
    tx,
    rows.map(({ id }) => id),
  );
  const still = counted ? sql` AND (${sql.ref(of.key)}, version) IN ${versions(tx, rows)}` : sql``;
  const result = await sql`UPDATE ${sql.table(of.table)} SET ${sql.join(sets)} WHERE ${sql.ref(of.key)} IN ${ids}${still}`.execute(tx);
  return result.numAffectedRows !== BigInt(rows.length);
}

function versions(tx: Tx, rows: readonly { readonly id: string; readonly version: number | undefined }[]) {
  const json = JSON.stringify(rows.map(({ id, version }) => [id, version]));
  return dialectOf(tx) === 'sqlite'
    ? sql`(SELECT value ->> 0, value ->> 1 FROM json_each(${json}))`
    : sql`(SELECT e ->> 0, (e ->> 1)::bigint FROM jsonb_array_elements(${json}::jsonb) AS e)`;
}

/** Deletes rows and what is known of where their changed fields came from. */
export async function deleteByKeys(tx: Tx, of: AnyKind, ids: readonly string[]): Promise<void> {
  await sql`DELETE FROM field_origin WHERE kind = ${of.kind} AND record_id IN ${idList(tx, ids)}`.execute(tx);
  await sql`DELETE FROM ${sql.table(of.table)} WHERE ${sql.ref(of.key)} IN ${idList(tx, ids)}`.execute(tx);
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

/** From now on these fields of the records come from this write. */
export async function putFieldOrigins(tx: Tx, rows: readonly FieldOriginRow[]): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(rows.map((row) => [row.kind, row.record_id, row.column_name, row.subject_id, row.origin_id]));
  const [from, at] =
    dialectOf(tx) === 'sqlite' ? [sql`json_each(${json})`, 'value'] : [sql`jsonb_array_elements(${json}::jsonb) AS e`, 'e'];
  const values = sql.join([0, 1, 2, 3, 4].map((n) => sql`${sql.ref(at)} ->> ${sql.lit(n)}`));
  await sql`
    INSERT INTO field_origin (kind, record_id, column_name, subject_id, origin_id)
    SELECT ${values} FROM ${from} WHERE 1 = 1
    ON CONFLICT (kind, record_id, column_name) DO UPDATE SET origin_id = excluded.origin_id, subject_id = excluded.subject_id`.execute(tx);
}
