// All SQL of what came back.

import { reader, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { idList } from '#kernel/subjects';
import type { MailingReturnTable, ReturnKind, ReturnTables } from '../tables.ts';

export type MailingReturnRow = MailingReturnTable;

export interface Letter {
  readonly id: string;
  readonly mailing_id: string;
  readonly subject_id: string;
  readonly contact_point_id: string | null;
  readonly state: string;
  readonly purpose_id: string;
  readonly handed_at: string | null;
}

/** The letter that a ledger id names. */
export async function letterById(conn: Conn, ledgerId: string): Promise<Letter | undefined> {
  const { rows } = await sql<Letter>`
    select r.id, r.mailing_id, r.subject_id, r.contact_point_id, r.state, r.handed_at, m.purpose_id
      from mailing_recipient as r join mailing as m on m.id = r.mailing_id where r.id = ${ledgerId}`.execute(conn);
  return rows[0];
}

/** Whether the contact point was written anew after the letter had left: the ledger holds no address that could be compared. */
export async function changedSince(conn: Conn, { contact_point_id, handed_at }: Letter): Promise<boolean> {
  if (contact_point_id === null || handed_at === null) return false;
  const { rows } = await sql<{ one: number }>`
    select 1 as one from field_origin as f join origin as o on o.id = f.origin_id
     where f.record_id = ${contact_point_id} and f.column_name = 'value' and o.recorded_at > ${handed_at} limit 1`.execute(conn);
  return rows.length > 0;
}

/** False when the same has been learnt of the letter before. */
export async function addReturn(tx: Tx, row: MailingReturnRow): Promise<boolean> {
  const done = await tx
    .withTables<ReturnTables>()
    .insertInto('mailing_return')
    .values(row)
    .onConflict((oc) => oc.columns(['ledger_id', 'kind']).doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n) > 0;
}

export interface LastLetter {
  readonly at: string;
  readonly soft: number;
}

/** The last letters to an address of a person, the latest first, and whether each failed; those before the last that arrived again do not count. */
export async function lastLetters(conn: Conn, { subject_id, contact_point_id }: Letter, limit: number): Promise<LastLetter[]> {
  const { rows } = await sql<LastLetter>`
    select l.ended_at as at, case when s.id is null then 0 else 1 end as soft
      from mailing_recipient as l left join mailing_return as s on s.ledger_id = l.id and s.kind = 'soft'
     where l.subject_id = ${subject_id} and l.contact_point_id = ${contact_point_id} and l.ended_at is not null
       and l.state in ('accepted', 'failed', 'uncertain') and l.ended_at > coalesce((select max(a.at) from mailing_return as a
         where a.subject_id = ${subject_id} and a.contact_point_id = ${contact_point_id} and a.kind = 'arrived'), '')
     order by l.ended_at desc, l.id desc limit ${limit}`.execute(conn);
  return rows.map((row) => ({ at: row.at, soft: Number(row.soft) }));
}

/** Whether a letter to the address has failed for now since one last arrived. */
export async function hasFailed(conn: Conn, { subject_id, contact_point_id }: Letter): Promise<boolean> {
  const { rows } = await sql<{ kind: string }>`
    select kind from mailing_return where subject_id = ${subject_id} and contact_point_id = ${contact_point_id}
     and kind in ('soft', 'arrived') order by at desc, id desc limit 1`.execute(conn);
  return rows[0]?.kind === 'soft';
}

/** Of the letters that left last, how many there are and how many came back for good. */
export async function lastOfMailing(
  conn: Conn,
  { mailingId, since, limit }: { mailingId: string; since: string; limit: number },
): Promise<{ left: number; hard: number }> {
  const { rows } = await sql<{ left: number; hard: number | null }>`
    select count(*) as "left", sum(case when r.id is null then 0 else 1 end) as hard
      from (select id from mailing_recipient where mailing_id = ${mailingId} and ended_at is not null and ended_at >= ${since}
               and state in ('accepted', 'failed', 'uncertain')
             order by ended_at desc, id desc limit ${limit}) as l
      left join mailing_return as r on r.ledger_id = l.id and r.kind = 'hard'`.execute(conn);
  return { left: Number(rows[0]?.left ?? 0), hard: Number(rows[0]?.hard ?? 0) };
}

/** How many letters of a mailing came back, by kind. */
export async function returnTally(conn: Conn, mailingId: string): Promise<Partial<Record<ReturnKind, number>>> {
  const rows = await reader<ReturnTables>(conn)
    .selectFrom('mailing_return')
    .select((eb) => ['kind', eb.fn.countAll<number>().as('n')])
    .where('mailing_id', '=', mailingId)
    .groupBy('kind')
    .execute();
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, Number(n)]));
}

export interface ReturnPage {
  readonly kind: ReturnKind | undefined;
  readonly mailingId: string | undefined;
  readonly before: string | undefined;
  readonly limit: number;
}

/** The latest first; ids are made in the order of time. */
export function returnsBefore(conn: Conn, { kind, mailingId, before, limit }: ReturnPage): Promise<MailingReturnRow[]> {
  let query = reader<ReturnTables>(conn).selectFrom('mailing_return').selectAll().orderBy('id', 'desc').limit(limit);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (mailingId !== undefined) query = query.where('mailing_id', '=', mailingId);
  if (before !== undefined) query = query.where('id', '<', before);
  return query.execute();
}

export async function dropReturnsBefore(conn: Conn, at: string): Promise<void> {
  await sql`delete from mailing_return where recorded_at < ${at}`.execute(conn);
}

/** Marks of addresses at these contact points. */
export async function refusedAt(
  conn: Conn,
  contactIds: readonly string[],
): Promise<{ subject_id: string; contact_point_id: string; address_hash: string }[]> {
  const { rows } = await sql<{ subject_id: string; contact_point_id: string; address_hash: string }>`
    select subject_id, contact_point_id, address_hash from mail_bounce where contact_point_id in ${idList(conn, contactIds)}`.execute(conn);
  return rows;
}

/** Those of the sources by which somebody was found unreachable. */
export async function foundBy(conn: Conn, sourceIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ source_id: string }>`
    select source_id from trigger_event where source_id in ${idList(conn, sourceIds)} and trigger = 'unreachable'`.execute(conn);
  return new Set(rows.map(({ source_id }) => source_id));
}

/** Everybody who was. */
export async function foundUnreachable(conn: Conn, sourceKind: string): Promise<string[]> {
  const { rows } = await sql<{ subject_id: string }>`
    select subject_id from trigger_event where trigger = 'unreachable' and source_kind = ${sourceKind}`.execute(conn);
  return rows.map(({ subject_id }) => subject_id);
}
