// What only Today counts.

import { idList } from '#kernel/subjects';
import { sql } from '#platform/db';
import type { Conn } from '#platform/db';

/** How many open tasks a complete list of the day would show; nobody acts on data whose processing is restricted. */
export async function countDueTasks(conn: Conn, day: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from task as t join subject as s on s.id = t.subject_id
    where t.done_on is null and t.due_on <= ${day} and s.restricted_at is null`.execute(conn);
  return Number(rows[0]?.n ?? 0);
}

export async function countInterruptedImports(conn: Conn): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from import_run where state = 'interrupted'`.execute(conn);
  return Number(rows[0]?.n ?? 0);
}

/** People in at least one of the registers, otherwise than in these groups, who have no next action. */
export async function countWithoutAction(
  conn: Conn,
  { registers, besides }: { registers: readonly string[]; besides: readonly string[] },
): Promise<number> {
  const group = besides.length === 0 ? sql`` : sql` and m.subject_group not in ${idList(conn, besides)}`;
  const inThem = sql`m.ended_on is null and m.register_id in ${idList(conn, registers)}${group}`;
  const { rows } = await sql<{ n: number | string }>`
    select (select count(distinct m.subject_id) from membership as m where ${inThem})
         - (select count(distinct o.id) from organisation as o join membership as m on m.subject_id = o.id where ${inThem})
         - (select count(*) from person as p where p.next_action_on is not null
             and exists (select 1 from membership as m where m.subject_id = p.id and ${inThem})) as n`.execute(conn);
  return Number(rows[0]?.n ?? 0);
}
