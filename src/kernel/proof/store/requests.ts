// The checks' own reading of request cases: the bare rows, so that the clocks are counted again from receipt.

import type { RequestCaseRow, RequestStopRow, RequestTables } from '#kernel/requests';
import type { RightsTables } from '#kernel/rights';
import { sql } from '#platform/db';
import type { Conn } from '#platform/db';
import type { CheckContext, CheckParams } from '../check.ts';

const on = (conn: Conn) => conn.withTables<RequestTables & Pick<RightsTables, 'erasure'>>();

export interface CaseFacts {
  readonly row: RequestCaseRow;
  readonly stops: readonly RequestStopRow[];
  readonly erasedAt: string | null;
}

/** Every case, open and closed; a firm has hundreds, not thousands. */
export async function requestFacts(conn: Conn): Promise<CaseFacts[]> {
  const rows = await on(conn).selectFrom('request_case').selectAll().execute();
  const stops = Map.groupBy(await on(conn).selectFrom('request_stop').selectAll().execute(), ({ request_id }) => request_id);
  const erased = await on(conn).selectFrom('erasure').select(['id', 'erased_at']).where('ground', '=', 'request').execute();
  const erasedAt = new Map(erased.map((each) => [each.id, each.erased_at]));
  return rows.map((row) => ({ row, stops: stops.get(row.id) ?? [], erasedAt: erasedAt.get(row.erasure_id ?? '') ?? null }));
}

/** A request that nobody answered, written past the house. */
export async function sabotageLateCase(ctx: CheckContext, params: CheckParams): Promise<void> {
  const late = new Date(ctx.deps.clock.now().getTime() - 90 * 86_400_000).toISOString();
  await sql`insert into request_case
    (id, no, asked_right, channel, received_at, entered_at, entered_by, state, answer_days, erasure_hours, policy_version_id, version)
    values (${ctx.deps.ids.next()}, 90001, ${params['right'] ?? 'access'}, 'post', ${late}, ${late}, 'x', 'received', 30, 48, ${ctx.policy.versionId}, 1)`.execute(
    ctx.deps.database.db,
  );
}

export interface LastTry {
  readonly at: string;
  readonly arrived: number;
  /** What became of its receipt; null when none was queued, 'gone' when nothing is known of it any more. */
  readonly letter: string | null;
}

/** The last finished try of the public form, with the fate of its receipt read from the queue itself. */
export async function lastTry(conn: Conn): Promise<LastTry | undefined> {
  const { rows } = await sql<{ at: string; arrived: number; message_id: string | null; state: string | null }>`
    select p.at, p.arrived, p.message_id, m.state from request_probe p left join mail_message m on m.id = p.message_id
    where p.done_at is not null order by p.at desc, p.id desc limit 1`.execute(conn);
  const [last] = rows;
  if (last === undefined) return undefined;
  return { at: last.at, arrived: Number(last.arrived), letter: last.message_id === null ? null : (last.state ?? 'gone') };
}

/** The form is there, but nothing that comes by it can be stored any more. */
export async function sabotageDoor(ctx: CheckContext): Promise<void> {
  const { db } = ctx.deps.database;
  const at = ctx.deps.clock.now().toISOString();
  await sql`insert into request_case
    (id, no, asked_right, channel, received_at, entered_at, entered_by, state, outcome, closed_at, answer_days, erasure_hours, policy_version_id, version)
    values (${ctx.deps.ids.next()}, 90002, 'access', 'own-pages', ${at}, ${at}, 'x', 'closed', 'granted', ${at}, 30, 48, ${ctx.policy.versionId}, 1)`.execute(
    db,
  );
  await sql`create unique index sabotaged_door on request_case (channel) where channel = 'own-pages'`.execute(db);
}
