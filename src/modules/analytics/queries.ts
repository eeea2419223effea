// All reading of the analytics module: sums over days, never a visit of anybody.

import { reader, sql } from '#platform/db';
import type { Conn, Selectable } from '#platform/db';
import type { AnalyticsTables, SaltReceiptTable } from './tables.ts';

export interface Period {
  readonly from: string;
  readonly until: string;
  /** One site; all when absent. */
  readonly site: string | undefined;
}

export interface Sum {
  readonly kind: string;
  readonly key: string;
  readonly n: number;
}

const SHOWN = 20;

/** The largest figures of each kind. */
export async function largest(conn: Conn, { from, until, site }: Period): Promise<Sum[]> {
  const { rows } = await sql<Sum>`
    select kind, key, n from (
      select kind, key, sum(n) as n, row_number() over (partition by kind order by sum(n) desc, key) as place from visit_count
       where day between ${from} and ${until} and (${site ?? ''} = '' or site = ${site ?? ''}) group by kind, key) as q
     where place <= ${SHOWN} and n > 0 order by kind, place`.execute(conn);
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

/** Pages, visits and visitors day by day. */
export async function byDay(conn: Conn, { from, until, site }: Period): Promise<(Sum & { day: string })[]> {
  const { rows } = await sql<Sum & { day: string }>`
    select day, kind, '' as key, sum(n) as n from visit_count
     where day between ${from} and ${until} and kind in ('page', 'visit', 'visitor') and (${site ?? ''} = '' or site = ${site ?? ''})
     group by day, kind order by day`.execute(conn);
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

export async function sitesCounted(conn: Conn, { from, until }: Period): Promise<string[]> {
  const rows = reader<AnalyticsTables>(conn).selectFrom('visit_count').select('site').distinct();
  return (await rows.where('day', '>=', from).where('day', '<=', until).orderBy('site').execute()).map(({ site }) => site);
}

export async function receipts(conn: Conn, limit: number): Promise<Selectable<SaltReceiptTable>[]> {
  const rows = reader<AnalyticsTables>(conn).selectFrom('salt_receipt').selectAll().where('destroyed_at', 'is not', null);
  return rows.orderBy('day', 'desc').limit(limit).execute();
}
