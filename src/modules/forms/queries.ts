// SQL of forms, their files and their numbers.

import { reader, sql } from '#platform/db';
import type { Conn, Selectable, Tx } from '#platform/db';
import type { FormDayTable, FormFileTable, FormsTables, SignUpFormTable, SignUpTable } from './tables.ts';

export type FormRow = Selectable<SignUpFormTable>;
export type FormFileRow = Omit<Selectable<FormFileTable>, 'content'>;
export type SignUpRow = Selectable<SignUpTable>;

const on = (conn: Conn) => conn.withTables<FormsTables>();
const FILE = ['id', 'media_type', 'size', 'sha256', 'created_at'] as const;

export function allForms(conn: Conn): Promise<FormRow[]> {
  return reader<FormsTables>(conn)
    .selectFrom('sign_up_form')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
}

export function formById(conn: Conn, id: string): Promise<FormRow | undefined> {
  return reader<FormsTables>(conn).selectFrom('sign_up_form').selectAll().where('id', '=', id).executeTakeFirst();
}

export function formBySlug(conn: Conn, slug: string): Promise<FormRow | undefined> {
  return reader<FormsTables>(conn).selectFrom('sign_up_form').selectAll().where('slug', '=', slug).executeTakeFirst();
}

export async function insertForm(tx: Tx, row: FormRow): Promise<void> {
  await on(tx).insertInto('sign_up_form').values(row).execute();
}

/** False when somebody was faster. */
export async function updateForm(tx: Tx, id: string, version: number, set: Partial<FormRow>): Promise<boolean> {
  const done = await on(tx)
    .updateTable('sign_up_form')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export async function deleteForm(tx: Tx, id: string): Promise<void> {
  await on(tx).deleteFrom('form_file').where('id', '=', id).execute();
  await on(tx).deleteFrom('form_day').where('form_id', '=', id).execute();
  await on(tx).deleteFrom('form_wish').where('form_id', '=', id).execute();
  await on(tx).deleteFrom('sign_up_form').where('id', '=', id).execute();
}

export async function putFile(tx: Tx, row: Selectable<FormFileTable>): Promise<void> {
  await on(tx).deleteFrom('form_file').where('id', '=', row.id).execute();
  await on(tx).insertInto('form_file').values(row).execute();
}

export async function filesOf(conn: Conn): Promise<Map<string, FormFileRow>> {
  const rows = await reader<FormsTables>(conn).selectFrom('form_file').select(FILE).execute();
  return new Map(rows.map((row) => [row.id, { ...row, size: Number(row.size) }]));
}

export async function fileOf(conn: Conn, id: string): Promise<FormFileRow | undefined> {
  const row = await reader<FormsTables>(conn).selectFrom('form_file').select(FILE).where('id', '=', id).executeTakeFirst();
  return row && { ...row, size: Number(row.size) };
}

export async function fileBytesOf(conn: Conn, id: string): Promise<Uint8Array | undefined> {
  return (await reader<FormsTables>(conn).selectFrom('form_file').select('content').where('id', '=', id).executeTakeFirst())?.content;
}

export type Counted = Pick<FormDayTable, 'shown' | 'taken' | 'confirmed' | 'limited'>;

/** Adds to the numbers of a day. */
export async function addCounts(conn: Conn, formId: string, day: string, n: Counted): Promise<void> {
  await sql`
    insert into form_day (id, form_id, day, shown, taken, confirmed, limited)
    values (${`${formId} ${day}`}, ${formId}, ${day}, ${n.shown}, ${n.taken}, ${n.confirmed}, ${n.limited})
    on conflict (id) do update set shown = form_day.shown + excluded.shown, taken = form_day.taken + excluded.taken,
      confirmed = form_day.confirmed + excluded.confirmed, limited = form_day.limited + excluded.limited`.execute(conn);
}

/** Sums since a day, by form. */
export async function countsSince(conn: Conn, day: string): Promise<Map<string, Counted>> {
  const { rows } = await sql<Counted & { form_id: string }>`
    select form_id, sum(shown) as shown, sum(taken) as taken, sum(confirmed) as confirmed, sum(limited) as limited
      from form_day where day >= ${day} group by form_id`.execute(conn);
  return new Map(rows.map((row) => [row.form_id, numbers(row)]));
}

/** All forms together, day by day. */
export async function takenByDay(conn: Conn, since: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ day: string; n: number }>`
    select day, sum(taken + limited) as n from form_day where day >= ${since} group by day`.execute(conn);
  return new Map(rows.map(({ day, n }) => [day, Number(n)]));
}

export async function daysOf(conn: Conn, formId: string, since: string): Promise<(Counted & { day: string })[]> {
  const rows = await reader<FormsTables>(conn)
    .selectFrom('form_day')
    .selectAll()
    .where('form_id', '=', formId)
    .where('day', '>=', since)
    .orderBy('day')
    .execute();
  return rows.map((row) => ({ day: row.day, ...numbers(row) }));
}

function numbers(row: Counted): Counted {
  return { shown: Number(row.shown), taken: Number(row.taken), confirmed: Number(row.confirmed), limited: Number(row.limited) };
}

/** The last who confirmed on a form. */
export function signUpsOf(conn: Conn, formId: string, limit: number): Promise<SignUpRow[]> {
  return reader<FormsTables>(conn)
    .selectFrom('sign_up')
    .selectAll()
    .where('form_id', '=', formId)
    .orderBy('confirmed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function hasSignUps(conn: Conn, formId: string): Promise<boolean> {
  const row = await reader<FormsTables>(conn).selectFrom('sign_up').select('id').where('form_id', '=', formId).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Forms by which people can enter a raffle. */
export async function raffleForms(conn: Conn): Promise<{ id: string; name: string; slug: string }[]> {
  const rows = reader<FormsTables>(conn).selectFrom('sign_up_form').select(['id', 'name', 'slug']).where('kind', '=', 'raffle');
  return rows.orderBy('created_at', 'desc').limit(200).execute();
}
