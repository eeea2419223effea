// What only Today counts.

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
