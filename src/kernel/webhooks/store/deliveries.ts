// All SQL of notices: one is claimed for a while by one process, and only that process says what became of it.

import { sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { DeliveryRow, DeliveryState, WebhookTables } from '../tables.ts';

const on = (conn: Conn) => conn.withTables<WebhookTables>();

const ROWS_AT_ONCE = 60;

export async function insertDeliveries(conn: Conn, rows: readonly DeliveryRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE)
    await on(conn)
      .insertInto('webhook_delivery')
      .values(rows.slice(i, i + ROWS_AT_ONCE))
      .onConflict((oc) => oc.columns(['webhook_id', 'seq', 'event']).doNothing())
      .execute();
}

export interface Claim {
  readonly webhookId: string;
  readonly lease: string;
  readonly now: string;
  readonly until: string;
  readonly limit: number;
  readonly only?: string;
}

/** Takes what is due in its order, and what a process left behind when it fell silent. */
export async function claimDue(tx: Tx, { webhookId, lease, now, until, limit, only }: Claim, skipLocked: boolean): Promise<DeliveryRow[]> {
  const which = only === undefined ? sql`state = 'queued' and next_at <= ${now}` : sql`state = 'queued' and id = ${only}`;
  const lock = skipLocked ? sql`for update skip locked` : sql``;
  const { rows } = await sql<DeliveryRow>`update webhook_delivery set state = 'sending', lease = ${lease}, lease_until = ${until}
    where id in (select id from webhook_delivery where webhook_id = ${webhookId} and (${which} or state = 'sending' and lease_until < ${now})
      order by attempts, seq, id limit ${limit} ${lock})
    returning *`.execute(tx);
  return rows.toSorted((a, b) => a.attempts - b.attempts || (a.seq ?? 0) - (b.seq ?? 0));
}

export interface Outcome {
  readonly state: DeliveryState;
  readonly code: string | null;
  readonly nextAt?: string;
  readonly finishedAt: string | null;
}

export async function settle(conn: Conn, id: string, lease: string, { state, code, nextAt, finishedAt }: Outcome): Promise<boolean> {
  const done = await on(conn)
    .updateTable('webhook_delivery')
    .set((eb) => ({
      state,
      code,
      finished_at: finishedAt,
      lease: null,
      lease_until: null,
      attempts: eb('attempts', '+', 1),
      ...(nextAt === undefined ? {} : { next_at: nextAt }),
    }))
    .where('id', '=', id)
    .where('lease', '=', lease)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** What was claimed and not tried is as if nobody had touched it. */
export async function letGo(conn: Conn, lease: string): Promise<void> {
  await on(conn)
    .updateTable('webhook_delivery')
    .set({ state: 'queued', lease: null, lease_until: null })
    .where('lease', '=', lease)
    .execute();
}

/** Tries again from the beginning, whatever became of it. */
export async function queueAgain(conn: Conn, id: string, now: string): Promise<boolean> {
  const done = await on(conn)
    .updateTable('webhook_delivery')
    .set({ state: 'queued', attempts: 0, next_at: now, finished_at: null, code: null })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'delivered', 'failed'])
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export function deliveryById(conn: Conn, id: string): Promise<DeliveryRow | undefined> {
  return on(conn).selectFrom('webhook_delivery').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The newest first; ids are made in the order of time. */
export function deliveriesBefore(conn: Conn, webhookId: string, before: string | undefined, limit: number): Promise<DeliveryRow[]> {
  let query = on(conn).selectFrom('webhook_delivery').selectAll().where('webhook_id', '=', webhookId).orderBy('id', 'desc').limit(limit);
  if (before !== undefined) query = query.where('id', '<', before);
  return query.execute();
}

export async function countWaiting(conn: Conn): Promise<Map<string, number>> {
  const rows = await on(conn)
    .selectFrom('webhook_delivery')
    .select((eb) => ['webhook_id', eb.fn.countAll<number>().as('n')])
    .where('state', 'in', ['queued', 'sending'])
    .groupBy('webhook_id')
    .execute();
  return new Map(rows.map(({ webhook_id, n }) => [webhook_id, Number(n)]));
}

export async function dropFinished(conn: Conn, before: string): Promise<void> {
  await on(conn).deleteFrom('webhook_delivery').where('finished_at', '<', before).execute();
}
