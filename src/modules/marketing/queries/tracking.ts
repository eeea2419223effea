// SQL of what is followed of letters.

import { insertRows, lockChain, reader, sql } from '#platform/db';
import type { Conn, Selectable, Tx } from '#platform/db';
import { idList } from '#kernel/subjects';
import type { LetterClickTable, LetterOpenTable, MailingTrackingTable, TrackingTables } from '../tracking/tables.ts';

export type OpenRow = Selectable<LetterOpenTable>;
export type ClickRow = Selectable<LetterClickTable>;

const on = (conn: Conn) => reader<TrackingTables>(conn);

export async function trackingRow(conn: Conn, mailingId: string): Promise<MailingTrackingTable | undefined> {
  const row = await on(conn).selectFrom('mailing_tracking').selectAll().where('mailing_id', '=', mailingId).executeTakeFirst();
  return row && { ...row, opens: Number(row.opens), clicks: Number(row.clicks) };
}

export async function putTracking(tx: Tx, row: MailingTrackingTable): Promise<void> {
  await sql`insert into mailing_tracking (mailing_id, opens, clicks, changed_at, account_id)
    values (${row.mailing_id}, ${row.opens}, ${row.clicks}, ${row.changed_at}, ${row.account_id})
    on conflict (mailing_id) do update set opens = excluded.opens, clicks = excluded.clicks, changed_at = excluded.changed_at,
      account_id = excluded.account_id`.execute(tx);
}

/** Where the links of a mailing lead, by their number. */
export async function linksOfMailing(conn: Conn, mailingId: string): Promise<Map<number, string>> {
  const rows = await on(conn).selectFrom('mailing_link').select(['n', 'url']).where('mailing_id', '=', mailingId).execute();
  return new Map(rows.map(({ n, url }) => [Number(n), url]));
}

/** A link that is known keeps its address: letters that have left lead where they led. */
export async function keepLinks(tx: Tx, mailingId: string, links: ReadonlyMap<number, string>): Promise<void> {
  const rows = [...links].map(([n, url]) => [`${mailingId}:${n}`, mailingId, n, url]);
  if (rows.length > 0) await insertRows(tx, 'mailing_link', ['id', 'mailing_id', 'n', 'url'], rows, 'keep');
}

export async function holdTracking(tx: Tx): Promise<void> {
  await lockChain(tx, 'letter-tracking');
}

export async function opensOfLetters(conn: Conn, ledgerIds: readonly string[]): Promise<OpenRow[]> {
  const rows = on(conn).selectFrom('letter_open').selectAll();
  return rows.where('ledger_id', 'in', sql<string>`${idList(conn, ledgerIds)}`).execute();
}

export async function clicksOfLetters(conn: Conn, ledgerIds: readonly string[]): Promise<ClickRow[]> {
  const rows = on(conn).selectFrom('letter_click').selectAll();
  const found = await rows.where('ledger_id', 'in', sql<string>`${idList(conn, ledgerIds)}`).execute();
  return found.map((row) => ({ ...row, link_n: Number(row.link_n) }));
}

export interface Act {
  readonly subjectId: string;
  readonly ledgerId: string;
  readonly verdict: string;
  /** Which link; null for an opening. */
  readonly n: number | null;
}

/** Everything that is kept of a mailing; who may be counted is decided by today's consent. */
export async function actsOfMailing(conn: Conn, mailingId: string): Promise<Act[]> {
  const { rows } = await sql<{ subject_id: string; ledger_id: string; verdict: string; n: number | null }>`
    select subject_id, ledger_id, verdict, null as n from letter_open where mailing_id = ${mailingId}
    union all select subject_id, ledger_id, verdict, link_n from letter_click where mailing_id = ${mailingId}`.execute(conn);
  return rows.map(({ subject_id, ledger_id, verdict, n }) => ({
    subjectId: subject_id,
    ledgerId: ledger_id,
    verdict,
    n: n === null ? null : Number(n),
  }));
}

/** One of the two tables that hold what people did. */
export interface Kept {
  readonly table: 'letter_open' | 'letter_click';
  readonly kind: string;
  readonly at: 'opened_at' | 'clicked_at';
  readonly fieldId: string;
}

/** People of whom something is kept, a page at a time. */
export async function peopleAfter(conn: Conn, { table }: Kept, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ subject_id: string }>`select distinct subject_id from ${sql.table(table)}
    where subject_id > ${after} order by subject_id limit ${limit}`.execute(conn);
  return rows.map(({ subject_id }) => subject_id);
}

export async function idsOf(conn: Conn, { table }: Kept, subjectId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where subject_id = ${subjectId} order by id`.execute(conn);
  return rows.map(({ id }) => id);
}

/** What has served its time, a page at a time. */
export async function outdatedOf(conn: Conn, { table, at }: Kept, of: { before: string; after: string; limit: number }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
    where ${sql.ref(at)} < ${of.before} and id > ${of.after} order by id limit ${of.limit}`.execute(conn);
  return rows.map(({ id }) => id);
}
