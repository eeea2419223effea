// All SQL of the queue: a letter is claimed for a while by one process, and only the process that holds the claim may say what became of it.

import { sql } from '#platform/db';
import type { Conn, Selectable, Tx } from '#platform/db';
import type { MailBounceTable, MailMessageTable, MailState, MailTables } from '../tables.ts';

export type MailMessageRow = Selectable<MailMessageTable>;
export type MailBounceRow = Selectable<MailBounceTable>;

const on = (conn: Conn) => conn.withTables<MailTables>();

/** Queues a letter; false when the same act has queued it already. */
export async function insertMessage(tx: Tx, row: MailMessageRow): Promise<boolean> {
  const done = await on(tx)
    .insertInto('mail_message')
    .values(row)
    .onConflict((oc) => oc.column('once').doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n) > 0;
}

export function messageById(conn: Conn, id: string): Promise<MailMessageRow | undefined> {
  return on(conn).selectFrom('mail_message').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function messageOfAct(conn: Conn, once: string): Promise<string | undefined> {
  return (await on(conn).selectFrom('mail_message').select('id').where('once', '=', once).executeTakeFirst())?.id;
}

export interface Claim {
  readonly lease: string;
  readonly now: string;
  readonly until: string;
  readonly limit: number;
  /** This letter only, whenever it is due. */
  readonly only?: string;
}

/**
 * Takes letters that are due, and those whose process has fallen silent: what it was handing over may have arrived, and is marked so.
 * Rows that another process is taking at this moment are left to it. A letter tried before waits for those that were not: one at which
 * the process dies each time does not hold up the house.
 */
export async function claim(tx: Tx, { lease, now, until, limit, only }: Claim, skipLocked: boolean): Promise<MailMessageRow[]> {
  const which = only === undefined ? sql`state = 'queued' and next_at <= ${now}` : sql`state = 'queued' and id = ${only}`;
  const lapsed = only === undefined ? sql`or state = 'sending' and lease_until < ${now}` : sql``;
  const lock = skipLocked ? sql`for update skip locked` : sql``;
  const { rows } = await sql<MailMessageRow>`update mail_message set state = 'sending', lease = ${lease}, lease_until = ${until},
      doubted = case when handed_at is null then doubted else 1 end, handed_at = null
    where id in (select id from mail_message where ${which} ${lapsed} order by attempts, next_at, id limit ${limit} ${lock})
    returning *`.execute(tx);
  return rows.toSorted((a, b) => a.attempts - b.attempts || (a.id < b.id ? -1 : 1));
}

/** The last word before a letter leaves: false when the claim is no longer ours, or the person has been erased meanwhile. */
export async function handOver(conn: Conn, id: string, lease: string, { now, until }: { now: string; until: string }): Promise<boolean> {
  const done = await on(conn)
    .updateTable('mail_message')
    .set((eb) => ({ handed_at: now, lease_until: until, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('lease', '=', lease)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export interface Ended {
  readonly state: MailState;
  readonly reason: string | null;
  readonly code: string | null;
  readonly keepLetter: boolean;
  readonly at: string;
}

/** The end of a letter: what is not needed any more goes at once. */
export async function endMessage(tx: Tx, id: string, lease: string, ended: Ended): Promise<boolean> {
  const done = await on(tx)
    .updateTable('mail_message')
    .set({
      state: ended.state,
      reason: ended.reason,
      code: ended.code,
      finished_at: ended.at,
      lease: null,
      lease_until: null,
      handed_at: null,
      ...(ended.keepLetter ? {} : { letter: null }),
    })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Back to the queue, for now or for later. */
export async function putBack(
  conn: Conn,
  id: string,
  lease: string,
  { nextAt, code, doubted }: { nextAt: string; code: string; doubted: boolean },
): Promise<void> {
  await on(conn)
    .updateTable('mail_message')
    .set({ state: 'queued', next_at: nextAt, code, lease: null, lease_until: null, handed_at: null, ...(doubted ? { doubted: 1 } : {}) })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .execute();
}

/** Letters claimed but never handed over are as if nobody had touched them. */
export async function release(conn: Conn, lease: string): Promise<void> {
  await on(conn)
    .updateTable('mail_message')
    .set({ state: 'queued', lease: null, lease_until: null })
    .where('lease', '=', lease)
    .where('handed_at', 'is', null)
    .execute();
}

/** Letters whose time is over are given up, with what they held. */
export async function expire(conn: Conn, now: string): Promise<number> {
  const done = await on(conn)
    .updateTable('mail_message')
    .set({ state: 'failed', reason: 'expired', letter: null, finished_at: now })
    .where('state', '=', 'queued')
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** A restored queue sends nothing by itself: what waits in it may have left since the copy was made. Whoever looks may send it again. */
export async function holdBack(tx: Tx, now: string): Promise<number> {
  const done = await on(tx)
    .updateTable('mail_message')
    .set({ state: 'failed', reason: 'restored', finished_at: now, lease: null, lease_until: null, handed_at: null })
    .where('state', 'in', ['queued', 'sending'])
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** Tries again at once what waits, or what was refused and is still kept. */
export async function queueAgain(tx: Tx, id: string, now: string, expiresAt: string): Promise<boolean> {
  const done = await on(tx)
    .updateTable('mail_message')
    .set((eb) => ({
      state: 'queued' as const,
      reason: null,
      finished_at: null,
      next_at: now,
      expires_at: eb.case().when('state', '=', 'failed').then(expiresAt).else(eb.ref('expires_at')).end(),
    }))
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'failed'])
    .where('letter', 'is not', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export async function countByState(conn: Conn): Promise<Partial<Record<MailState, number>>> {
  const query = on(conn)
    .selectFrom('mail_message')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n')]);
  const rows = await query.groupBy('state').execute();
  return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
}

/** The newest first; ids are made in the order of time. */
export function messagesBefore(
  conn: Conn,
  { states, before, limit }: { states: readonly MailState[] | undefined; before: string | undefined; limit: number },
): Promise<MailMessageRow[]> {
  let query = on(conn).selectFrom('mail_message').selectAll().orderBy('id', 'desc').limit(limit);
  if (states !== undefined) query = query.where('state', 'in', states);
  if (before !== undefined) query = query.where('id', '<', before);
  return query.execute();
}

/** Everything that still waits to be sent, as it is stored. */
export function waiting(conn: Conn): Promise<Pick<MailMessageRow, 'id' | 'subject_id' | 'account_id' | 'letter'>[]> {
  return on(conn).selectFrom('mail_message').select(['id', 'subject_id', 'account_id', 'letter']).where('letter', 'is not', null).execute();
}

/** What the accountability register has kept long enough; contents of refused letters go sooner. */
export async function dropPastMail(conn: Conn, { messages, letters }: { messages: string; letters: string }): Promise<void> {
  await on(conn).deleteFrom('mail_message').where('finished_at', '<', messages).execute();
  await on(conn).deleteFrom('mail_bounce').where('bounced_at', '<', messages).execute();
  await on(conn)
    .updateTable('mail_message')
    .set({ letter: null })
    .where('state', '=', 'failed')
    .where('finished_at', '<', letters)
    .execute();
}

export async function dropBounce(tx: Tx, subjectId: string, addressHash: string): Promise<void> {
  await on(tx).deleteFrom('mail_bounce').where('subject_id', '=', subjectId).where('address_hash', '=', addressHash).execute();
}

export function bouncesOfSubject(conn: Conn, subjectId: string): Promise<MailBounceRow[]> {
  return on(conn).selectFrom('mail_bounce').selectAll().where('subject_id', '=', subjectId).execute();
}
