/** Where the data of a subject came from: for the page "what we hold, from where, until when" and for access requests (Art. 15(1)(g)). */
import { idList } from '#kernel/subjects';
import { reader, sql } from '#platform/db';
import type { Conn } from '#platform/db';
import type { CustomValueRow, FieldOriginRow, OriginRow, RecordTables } from '../tables.ts';

export async function originsById(conn: Conn, ids: readonly string[]): Promise<ReadonlyMap<string, OriginRow>> {
  if (ids.length === 0) return new Map();
  const rows = await reader<RecordTables>(conn)
    .selectFrom('origin')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Fields of the subject that were changed after their record was written. */
export async function fieldOriginsOf(conn: Conn, subjectId: string): Promise<FieldOriginRow[]> {
  return reader<RecordTables>(conn)
    .selectFrom('field_origin')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('kind')
    .orderBy('record_id')
    .orderBy('column_name')
    .execute();
}

/** Values of the fields that only the policy knows. */
export async function customValuesOf(conn: Conn, subjectIds: readonly string[]): Promise<CustomValueRow[]> {
  if (subjectIds.length === 0) return [];
  const rows = reader<RecordTables>(conn)
    .selectFrom('custom_value')
    .selectAll()
    .where('subject_id', 'in', sql<string>`${idList(conn, subjectIds)}`);
  return rows.orderBy('subject_id').orderBy('field_id').execute();
}
