// Reading of kept audiences.

import { reader } from '#platform/db';
import type { Conn, Selectable } from '#platform/db';
import type { AudienceTable, AudienceTables } from './tables.ts';

export type AudienceRow = Selectable<AudienceTable>;

const on = (conn: Conn) => reader<AudienceTables>(conn);

export function allAudiences(conn: Conn): Promise<AudienceRow[]> {
  return on(conn).selectFrom('audience').selectAll().orderBy('name').orderBy('id').execute();
}

export function audienceById(conn: Conn, id: string): Promise<AudienceRow | undefined> {
  return on(conn).selectFrom('audience').selectAll().where('id', '=', id).executeTakeFirst();
}
