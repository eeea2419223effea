// SQL of mailings: every change of state says from which state, so that two who act at once cannot both win.

import { dialectOf, sql } from '#platform/db';
import type { Conn, Selectable, Tx } from '#platform/db';
import type { MailingState, MailingTable, MailingTables } from '../tables.ts';

export type MailingRow = Selectable<MailingTable>;

const on = (conn: Conn) => conn.withTables<MailingTables>();

export async function insertMailing(tx: Tx, row: MailingRow): Promise<void> {
  await on(tx).insertInto('mailing').values(row).execute();
}

export function mailingById(conn: Conn, id: string): Promise<MailingRow | undefined> {
  return on(conn).selectFrom('mailing').selectAll().where('id', '=', id).executeTakeFirst();
}

export function mailingsByIds(conn: Conn, ids: readonly string[]): Promise<MailingRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return on(conn)
    .selectFrom('mailing')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

export function mailingsIn(conn: Conn, states: readonly MailingState[]): Promise<MailingRow[]> {
  return on(conn)
    .selectFrom('mailing')
    .selectAll()
    .where('state', 'in', [...states])
    .orderBy('begun_at')
    .orderBy('id')
    .execute();
}

/** Changes a mailing that is in one of these states; the row as it is now, or undefined when it was not. */
export async function changeMailing(
  tx: Tx,
  { id, from, version }: { id: string; from: readonly MailingState[]; version?: number | undefined },
  changes: Partial<Omit<MailingRow, 'id' | 'version'>>,
): Promise<MailingRow | undefined> {
  let query = on(tx)
    .updateTable('mailing')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', 'in', [...from]);
  if (version !== undefined) query = query.where('version', '=', version);
  return query.returningAll().executeTakeFirst();
}

export async function deleteMailing(tx: Tx, id: string): Promise<boolean> {
  const done = await on(tx).deleteFrom('mailing').where('id', '=', id).where('state', '=', 'draft').executeTakeFirst();
  return done.numDeletedRows > 0n;
}

export interface Lease {
  readonly mailingId: string;
  readonly lease: string;
  readonly fence: number;
}

/** Takes a mailing that nobody has, or whose process has fallen silent. Undefined when somebody has it. */
export async function takeMailing(
  tx: Tx,
  { id, states, lease, now, until }: { id: string; states: readonly MailingState[]; lease: string; now: string; until: string },
): Promise<Lease | undefined> {
  const row = await on(tx)
    .updateTable('mailing')
    .set((eb) => ({ lease, lease_until: until, fence: eb('fence', '+', 1) }))
    .where('id', '=', id)
    .where('state', 'in', [...states])
    .where((eb) => eb.or([eb('lease', 'is', null), eb('lease_until', '<', now)]))
    .returning('fence')
    .executeTakeFirst();
  return row === undefined ? undefined : { mailingId: id, lease, fence: Number(row.fence) };
}

/** True while the mailing is ours: then it stays ours until `until`. */
export async function renewLease(conn: Conn, { mailingId, lease, fence }: Lease, until: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update mailing set lease_until = ${until}
    where id = ${mailingId} and lease = ${lease} and fence = ${fence}`.execute(conn);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function dropLease(conn: Conn, { mailingId, lease, fence }: Lease): Promise<void> {
  await sql`update mailing set lease = null, lease_until = null
    where id = ${mailingId} and lease = ${lease} and fence = ${fence}`.execute(conn);
}

/** Mailings whose process has fallen silent, whatever their state. */
export async function lapsedMailings(conn: Conn, now: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from mailing where lease is not null and lease_until < ${now}`.execute(conn);
  return rows.map(({ id }) => id);
}

export type Held = Pick<MailingRow, 'state' | 'fence' | 'lease' | 'lease_until' | 'purpose_id' | 'scope'>;

/** The mailing as it is now; whoever would take it or stop it waits until this transaction has ended. */
export async function heldMailing(tx: Tx, id: string): Promise<Held | undefined> {
  const lock = dialectOf(tx) === 'postgres' ? sql`for share` : sql``;
  const { rows } =
    await sql<Held>`select state, fence, lease, lease_until, purpose_id, scope from mailing where id = ${id} ${lock}`.execute(tx);
  return rows[0];
}

/** Mailings whose end is so long ago that nothing of them is kept. */
export async function pastMailings(conn: Conn, before: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from mailing
    where kind = 'newsletter' and ended_at < ${before} or kind = 'automation' and state = 'stopped' and ended_at < ${before}
    order by id limit ${limit}`.execute(conn);
  return rows.map(({ id }) => id);
}

export async function deletePast(tx: Tx, ids: readonly string[]): Promise<void> {
  await on(tx)
    .deleteFrom('mailing')
    .where('id', 'in', [...ids])
    .execute();
}
