// Reading of newsletters and automations.

import { idList } from '#kernel/subjects';
import { reader, sql } from '#platform/db';
import type { Conn, Selectable } from '#platform/db';
import type { CampaignTable, CampaignTables } from './tables.ts';

export type CampaignRow = Selectable<CampaignTable>;

const on = (conn: Conn) => reader<CampaignTables>(conn);

export async function campaignNames(conn: Conn, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await on(conn)
    .selectFrom('campaign')
    .select(['id', 'name'])
    .where('id', 'in', sql<string>`${idList(conn, ids)}`)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
