/** Rows that become another subject's, in any table that signed the contract. */
import { errorKind, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { idList } from '#kernel/subjects';
import type { AnyKind } from '../contract.ts';
import type { RowValues } from '../context.ts';
import { insertAll } from './rows.ts';

function subjectColumn({ kind, subject }: AnyKind): string {
  if (subject === 'none' || 'via' in subject) throw new TypeError(`${kind} does not name its subject`);
  return subject.column;
}

export async function keysOf(conn: Conn, of: AnyKind, subjectId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT ${sql.ref(of.key)} AS id FROM ${sql.table(of.table)} WHERE ${sql.ref(subjectColumn(of))} = ${subjectId} ORDER BY 1`.execute(
    conn,
  );
  return rows.map(({ id }) => id);
}

/** These rows are from now on about this subject, and so is what is known of where their values came from. */
export async function moveRows(tx: Tx, of: AnyKind, keys: readonly string[], to: string): Promise<void> {
  if (keys.length === 0) return;
  const list = idList(tx, keys);
  if (of.fixed === 'anew') return writeAnew(tx, of, keys, to);
  await sql`UPDATE ${sql.table(of.table)} SET ${sql.ref(subjectColumn(of))} = ${to} WHERE ${sql.ref(of.key)} IN ${list}`.execute(tx);
  await sql`UPDATE field_origin SET subject_id = ${to} WHERE kind = ${of.kind} AND record_id IN ${list}`.execute(tx);
}

/** What may not be changed is written again as the other's. */
async function writeAnew(tx: Tx, of: AnyKind, keys: readonly string[], to: string): Promise<void> {
  const table = sql.table(of.table);
  const list = idList(tx, keys);
  const { rows } = await sql<RowValues>`SELECT * FROM ${table} WHERE ${sql.ref(of.key)} IN ${list}`.execute(tx);
  await sql`DELETE FROM ${table} WHERE ${sql.ref(of.key)} IN ${list}`.execute(tx);
  const fresh = rows.map((row) => ({ ...row, [subjectColumn(of)]: to }));
  await insertAll(tx, of, Object.keys(of.columns), fresh);
}

/** What was computed of a subject who is no longer; the room that computes it does so again. */
export async function dropRows(tx: Tx, of: AnyKind, subjectId: string): Promise<void> {
  await sql`DELETE FROM ${sql.table(of.table)} WHERE ${sql.ref(subjectColumn(of))} = ${subjectId}`.execute(tx);
}

/** The same, or false where the subject has a row already that only one can be of. */
export async function tryMove(tx: Tx, of: AnyKind, keys: readonly string[], to: string): Promise<boolean> {
  await sql`SAVEPOINT moving`.execute(tx);
  try {
    await moveRows(tx, of, keys, to);
  } catch (error) {
    await sql`ROLLBACK TO SAVEPOINT moving`.execute(tx);
    await sql`RELEASE SAVEPOINT moving`.execute(tx);
    if (errorKind(error) !== 'unique') throw error;
    return false;
  }
  await sql`RELEASE SAVEPOINT moving`.execute(tx);
  return true;
}

/** Whether the row is there because an import brought it. */
export async function isImported(conn: Conn, { origin_id }: RowValues): Promise<boolean> {
  if (typeof origin_id !== 'string') return false;
  const { rows } = await sql<{ id: string }>`SELECT id FROM origin WHERE id = ${origin_id} AND import_id IS NOT NULL`.execute(conn);
  return rows.length > 0;
}
