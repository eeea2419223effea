// All SQL of disputed fields: values that came back with a backup although the person had set them right.

import { insertRows, reader, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { idList } from '#kernel/subjects';
import type { DisputeRow, RightsTables } from '../tables.ts';

const COLUMNS = ['id', 'subject_id', 'field_id', 'since'] as const;

export async function insertDisputes(tx: Tx, rows: readonly DisputeRow[]): Promise<void> {
  await insertRows(
    tx,
    'disputed_field',
    COLUMNS,
    rows.map((row) => COLUMNS.map((column) => row[column])),
    'keep',
  );
}

/** The fields among these that were disputed and are not any more. */
export async function settleDisputes(tx: Tx, subjectId: string, fields: readonly string[]): Promise<string[]> {
  if (fields.length === 0) return [];
  const gone = await tx
    .withTables<RightsTables>()
    .deleteFrom('disputed_field')
    .where('subject_id', '=', subjectId)
    .where('field_id', 'in', fields)
    .returning('field_id')
    .execute();
  return gone.map(({ field_id }) => field_id);
}

/** For each of these subjects the fields whose value is not to be used; a subject without any is absent. */
export async function disputedAmong(conn: Conn, subjectIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (subjectIds.length === 0) return new Map();
  const { rows } = await sql<Pick<DisputeRow, 'subject_id' | 'field_id'>>`
    select subject_id, field_id from disputed_field where subject_id in ${idList(conn, subjectIds)}`.execute(conn);
  const bySubject = Map.groupBy(rows, ({ subject_id }) => subject_id);
  return new Map([...bySubject].map(([id, of]) => [id, new Set(of.map(({ field_id }) => field_id))]));
}

/** Fields of the subject whose value is not to be used, with the day on which it had been set right. */
export async function disputesOf(conn: Conn, subjectId: string): Promise<DisputeRow[]> {
  return reader<RightsTables>(conn)
    .selectFrom('disputed_field')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('field_id')
    .execute();
}
