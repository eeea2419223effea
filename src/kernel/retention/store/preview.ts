// What the coming months will erase, counted and listed by the same due dates that the nightly run reads.

import { reader, sql } from '#platform/db';
import type { Conn } from '#platform/db';
import type { SubjectTables } from '#kernel/subjects';

export interface MonthCount {
  readonly month: string;
  readonly register_id: string;
  readonly due_rule: string | null;
  readonly due_trigger: string | null;
  readonly n: number;
}

/** Due memberships from one day to another (not included), by month, register and rule. */
export async function countByMonth(conn: Conn, from: string, until: string): Promise<MonthCount[]> {
  const { rows } = await sql<MonthCount>`
    select substr(due_on, 1, 7) as month, register_id, due_rule, due_trigger, count(*) as n from membership
     where ended_on is null and due_on >= ${from} and due_on < ${until}
     group by substr(due_on, 1, 7), register_id, due_rule, due_trigger order by 1, 2, 3, 4`.execute(conn);
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

export async function countOverdue(conn: Conn, today: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from membership where ended_on is null and due_on < ${today}`.execute(
    conn,
  );
  return Number(rows[0]?.n ?? 0);
}

export interface DuePerson {
  readonly id: string;
  readonly subject_id: string;
  readonly register_id: string;
  readonly due_on: string | null;
  readonly due_rule: string | null;
  readonly due_trigger: string | null;
  readonly due_from: string | null;
}

export interface DuePage {
  readonly from: string;
  readonly until: string;
  readonly rule?: string | undefined;
  readonly after?: { readonly due_on: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** Who goes between two days, soonest first. */
export async function duePeople(conn: Conn, { from, until, rule, after, limit }: DuePage): Promise<DuePerson[]> {
  let query = reader<SubjectTables>(conn)
    .selectFrom('membership')
    .select(['id', 'subject_id', 'register_id', 'due_on', 'due_rule', 'due_trigger', 'due_from'])
    .where('ended_on', 'is', null)
    .where('due_on', '>=', from)
    .where('due_on', '<', until);
  if (rule !== undefined) query = query.where('due_rule', '=', rule);
  if (after) query = query.where(sql<boolean>`(due_on, id) > (${after.due_on}, ${after.id})`);
  return query.orderBy('due_on').orderBy('id').limit(limit).execute();
}
