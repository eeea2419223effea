// What the check of visits reads, with SQL of its own.

import { sql } from '#platform/db';
import type { Conn } from '#platform/db';
import type { CheckContext } from '../check.ts';

/** Visits by which somebody could still be recognised although the day is long over. */
export async function marksBefore(conn: Conn, day: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from visit_session where visitor is not null and (salt_day is null or salt_day < ${day})`.execute(conn);
  return Number(rows[0]?.n ?? 0);
}

export async function saltReceipts(conn: Conn, day: string): Promise<{ of: number; open: number }> {
  const { rows } = await sql<{ of_all: number; open: number }>`
    select count(*) as of_all, coalesce(sum(case when destroyed_at is null and day < ${day} then 1 else 0 end), 0) as open
      from salt_receipt`.execute(conn);
  return { of: Number(rows[0]?.of_all ?? 0), open: Number(rows[0]?.open ?? 0) };
}

/** Marks are kept so that visitors are known again. */
export async function sabotageSalts({ deps }: CheckContext): Promise<void> {
  await sql`insert into visit_session (id, site, day, salt_day, visitor, began_at, last_at, entry_page, exit_page, pages)
    values ('sabotage', 's', '2026-01-01', '2026-01-01', 'mark', '2026-01-01T10:00:00.000Z', '2026-01-01T10:00:00.000Z', '/', '/', 1)`.execute(
    deps.database.db,
  );
}
