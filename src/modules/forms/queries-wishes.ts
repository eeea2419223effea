// SQL of sign-ups that wait: each is confirmed by one conditional update, so that of a double press only one does anything.

import { repeated, sql } from '#platform/db';
import type { Conn, Selectable, Tx } from '#platform/db';
import type { FormLetterTable, FormsTables, FormWishTable } from './tables.ts';

export type WishRow = Selectable<FormWishTable>;

const on = (conn: Conn) => conn.withTables<FormsTables>();

export async function insertWish(conn: Conn, row: WishRow): Promise<void> {
  await on(conn).insertInto('form_wish').values(row).execute();
}

/** Sign-ups that nobody has looked at, the oldest first, after `after`. */
export function orderedWishes(conn: Conn, { now, after, limit }: { now: string; after: string; limit: number }): Promise<WishRow[]> {
  return on(conn)
    .selectFrom('form_wish')
    .selectAll()
    .where('state', '=', 'ordered')
    .where('id', '>', after)
    .where('expires_at', '>', now)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** What became of one; false when another process was faster. */
export async function settleWish(tx: Tx, id: string, set: Partial<WishRow>): Promise<boolean> {
  const done = await on(tx).updateTable('form_wish').set(set).where('id', '=', id).where('state', '=', 'ordered').executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export function wishByToken(conn: Conn, tokenHash: string): Promise<WishRow | undefined> {
  return on(conn).selectFrom('form_wish').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
}

/** Claims a sign-up for confirmation; undefined when it is unknown, over, or already confirmed. */
export function claimWish(tx: Tx, tokenHash: string, now: string): Promise<WishRow | undefined> {
  return on(tx)
    .updateTable('form_wish')
    .set({ state: 'confirmed', confirmed_at: now })
    .where('token_hash', '=', tokenHash)
    .where('state', '=', 'sent')
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
}

export async function changeWish(conn: Conn, id: string, set: Partial<WishRow>): Promise<void> {
  await on(conn).updateTable('form_wish').set(set).where('id', '=', id).execute();
}

export async function insertLetter(tx: Tx, row: Selectable<FormLetterTable>): Promise<void> {
  await on(tx).insertInto('form_letter').values(row).execute();
}

/** Those put off get another look; those put off for a day are given up. */
export async function lookAgain(conn: Conn, giveUp: string): Promise<void> {
  const later = () => on(conn).updateTable('form_wish').where('state', '=', 'later');
  await later().set({ state: 'held', contents: null }).where('signed_up_at', '<', giveUp).execute();
  await later().set({ state: 'ordered' }).execute();
}

export interface Sent {
  /** Unanswered letters to the address within a day and within thirty. */
  readonly day: number;
  readonly month: number;
  /** Letters within the hour to the domain, and to anybody. */
  readonly domain: number;
  readonly all: number;
}

export async function lettersSent(
  conn: Conn,
  of: { addressHash: string; domainHash: string },
  since: { hour: string; day: string; month: string },
): Promise<Sent> {
  const { rows } = await sql<Sent>`
    select (select count(*) from form_letter where address_hash = ${of.addressHash} and sent_at > ${since.day}) as day,
      (select count(*) from form_letter where address_hash = ${of.addressHash} and sent_at > ${since.month}) as month,
      (select count(*) from form_letter where domain_hash = ${of.domainHash} and sent_at > ${since.hour}) as domain,
      (select count(*) from form_letter where sent_at > ${since.hour}) as ${sql.ref('all')}`.execute(conn);
  const [row] = rows;
  return { day: Number(row?.day ?? 0), month: Number(row?.month ?? 0), domain: Number(row?.domain ?? 0), all: Number(row?.all ?? 0) };
}

/** A letter that was answered counts no longer: only its reader can answer it. */
export async function letterAnswered(tx: Tx, wishId: string): Promise<void> {
  await on(tx).deleteFrom('form_letter').where('wish_id', '=', wishId).execute();
}

/** Everything that waits for these addresses goes with the person. */
export async function dropWishes(tx: Tx, addressHashes: readonly string[]): Promise<void> {
  if (addressHashes.length === 0) return;
  for (const hash of addressHashes) {
    await DROP_WISHES(tx, hash);
    await DROP_LETTERS(tx, hash);
  }
}

const DROP_WISHES = repeated('delete from form_wish where address_hash = ?');
const DROP_LETTERS = repeated('delete from form_letter where address_hash = ?');

/** What the accountability register has kept long enough. */
export async function dropPastWishes(conn: Conn, { now, letters }: { now: string; letters: string }): Promise<void> {
  await on(conn).deleteFrom('form_wish').where('expires_at', '<=', now).execute();
  await on(conn).deleteFrom('form_letter').where('sent_at', '<', letters).execute();
}

/** Sealed contents of everything that waits. */
export async function sealedWishes(conn: Conn): Promise<{ id: string; contents: string; expires_at: string }[]> {
  const { rows } = await sql<{ id: string; contents: string; expires_at: string }>`
    select id, contents, expires_at from form_wish where contents is not null order by id`.execute(conn);
  return rows;
}

export async function waitingByForm(conn: Conn): Promise<Map<string, { sent: number; stopped: number }>> {
  const { rows } = await sql<{ form_id: string; state: string; n: number }>`
    select form_id, state, count(*) as n from form_wish where state in ('ordered', 'later', 'sent', 'stopped') group by form_id, state`.execute(
    conn,
  );
  const found = new Map<string, { sent: number; stopped: number }>();
  for (const { form_id, state, n } of rows) {
    const of = found.get(form_id) ?? { sent: 0, stopped: 0 };
    if (state === 'stopped') of.stopped += Number(n);
    else of.sent += Number(n);
    found.set(form_id, of);
  }
  return found;
}

export function waitingOf(conn: Conn, formId: string, limit: number): Promise<WishRow[]> {
  return on(conn)
    .selectFrom('form_wish')
    .selectAll()
    .where('form_id', '=', formId)
    .where('state', 'in', ['ordered', 'later', 'sent', 'stopped'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Evidence whose three years are over and whose permissions are gone. */
export async function dropPastSignUps(conn: Conn, before: string): Promise<void> {
  await sql`delete from sign_up where confirmed_at < ${before} and not exists (select 1 from subject s where s.id = sign_up.subject_id)
    and not exists (select 1 from permission_event e where e.subject_id = sign_up.subject_id)`.execute(conn);
}

/** Whether a download of the form was logged for the person since then. */
export async function hasAction(conn: Conn, of: { subjectId: string; formId: string; since: string }): Promise<boolean> {
  const row = await on(conn)
    .selectFrom('form_action')
    .select('id')
    .where('subject_id', '=', of.subjectId)
    .where('form_id', '=', of.formId)
    .where('created_at', '>=', of.since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
