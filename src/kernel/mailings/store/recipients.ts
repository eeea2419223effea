// SQL of the ledger: lists go in and out by the page, and a state is only ever left by whoever may.

import { insertRows, reader, repeated, sql } from '#platform/db';
import type { Conn, Selectable, Tx } from '#platform/db';
import { idList } from '#kernel/subjects';
import type { MailingRecipientTable, MailingTables, RecipientState } from '../tables.ts';

export type RecipientRow = Selectable<MailingRecipientTable>;

const COLUMNS = [
  'id',
  'mailing_id',
  'subject_id',
  'person',
  'contact_point_id',
  'state',
  'reason',
  'rule',
  'evidence',
  'clause',
  'lang',
  'variant',
  'domain_hash',
  'message_id',
  'attempt',
  'fence',
  'next_at',
  'code',
  'created_at',
  'handed_at',
  'ended_at',
] as const satisfies readonly (keyof RecipientRow)[];

/** Adds rows to the list; whoever is on it already stays as they are. */
export async function insertRecipients(tx: Tx, rows: readonly RecipientRow[]): Promise<void> {
  const values = rows.map((row) => COLUMNS.map((column) => row[column]));
  await insertRows(tx, 'mailing_recipient', COLUMNS, values, 'keep');
}

/** A list that was not finished, or is not wanted, as if it had not been begun. */
export async function dropRecipients(tx: Tx, mailingId: string): Promise<void> {
  await sql`delete from mailing_recipient where mailing_id = ${mailingId}`.execute(tx);
}

export async function listedAmong(conn: Conn, mailingId: string, subjectIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ person: string }>`select person from mailing_recipient
    where mailing_id = ${mailingId} and person in ${idList(conn, subjectIds)}`.execute(conn);
  return new Set(rows.map(({ person }) => person));
}

export type StateCounts = Partial<Record<RecipientState, number>>;

export async function countStates(conn: Conn, mailingId: string): Promise<StateCounts> {
  const { rows } = await sql<{ state: RecipientState; n: number }>`
    select state, count(*) as n from mailing_recipient where mailing_id = ${mailingId} group by state`.execute(conn);
  return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
}

export interface ReasonCount {
  /** Why staff or the engine ended it; the gate's rule otherwise. */
  readonly reason: string;
  readonly n: number;
}

export async function countReasons(conn: Conn, mailingId: string, state: RecipientState): Promise<ReasonCount[]> {
  const { rows } = await sql<ReasonCount>`select coalesce(reason, rule) as reason, count(*) as n from mailing_recipient
    where mailing_id = ${mailingId} and state = ${state} group by coalesce(reason, rule) order by count(*) desc`.execute(conn);
  return rows.map(({ reason, n }) => ({ reason, n: Number(n) }));
}

/** A page of the ledger in the order in which the list was written. */
export async function recipientsOf(
  conn: Conn,
  mailingId: string,
  { state, after, limit }: { state?: RecipientState | undefined; after?: string | undefined; limit: number },
): Promise<RecipientRow[]> {
  let query = reader<MailingTables>(conn).selectFrom('mailing_recipient').selectAll().where('mailing_id', '=', mailingId);
  if (state !== undefined) query = query.where('state', '=', state);
  if (after !== undefined) query = query.where('id', '>', after);
  return query.orderBy('id').limit(limit).execute();
}

export async function recipientById(conn: Conn, id: string): Promise<RecipientRow | undefined> {
  return reader<MailingTables>(conn).selectFrom('mailing_recipient').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function recipientsByIds(conn: Conn, ids: readonly string[]): Promise<RecipientRow[]> {
  const { rows } = await sql<RecipientRow>`select * from mailing_recipient where id in ${idList(conn, ids)}`.execute(conn);
  return rows;
}

/** Every letter to these people, the newest first. */
export function recipientsOfSubjects(
  conn: Conn,
  subjectIds: readonly string[],
  { before, limit }: { before: string | undefined; limit: number },
): Promise<RecipientRow[]> {
  let query = reader<MailingTables>(conn)
    .selectFrom('mailing_recipient')
    .selectAll()
    .where('subject_id', 'in', [...subjectIds]);
  if (before !== undefined) query = query.where('id', '<', before);
  return query.orderBy('id', 'desc').limit(limit).execute();
}

/** One person in one mailing. */
export async function recipientOfSubject(conn: Conn, mailingId: string, subjectId: string): Promise<RecipientRow | undefined> {
  return reader<MailingTables>(conn)
    .selectFrom('mailing_recipient')
    .selectAll()
    .where('mailing_id', '=', mailingId)
    .where('subject_id', '=', subjectId)
    .orderBy('id')
    .executeTakeFirst();
}

/** Who is still to be written to is not, because the mailing was stopped. */
export async function blockRest(tx: Tx, mailingId: string, { reason, at }: { reason: string; at: string }): Promise<number> {
  const { numAffectedRows } =
    await sql`update mailing_recipient set state = 'blocked', reason = ${reason}, ended_at = ${at}, domain_hash = null
    where mailing_id = ${mailingId} and state in ('ready', 'claimed')`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** The person goes: what had not left will not leave, and what is left of the address goes with it. */
export async function eraseRecipient(tx: Tx, subjectId: string, at: string): Promise<void> {
  await ERASE(tx, at, subjectId);
}

const ERASE = repeated(`update mailing_recipient set
    state = case when state in ('ready', 'claimed') then 'erased' else state end,
    ended_at = case when state in ('ready', 'claimed') then ? else ended_at end,
    domain_hash = null, contact_point_id = null
  where subject_id = ?`);

/** Letters for a letter that was held back get the one that was chosen. */
export async function moveVariant(tx: Tx, mailingId: string, { from, to, at }: { from: string; to: string; at: string }): Promise<number> {
  const { numAffectedRows } = await sql`update mailing_recipient set variant = ${to}, next_at = ${at}
    where mailing_id = ${mailingId} and variant = ${from} and state = 'ready'`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

export async function deleteRecipientsOf(tx: Tx, mailingIds: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`delete from mailing_recipient where mailing_id in ${idList(tx, mailingIds)}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Rows of automations, which have no end of their own, go one by one. */
export async function deleteOldRecipients(tx: Tx, before: string): Promise<number> {
  // What is forgotten was never meant: the equation is about those who are left.
  await sql`update mailing set candidates = candidates - (select count(*) from mailing_recipient
      where mailing_recipient.mailing_id = mailing.id and mailing_recipient.ended_at < ${before})
    where kind = 'automation' and candidates is not null`.execute(tx);
  const { numAffectedRows } = await sql`delete from mailing_recipient
    where ended_at < ${before} and mailing_id in (select id from mailing where kind = 'automation')`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
