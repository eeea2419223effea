// Rows as one bound value, so that a statement stays the same however many they are.

import { dialectOf, sql } from '#platform/db';
import type { Conn, RawBuilder } from '#platform/db';

/** A table of these rows for a FROM clause; on PostgreSQL every value is read as text. */
export function rowsOf<Row extends object>(
  conn: Conn,
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
): RawBuilder<unknown> {
  const json = JSON.stringify(rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]]))));
  if (dialectOf(conn) === 'sqlite') {
    const read = columns.map((column) => sql`json_extract(value, ${sql.lit(`$.${column}`)}) as ${sql.ref(column)}`);
    return sql`(select ${sql.join(read)} from json_each(${json}))`;
  }
  const read = columns.map((column) => sql`value ->> ${sql.lit(column)} as ${sql.ref(column)}`);
  return sql`(select ${sql.join(read)} from jsonb_array_elements(${json}::jsonb))`;
}
