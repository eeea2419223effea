// All reading of the documents module. What is held appears only in the queries whose name says so.

import { idList } from '#kernel/subjects';
import { reader, sql } from '#platform/db';
import type { Conn, RawBuilder } from '#platform/db';
import type { DocumentsTables, VoucherOpeningTable } from './tables.ts';

/** A paper as lists know it: everything but the file. */
export interface PaperRow {
  readonly id: string;
  readonly subject_id: string;
  readonly field_id: string;
  readonly number: string | null;
  readonly dated: string;
  readonly title: string | null;
  readonly amount_cents: number | null;
  readonly year_end: string | null;
  readonly keep_until: string | null;
  readonly held_on: string | null;
  readonly subject_kind: string | null;
  readonly media_type: string;
  readonly size: number;
}

const on = (conn: Conn) => reader<DocumentsTables>(conn);

const DOCUMENTS = sql`select id, subject_id, field_id, number, dated, title, null as amount_cents, null as year_end, null as keep_until, null as held_on,
  (select s.kind from subject s where s.id = document.subject_id) as subject_kind, media_type, size from document`;
const VOUCHERS = sql`select id, subject_id, 'invoice.details' as field_id, number, dated, null as title, amount_cents, year_end, keep_until, held_on,
  subject_kind, media_type, size from voucher`;

async function papers(conn: Conn, query: RawBuilder<unknown>): Promise<PaperRow[]> {
  const { rows } = await (query as RawBuilder<PaperRow>).execute(conn);
  return rows.map((row) => ({ ...row, size: Number(row.size), amount_cents: row.amount_cents === null ? null : Number(row.amount_cents) }));
}

/** What is on file on one subject, newest first; held vouchers are not. */
export function papersOf(conn: Conn, subjectId: string): Promise<PaperRow[]> {
  return papers(
    conn,
    sql`select * from (${DOCUMENTS} where subject_id = ${subjectId} union all ${VOUCHERS} where subject_id = ${subjectId} and held_on is null) as p
        order by dated desc, id desc`,
  );
}

export interface PageOf {
  readonly q: string | undefined;
  readonly fields: readonly string[];
  readonly after: readonly [dated: string, id: string] | null;
  readonly limit: number;
}

/** A page of everything on file, newest first; held vouchers are not. */
export function pageOfPapers(conn: Conn, { q, fields, after, limit }: PageOf): Promise<PaperRow[]> {
  const all = sql`${DOCUMENTS} union all ${VOUCHERS} where held_on is null`;
  return papers(
    conn,
    sql`select * from (${all}) as p where field_id in (${sql.join(fields)})${found(q)}${older(after)} order by dated desc, id desc limit ${limit}`,
  );
}

/** A page of vouchers for the accountant: live ones and held ones. */
export function pageOfAllVouchers(
  conn: Conn,
  { q, held, after, limit }: Omit<PageOf, 'fields'> & { held: boolean | undefined },
): Promise<PaperRow[]> {
  const which = held === undefined ? sql`` : held ? sql` and held_on is not null` : sql` and held_on is null`;
  return papers(
    conn,
    sql`select * from (${VOUCHERS}) as p where 1 = 1${which}${found(q)}${older(after)} order by dated desc, id desc limit ${limit}`,
  );
}

/** A document or a live voucher. */
export async function paperById(conn: Conn, id: string): Promise<PaperRow | undefined> {
  const [row] = await papers(conn, sql`${DOCUMENTS} where id = ${id} union all ${VOUCHERS} where id = ${id} and held_on is null`);
  return row;
}

/** Which of these are documents on file, with their kind's field, number and title. */
export async function documentsAmong(conn: Conn, ids: readonly string[]): Promise<PaperRow[]> {
  return ids.length === 0 ? [] : papers(conn, sql`${DOCUMENTS} where id in ${idList(conn, ids)}`);
}

/** A voucher, live or held. */
export async function anyVoucherById(conn: Conn, id: string): Promise<PaperRow | undefined> {
  const [row] = await papers(conn, sql`${VOUCHERS} where id = ${id}`);
  return row;
}

/** Held vouchers of one number: who opens one by giving a reason has to know which. */
export function heldVouchersByNumber(conn: Conn, number: string): Promise<PaperRow[]> {
  return papers(
    conn,
    sql`${VOUCHERS} where held_on is not null and lower(number) = ${number.toLowerCase()} order by dated desc, id desc limit 20`,
  );
}

export async function heldCountOf(conn: Conn, subjectId: string): Promise<number> {
  const query = on(conn)
    .selectFrom('voucher')
    .select((eb) => eb.fn.countAll<number>().as('n'));
  const row = await query.where('subject_id', '=', subjectId).where('held_on', 'is not', null).executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** Financial years in which the subject has vouchers. */
export async function yearEndsOf(conn: Conn, subjectId: string): Promise<string[]> {
  const rows = await on(conn).selectFrom('voucher').select('year_end').distinct().where('subject_id', '=', subjectId).execute();
  return rows.map(({ year_end }) => year_end);
}

/** The sealed file of a document or of a voucher. */
export async function contentOf(conn: Conn, table: 'document' | 'voucher', id: string): Promise<Uint8Array | undefined> {
  return (await on(conn).selectFrom(table).select('content').where('id', '=', id).executeTakeFirst())?.content;
}

export async function openingsOf(conn: Conn, voucherIds: readonly string[]): Promise<VoucherOpeningTable[]> {
  if (voucherIds.length === 0) return [];
  const rows = on(conn).selectFrom('voucher_opening').selectAll();
  return rows
    .where('voucher_id', 'in', sql<string>`${idList(conn, voucherIds)}`)
    .orderBy('opened_at', 'desc')
    .execute();
}

export interface PastVoucher {
  readonly id: string;
  readonly subject_id: string;
  readonly held_on: string | null;
}

/** Vouchers whose last day has passed, unless a legal hold still needs them (GDPR Art. 17(3)(e)). */
export async function pastVouchers(conn: Conn, today: string, after: string, limit: number): Promise<PastVoucher[]> {
  const { rows } = await sql<PastVoucher>`
    select v.id, v.subject_id, v.held_on from voucher v where v.keep_until < ${today} and v.id > ${after} and not exists (
      select 1 from hold h where h.subject_id = v.subject_id and h.released_at is null and (h.fields = '*' or h.fields like '%"invoice.details"%'))
    order by v.id limit ${limit}`.execute(conn);
  return rows;
}

export async function deleteVouchers(conn: Conn, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from field_origin where kind = 'voucher' and record_id in ${idList(conn, ids)}`.execute(conn);
  await sql`delete from voucher where id in ${idList(conn, ids)}`.execute(conn);
}

function found(q: string | undefined): RawBuilder<unknown> {
  const part = q?.trim().toLowerCase() ?? '';
  if (part === '') return sql``;
  const like = `%${part.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql` and lower(coalesce(number, '')) like ${like} escape '\\'`;
}

function older(after: PageOf['after']): RawBuilder<unknown> {
  if (after === null) return sql``;
  const [dated, id] = after;
  return sql` and (dated < ${dated} or (dated = ${dated} and id < ${id}))`;
}
