// All SQL of newsletters: contents, templates and pictures, and what the mailing behind a content says.

import { sql } from '#platform/db';
import type { Conn } from '#platform/db';
import type { NewsletterContentTable, NewsletterImageTable, NewsletterTables, NewsletterTemplateTable } from './tables.ts';

const on = (conn: Conn) => conn.withTables<NewsletterTables>();

export interface MailingRow {
  readonly id: string;
  readonly kind: 'newsletter' | 'automation';
  readonly purpose_id: string;
  readonly state: string;
  readonly begun_at: string | null;
}

export async function mailingRow(conn: Conn, id: string): Promise<MailingRow | undefined> {
  const { rows } = await sql<MailingRow>`select id, kind, purpose_id, state, begun_at from mailing where id = ${id}`.execute(conn);
  return rows[0];
}

export function contentRow(conn: Conn, mailingId: string): Promise<NewsletterContentTable | undefined> {
  return on(conn).selectFrom('newsletter_content').selectAll().where('mailing_id', '=', mailingId).executeTakeFirst();
}

export async function insertContent(conn: Conn, row: NewsletterContentTable): Promise<void> {
  await on(conn).insertInto('newsletter_content').values(row).execute();
}

type Change = Pick<NewsletterContentTable, 'main_lang' | 'document' | 'public' | 'account_id' | 'changed_at'>;

/** False when somebody else was faster. */
export async function updateContent(conn: Conn, mailingId: string, version: number, change: Change): Promise<boolean> {
  const { numUpdatedRows } = await on(conn)
    .updateTable('newsletter_content')
    .set({ ...change, version: version + 1 })
    .where('mailing_id', '=', mailingId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteContent(conn: Conn, mailingId: string): Promise<void> {
  await on(conn).deleteFrom('newsletter_content').where('mailing_id', '=', mailingId).execute();
}

export function templateRows(conn: Conn): Promise<NewsletterTemplateTable[]> {
  return on(conn).selectFrom('newsletter_template').selectAll().orderBy('name').orderBy('id').limit(200).execute();
}

export function templateRow(conn: Conn, id: string): Promise<NewsletterTemplateTable | undefined> {
  return on(conn).selectFrom('newsletter_template').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertTemplate(conn: Conn, row: NewsletterTemplateTable): Promise<void> {
  await on(conn).insertInto('newsletter_template').values(row).execute();
}

export async function deleteTemplate(conn: Conn, id: string): Promise<boolean> {
  return (await on(conn).deleteFrom('newsletter_template').where('id', '=', id).executeTakeFirst()).numDeletedRows === 1n;
}

export type ImageRow = Omit<NewsletterImageTable, 'content'>;
const IMAGE = ['id', 'media_type', 'size', 'width', 'height', 'hash', 'account_id', 'created_at'] as const;

export function imageById(conn: Conn, id: string): Promise<ImageRow | undefined> {
  return on(conn).selectFrom('newsletter_image').select(IMAGE).where('id', '=', id).executeTakeFirst();
}

export function imageByHash(conn: Conn, hash: string): Promise<ImageRow | undefined> {
  return on(conn).selectFrom('newsletter_image').select(IMAGE).where('hash', '=', hash).executeTakeFirst();
}

export function imagesByIds(conn: Conn, ids: readonly string[]): Promise<ImageRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return on(conn)
    .selectFrom('newsletter_image')
    .select(IMAGE)
    .where('id', 'in', [...ids])
    .execute();
}

/** The latest first. */
export function latestImages(conn: Conn, limit: number): Promise<ImageRow[]> {
  return on(conn).selectFrom('newsletter_image').select(IMAGE).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

export function imageBytes(conn: Conn, id: string): Promise<Pick<NewsletterImageTable, 'media_type' | 'content'> | undefined> {
  return on(conn).selectFrom('newsletter_image').select(['media_type', 'content']).where('id', '=', id).executeTakeFirst();
}

export async function insertImage(conn: Conn, row: NewsletterImageTable): Promise<void> {
  await on(conn)
    .insertInto('newsletter_image')
    .values(row)
    .onConflict((oc) => oc.column('hash').doNothing())
    .execute();
}

export async function deleteImage(conn: Conn, id: string): Promise<void> {
  await on(conn).deleteFrom('newsletter_image').where('id', '=', id).execute();
}

export async function countImages(conn: Conn): Promise<number> {
  const { n } = await on(conn)
    .selectFrom('newsletter_image')
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Whether a content or a template shows the picture: its id stands in the document. */
export async function imageIsUsed(conn: Conn, id: string): Promise<boolean> {
  const like = `%"${id}"%`;
  const { rows } = await sql<{ n: number }>`select 1 as n from newsletter_content where document like ${like}
    union all select 1 from newsletter_template where document like ${like} limit 1`.execute(conn);
  return rows.length > 0;
}

export interface PublicRow {
  readonly mailing_id: string;
  readonly slug: string;
  readonly main_lang: string;
  readonly document: string;
  readonly begun_at: string;
  readonly version: number;
}

const PUBLIC = sql`select c.mailing_id, c.slug, c.main_lang, c.document, c.version, m.begun_at from newsletter_content c
  join mailing m on m.id = c.mailing_id where c.public = 1 and m.kind = 'newsletter' and m.begun_at is not null`;

/** Letters that have begun to leave and have a public page, the latest first. */
export async function publicRows(conn: Conn, limit: number): Promise<PublicRow[]> {
  return (await sql<PublicRow>`${PUBLIC} order by m.begun_at desc, c.id desc limit ${limit}`.execute(conn)).rows;
}

export async function publicRow(conn: Conn, slug: string): Promise<PublicRow | undefined> {
  return (await sql<PublicRow>`${PUBLIC} and c.slug = ${slug}`.execute(conn)).rows[0];
}
