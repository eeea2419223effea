// All SQL of the visits room: a link is used by one conditional update, so that of two clicks at once only one opens anything.

import { sql } from '#platform/db';
import type { Conn, Selectable, Tx } from '#platform/db';
import type { VisitLinkTable, VisitTable, VisitTables } from '../tables.ts';

export type LinkRow = Selectable<VisitLinkTable>;
export type VisitRow = Selectable<VisitTable>;

const on = (conn: Conn) => conn.withTables<VisitTables>();

export async function insertLink(tx: Conn, row: LinkRow): Promise<void> {
  await on(tx).insertInto('visit_link').values(row).execute();
}

/** Orders nobody has looked at yet, the oldest first. */
export function orderedLinks(conn: Conn, now: string, limit: number): Promise<LinkRow[]> {
  return on(conn)
    .selectFrom('visit_link')
    .selectAll()
    .where('state', '=', 'ordered')
    .where('expires_at', '>', now)
    .orderBy('id')
    .limit(limit)
    .execute();
}

export type Looked = Partial<Pick<LinkRow, 'subject_id' | 'contact_point_id' | 'token_hash' | 'code_hash'>> & Pick<LinkRow, 'state'>;

/** What became of an order; false when another process was faster. The address that was typed is forgotten. */
export async function lookedAt(tx: Tx, id: string, set: Looked): Promise<boolean> {
  const done = await on(tx)
    .updateTable('visit_link')
    .set({ ...set, address: null })
    .where('id', '=', id)
    .where('state', '=', 'ordered')
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Letters that went to the address since an instant because somebody ordered a link; what staff sent is not among them. */
export async function sentSince(conn: Conn, addressHash: string, since: string): Promise<number> {
  const row = await on(conn)
    .selectFrom('visit_link')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('address_hash', '=', addressHash)
    .where('ordered_at', '>', since)
    .where('state', 'in', ['sent', 'otherwise'])
    .where('ordered_by', 'is', null)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** Links to a new address that the person asked for since an instant. */
export async function newAddressesSince(conn: Conn, subjectId: string, since: string): Promise<number> {
  return countOf(ofPerson(conn, subjectId, since).where('kind', '=', 'address'));
}

/** Links that staff sent to the person since an instant. */
export async function sentByStaffSince(conn: Conn, subjectId: string, since: string): Promise<number> {
  return countOf(ofPerson(conn, subjectId, since).where('ordered_by', 'is not', null));
}

function ofPerson(conn: Conn, subjectId: string, since: string) {
  return on(conn)
    .selectFrom('visit_link')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('subject_id', '=', subjectId)
    .where('ordered_at', '>', since);
}

async function countOf(query: ReturnType<typeof ofPerson>): Promise<number> {
  return Number((await query.executeTakeFirst())?.n ?? 0);
}

/** Lets the newest link in the mailbox that nobody has used live on; false when there is none alive. */
export async function prolongLink(tx: Tx, addressHash: string, now: string, until: string): Promise<boolean> {
  const newest = await on(tx)
    .selectFrom('visit_link')
    .select('id')
    .where('address_hash', '=', addressHash)
    .where('kind', '=', 'open')
    .where('state', '=', 'sent')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('ordered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest === undefined) return false;
  const done = await on(tx)
    .updateTable('visit_link')
    .set({ expires_at: until })
    .where('id', '=', newest.id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Uses a link up, with every other live one of the person; undefined when it is unknown, used or over. */
export async function useLink(tx: Tx, by: { tokenHash: string; kind: string } | { id: string }, now: string): Promise<LinkRow | undefined> {
  let query = on(tx).updateTable('visit_link').set({ used_at: now }).where('used_at', 'is', null).where('expires_at', '>', now);
  query = 'id' in by ? query.where('id', '=', by.id) : query.where('token_hash', '=', by.tokenHash).where('kind', '=', by.kind);
  const row = await query.where('state', '=', 'sent').returningAll().executeTakeFirst();
  if (row?.subject_id === undefined || row.subject_id === null) return undefined;
  await on(tx)
    .updateTable('visit_link')
    .set({ used_at: now })
    .where('subject_id', '=', row.subject_id)
    .where('kind', '=', row.kind)
    .where('used_at', 'is', null)
    .execute();
  return row;
}

/** Counts one try of a code; undefined when none is left, whoever's the order is. */
export function tryCode(tx: Tx, browserHash: string, now: string, tries: number): Promise<LinkRow | undefined> {
  return on(tx)
    .updateTable('visit_link')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('browser_hash', '=', browserHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('attempts', '<', tries)
    .returningAll()
    .executeTakeFirst();
}

export async function insertVisit(tx: Tx, row: VisitRow): Promise<void> {
  await on(tx).insertInto('visit').values(row).execute();
}

export function visitById(conn: Conn, id: string): Promise<VisitRow | undefined> {
  return on(conn).selectFrom('visit').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function touchVisit(conn: Conn, id: string, set: Partial<Pick<VisitRow, 'last_seen_at' | 'address_hash'>>): Promise<void> {
  await on(conn).updateTable('visit').set(set).where('id', '=', id).execute();
}

export async function dropVisit(conn: Conn, id: string): Promise<boolean> {
  const done = await on(conn).deleteFrom('visit').where('id', '=', id).executeTakeFirst();
  return done.numDeletedRows > 0n;
}

/** Every visit is over, and no link or code that was sent opens another. */
export async function dropVisits(tx: Tx, at: string): Promise<void> {
  await on(tx).deleteFrom('visit').execute();
  await on(tx).updateTable('visit_link').set({ used_at: at }).where('used_at', 'is', null).where('state', '<>', 'ordered').execute();
}

/** What the accountability register has kept long enough. */
export async function dropPast(conn: Conn, { links, visits, idle }: { links: string; visits: string; idle: string }): Promise<void> {
  await on(conn).deleteFrom('visit_link').where('expires_at', '<', links).execute();
  await sql`delete from visit where expires_at < ${visits} or last_seen_at < ${idle}`.execute(conn);
}
