// The different values of a column by steps of its index: as many steps as there are values, whatever the number of rows.

import { sql } from '#platform/db';
import type { Conn } from '#platform/db';

const PLACES = {
  job: ['person', 'job_title'],
  language: ['person', 'language'],
  industry: ['person', 'industry'],
  'organisation-industry': ['organisation', 'industry'],
} as const;
export type WordsOf = keyof typeof PLACES;

/** More different values than this are no words of a house: nobody chooses among them. */
const MOST = 5000;

export async function wordsInUse(conn: Conn, of: WordsOf): Promise<string[]> {
  const [table, column] = PLACES[of];
  const [from, value] = [sql.table(table), sql.ref(column)];
  const { rows } = await sql<{ v: string }>`
    with recursive w(v) as (
      select min(${value}) from ${from} where ${value} is not null
      union all
      select (select min(${value}) from ${from} where ${value} > w.v) from w where w.v is not null
    ) select v from w where v is not null limit ${sql.lit(MOST)}`.execute(conn);
  return rows.map(({ v }) => v);
}
