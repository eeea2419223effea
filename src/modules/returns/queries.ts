// All SQL of the returns module.

import { idList } from '#kernel/subjects';
import { insertRows, reader, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { ReturnForeignTable, ReturnQuarantineTable, ReturnsTables } from './tables.ts';

export type QuarantineRow = ReturnQuarantineTable;

const on = (conn: Conn) => reader<ReturnsTables>(conn);

/** False when the same message lies there already. */
export async function addQuarantined(tx: Tx, row: QuarantineRow): Promise<boolean> {
  const done = await tx
    .withTables<ReturnsTables>()
    .insertInto('return_quarantine')
    .values(row)
    .onConflict((oc) => oc.column('mark').doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n) > 0;
}

export function quarantineBefore(conn: Conn, { before, limit }: { before: string | undefined; limit: number }): Promise<QuarantineRow[]> {
  let query = on(conn).selectFrom('return_quarantine').selectAll().orderBy('id', 'desc').limit(limit);
  if (before !== undefined) query = query.where('id', '<', before);
  return query.execute();
}

export function quarantinedById(conn: Conn, id: string): Promise<QuarantineRow | undefined> {
  return on(conn).selectFrom('return_quarantine').selectAll().where('id', '=', id).executeTakeFirst();
}

export function allQuarantined(conn: Conn): Promise<QuarantineRow[]> {
  return on(conn).selectFrom('return_quarantine').selectAll().orderBy('id').execute();
}

export async function countQuarantined(conn: Conn): Promise<number> {
  const row = await on(conn)
    .selectFrom('return_quarantine')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export async function dropQuarantined(conn: Conn, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`delete from return_quarantine where id = ${id} returning id`.execute(conn);
  return rows.length > 0;
}

/** True for a notice that was not taken before. */
export async function takeNotice(tx: Tx, id: string, at: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into return_notice (id, at) values (${id}, ${at}) on conflict (id) do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** What has lain long enough. */
export async function dropPast(conn: Conn, { now, notices }: { now: string; notices: string }): Promise<number> {
  const { rows } = await sql<{ id: string }>`delete from return_quarantine where expires_at <= ${now} returning id`.execute(conn);
  await sql`delete from return_notice where at < ${notices}`.execute(conn);
  return rows.length;
}

export async function addForeign(tx: Tx, rows: readonly ReturnForeignTable[]): Promise<void> {
  await insertRows(
    tx,
    'return_foreign',
    ['id', 'purpose', 'since'],
    rows.map(({ id, purpose, since }) => [id, purpose, since]),
    'keep',
  );
}

/** Those that another list named for another purpose forbid everything from now on. */
export async function widenForeign(tx: Tx, marks: readonly string[], purpose: string): Promise<void> {
  await sql`update return_foreign set purpose = '' where id in ${idList(tx, marks)} and purpose <> ${purpose}`.execute(tx);
}

export async function dropForeign(tx: Tx, marks: readonly string[]): Promise<void> {
  await sql`delete from return_foreign where id in ${idList(tx, marks)}`.execute(tx);
}

export async function anyForeign(conn: Conn): Promise<boolean> {
  return (await on(conn).selectFrom('return_foreign').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function foreignAmong(conn: Conn, marks: readonly string[]): Promise<ReturnForeignTable[]> {
  const { rows } = await sql<ReturnForeignTable>`select * from return_foreign where id in ${idList(conn, marks)}`.execute(conn);
  return rows;
}

/** Addresses of everybody who was in a copy for the recipient and the purpose before the one of this id, but for those that came to us later. */
export async function addressesGiven(
  conn: Conn,
  of: { recipientId: string; purpose: string; field: string; before: string },
): Promise<{ subjectId: string; address: string }[]> {
  const { rows } = await sql<{ subject_id: string; value: string }>`
    select distinct p.subject_id, p.value from disclosure as d join export_copy as c on c.id = d.copy_id
      join contact_point as p on p.subject_id = d.subject_id and p.field_id = ${of.field} join origin as o on o.id = p.origin_id
     where d.recipient_id = ${of.recipientId} and c.purpose = ${of.purpose} and o.recorded_at <= c.made_at and c.id <> ${of.before}
     order by p.subject_id, p.value`.execute(conn);
  return rows.map(({ subject_id, value }) => ({ subjectId: subject_id, address: value }));
}

/** Mailings that the breaker has stopped and that wait for somebody. */
export async function stoppedMailings(conn: Conn): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`select id from mailing where state = 'paused' and reason = 'bounces' order by id desc`.execute(
    conn,
  );
  return rows;
}
