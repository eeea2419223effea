// Adds and reads the log of disclosures.

import { insertRows, reader, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { DisclosureRow, DisclosureTables, ExportCopyRow } from '../tables.ts';

const COLUMNS = [
  'id',
  'subject_id',
  'recipient_id',
  'party_id',
  'way',
  'fields',
  'basis_kind',
  'basis_ref',
  'at',
  'policy_version_id',
  'copy_id',
  'actor_kind',
  'actor_id',
] as const;

export async function insertDisclosures(tx: Tx, rows: readonly DisclosureRow[]): Promise<void> {
  await insertRows(
    tx,
    'disclosure',
    COLUMNS,
    rows.map((row) => COLUMNS.map((column) => row[column])),
  );
}

const read = (conn: Conn) => reader<DisclosureTables>(conn);

/** What was shown or given of one person, the latest first. */
export async function disclosuresOfSubject(conn: Conn, subjectId: string): Promise<DisclosureRow[]> {
  const rows = read(conn).selectFrom('disclosure').selectAll().where('subject_id', '=', subjectId);
  return rows.orderBy('at', 'desc').orderBy('id', 'desc').execute();
}

export async function deleteDisclosuresBefore(tx: Tx, at: string): Promise<number> {
  const done = await tx.withTables<DisclosureTables>().deleteFrom('disclosure').where('at', '<', at).executeTakeFirst();
  return Number(done.numDeletedRows);
}

export interface RecipientSum {
  readonly recipient_id: string;
  readonly n: number;
  readonly last: string;
}

/** How often and how lately each recipient saw or got something. */
export async function sumsByRecipient(conn: Conn): Promise<RecipientSum[]> {
  const { rows } = await sql<RecipientSum>`
    select recipient_id, count(*) as n, max(at) as last from disclosure group by recipient_id`.execute(conn);
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

export interface LogLine {
  readonly at: string;
  readonly way: DisclosureRow['way'];
  readonly fields: string;
  readonly party_id: string | null;
  readonly actor_id: string;
  readonly people: number;
  readonly subject_id: string;
}

/** Acts of one recipient, the latest first; an export is one line however many people were in it. */
export async function linesOfRecipient(conn: Conn, recipientId: string, limit: number): Promise<LogLine[]> {
  const { rows } = await sql<LogLine>`
    select at, way, fields, party_id, actor_id, count(*) as people, max(subject_id) as subject_id
    from disclosure where recipient_id = ${recipientId}
    group by at, way, fields, party_id, actor_id, coalesce(copy_id, id) order by at desc limit ${limit}`.execute(conn);
  return rows.map((row) => ({ ...row, people: Number(row.people) }));
}

export async function insertCopy(tx: Tx, row: ExportCopyRow): Promise<void> {
  await tx.withTables<DisclosureTables>().insertInto('export_copy').values(row).execute();
}

/** Copies that must be destroyed come first, in the order of their day. */
export async function copiesOf(conn: Conn, recipientId?: string): Promise<ExportCopyRow[]> {
  let query = read(conn).selectFrom('export_copy').selectAll();
  if (recipientId !== undefined) query = query.where('recipient_id', '=', recipientId);
  return query.orderBy('made_at', 'desc').execute();
}

/** Copies that had to be gone before this day and are not signed for, the oldest day first. */
export async function copiesPast(conn: Conn, today: string): Promise<ExportCopyRow[]> {
  const open = read(conn).selectFrom('export_copy').selectAll().where('destroyed_at', 'is', null).where('destroy_by', '<', today);
  return open.orderBy('destroy_by').orderBy('id').execute();
}

/** False when it was signed for already. */
export async function markDestroyed(tx: Tx, id: string, at: string, by: string): Promise<boolean> {
  const done = await tx
    .withTables<DisclosureTables>()
    .updateTable('export_copy')
    .set({ destroyed_at: at, destroyed_by: by })
    .where('id', '=', id)
    .where('destroyed_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
