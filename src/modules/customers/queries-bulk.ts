// What an act on many needs to know of each: a constant number of questions for a batch.

import { idList } from '#kernel/subjects';
import { dialectOf, reader, sql } from '#platform/db';
import type { Conn, Selectable, Tx } from '#platform/db';
import type { BulkRunTable, BulkTables } from './bulk-acts/records.ts';

export type BulkRunRow = Selectable<BulkRunTable>;

export interface Standing {
  readonly id: string;
  readonly restricted: boolean;
  readonly memberships: readonly { readonly id: string; readonly registerId: string }[];
}

/** Which list the act is done to. */
export type About = 'people' | 'organisations';

const TABLES = { people: 'person', organisations: 'organisation' } as const satisfies Record<About, string>;

/** Those of the ids that are in this list, with what decides whether something may be done to them. */
export async function standingsOf(conn: Conn, about: About, ids: readonly string[]): Promise<Map<string, Standing>> {
  const { rows } = await sql<{ id: string; restricted_at: string | null; memberships: string | null }>`
    select s.id, s.restricted_at,
      (select string_agg(m.id || ' ' || m.register_id, ',') from membership as m where m.subject_id = s.id and m.ended_on is null) as memberships
    from subject as s join ${sql.table(TABLES[about])} as p on p.id = s.id where s.id in ${idList(conn, ids)}`.execute(conn);
  return new Map(
    rows.map((row) => {
      const memberships = (row.memberships?.split(',') ?? []).map((each) => {
        const [id = '', registerId = ''] = each.split(' ');
        return { id, registerId };
      });
      return [row.id, { id: row.id, restricted: row.restricted_at !== null, memberships }];
    }),
  );
}

export async function runById(conn: Conn, id: string): Promise<BulkRunRow | undefined> {
  return reader<BulkTables>(conn).selectFrom('bulk_run').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The same, kept from others until the transaction ends. */
export async function lockRun(tx: Tx, id: string): Promise<BulkRunRow | undefined> {
  const query = reader<BulkTables>(tx).selectFrom('bulk_run').selectAll().where('id', '=', id);
  return (dialectOf(tx) === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
}

export async function runningBulk(conn: Conn): Promise<string[]> {
  const rows = await reader<BulkTables>(conn).selectFrom('bulk_run').select('id').where('state', '=', 'running').execute();
  return rows.map(({ id }) => id);
}
