/** A list of ids of any length as one bound value, so that the statement stays the same and no limit of parameters is met. */
import { dialectOf, sql } from '#platform/db';
import type { Conn, RawBuilder } from '#platform/db';

export function idList(conn: Conn, ids: readonly string[]): RawBuilder<unknown> {
  const json = JSON.stringify(ids);
  return dialectOf(conn) === 'sqlite'
    ? sql`(SELECT value FROM json_each(${json}))`
    : sql`(SELECT jsonb_array_elements_text(${json}::jsonb))`;
}
