// How many match: in steps with room for others between them, so that no count of a large register makes anybody wait.

import { setImmediate as turn } from 'node:timers/promises';
import { sql } from '#platform/db';
import type { Conn, RawBuilder } from '#platform/db';
import { fewMeeting, fewMeetingAll, idRows } from './queries-list-filters.ts';
import { onlyMarked } from './queries-list-marks.ts';
import type { Condition } from './queries-list-filters.ts';

/** So many rows are looked at before others get their turn. */
const STEP = 4000;
/** A number up to this is told at once. */
const AT_ONCE = 1000;

export interface Matching {
  readonly n: number;
  /** There are more; the number is a lower bound. */
  readonly more: boolean;
}

/** `among`: ids that a search found. Rows of the table that meet all conditions. */
export interface Counted {
  readonly table: 'person' | 'organisation';
  readonly conditions: readonly Condition[];
  readonly among?: readonly string[] | undefined;
}

export async function countMatching(conn: Conn, asked: Counted, exact: boolean): Promise<Matching> {
  if (asked.conditions.length === 0 && asked.among === undefined) return { n: await countAll(conn, asked.table), more: false };
  const marked = asked.among === undefined ? onlyMarked(asked.conditions) : undefined;
  if (marked?.among !== undefined) return countAmong(conn, marked.among, exact);
  let n = 0;
  for await (const ids of matchingIds(conn, asked, 'count')) {
    n += ids.n;
    if (!exact && n > AT_ONCE) return { n: AT_ONCE, more: true };
  }
  return { n, more: false };
}

/** By steps of an index alone, which takes no time that anybody notices. */
async function countAmong(conn: Conn, among: RawBuilder<unknown>, exact: boolean): Promise<Matching> {
  const limit = exact ? sql`` : sql`limit ${sql.lit(AT_ONCE + 1)}`;
  const { rows } = await sql<{ n: number | string }>`select count(*) as n from (${among} ${limit}) as t`.execute(conn);
  const n = Number(rows[0]?.n ?? 0);
  return !exact && n > AT_ONCE ? { n: AT_ONCE, more: true } : { n, more: false };
}

interface Step {
  readonly n: number;
  readonly ids: readonly string[];
}

/** Everybody who matches, step by step in the order of age. */
export async function* matchingIds(conn: Conn, asked: Counted, want: 'count' | 'ids'): AsyncGenerator<Step> {
  const { table, conditions } = asked;
  const few = asked.among ?? (await fewMeeting(conn, conditions)) ?? (await fewMeetingAll(conn, conditions));
  const from = sql.table(table);
  if (few !== undefined) {
    yield stepOf(await met(conn, sql`${idRows(conn, few)} as w join ${from} as t on t.id = w.id`, conditions, want));
    return;
  }
  for (let after = ''; ;) {
    const { rows } = await sql<{
      id: string;
    }>`select id from ${from} where id > ${after} order by id limit 1 offset ${sql.lit(STEP - 1)}`.execute(conn);
    const last = rows[0]?.id;
    const until = last === undefined ? sql`` : sql`and id <= ${last}`;
    yield stepOf(await met(conn, sql`(select id from ${from} where id > ${after} ${until}) as t`, conditions, want));
    if (last === undefined) return;
    after = last;
    await turn();
  }
}

interface Met {
  readonly n: number | string;
  readonly ids: string | null;
}

/** Everybody who matches when they are few; undefined when they are many. */
export async function fewMatching(conn: Conn, asked: Counted): Promise<string[] | undefined> {
  const found: string[] = [];
  for await (const { ids } of matchingIds(conn, asked, 'ids')) {
    found.push(...ids);
    if (found.length > AT_ONCE) return undefined;
  }
  return found;
}

async function met(
  conn: Conn,
  from: RawBuilder<unknown>,
  conditions: readonly Condition[],
  want: 'count' | 'ids',
): Promise<Met | undefined> {
  const id = sql<string>`t.id`;
  const where =
    conditions.length === 0
      ? sql`1 = 1`
      : sql.join(
          conditions.map(({ holds }) => holds(id)),
          sql` and `,
        );
  const what = want === 'count' ? sql`null` : sql`string_agg(${id}, ',')`;
  return (await sql<Met>`select count(*) as n, ${what} as ids from ${from} where ${where}`.execute(conn)).rows[0];
}

function stepOf(found: Met | undefined): Step {
  return { n: Number(found?.n ?? 0), ids: found?.ids?.split(',') ?? [] };
}

async function countAll(conn: Conn, table: 'person' | 'organisation'): Promise<number> {
  const { rows } = await sql<{ n: number | string }>`select count(*) as n from ${sql.table(table)}`.execute(conn);
  return Number(rows[0]?.n ?? 0);
}
