/** A list of ids of any length as one bound value, so that the statement stays the same and no limit of parameters is met. */
import { dialectOf, sql } from '#platform/db';
import type { Conn, RawBuilder } from '#platform/db';

export function idList(conn: Conn, ids: readonly string[]): RawBuilder<unknown> {
  return dialectOf(conn) === 'sqlite'
    ? sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
    : // The planner counts what is in an array; of JSON it supposes a hundred, and reads a whole table for two dozen.
      sql`(SELECT unnest(${ids}::text[]))`;
}
