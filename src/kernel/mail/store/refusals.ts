// All SQL of addresses to which nothing is sent: one mark for each address of a person, and a lighter reason never takes the place of a weightier one.

import { dialectOf, reader, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { idList } from '#kernel/subjects';
import { REFUSAL_REASONS } from '../tables.ts';
import type { MailTables } from '../tables.ts';
import type { MailBounceRow } from './outbox.ts';

const COLUMNS = ['id', 'subject_id', 'contact_point_id', 'address_hash', 'code', 'bounced_at', 'reason', 'by_account'] as const;

const rank = (column: string) =>
  sql`case ${sql.ref(column)} ${sql.join(
    REFUSAL_REASONS.map((reason, i) => sql`when ${sql.lit(reason)} then ${sql.lit(i)}`),
    sql` `,
  )} end`;

type Mark = Pick<MailBounceRow, 'subject_id' | 'address_hash'>;

/** Marks the addresses, unless a weightier reason stands, and tells which were marked: one statement for any number. No address may be named twice. */
export async function putBounces(tx: Tx, marks: readonly MailBounceRow[]): Promise<Mark[]> {
  if (marks.length === 0) return [];
  const json = JSON.stringify(marks.map((m) => COLUMNS.map((column) => m[column])));
  const values = sql.join(COLUMNS.map((_, i) => sql`value ->> ${sql.lit(i)}`));
  // SQLite reads an ON after a FROM as a join, unless a condition stands between.
  const from = dialectOf(tx) === 'sqlite' ? sql`json_each(${json})` : sql`jsonb_array_elements(${json}::jsonb)`;
  const { rows } = await sql<Mark>`
    insert into mail_bounce (${sql.join(COLUMNS.map((column) => sql.ref(column)))}) select ${values} from ${from} where true
    on conflict (subject_id, address_hash) do update set code = excluded.code, bounced_at = excluded.bounced_at,
      contact_point_id = excluded.contact_point_id, reason = excluded.reason, by_account = excluded.by_account
      where ${rank('excluded.reason')} <= ${rank('mail_bounce.reason')}
    returning subject_id, address_hash`.execute(tx);
  return rows;
}

export async function putBounce(tx: Tx, mark: MailBounceRow): Promise<void> {
  await putBounces(tx, [mark]);
}

export async function bouncesOfSubjects(conn: Conn, subjectIds: readonly string[]): Promise<MailBounceRow[]> {
  const { rows } = await sql<MailBounceRow>`select * from mail_bounce where subject_id in ${idList(conn, subjectIds)}`.execute(conn);
  return rows;
}

/** The latest first; ids are made in the order of time. */
export function bouncesBefore(conn: Conn, { before, limit }: { before: string | undefined; limit: number }): Promise<MailBounceRow[]> {
  let query = reader<MailTables>(conn).selectFrom('mail_bounce').selectAll().orderBy('id', 'desc').limit(limit);
  if (before !== undefined) query = query.where('id', '<', before);
  return query.execute();
}

export async function dropBounceById(tx: Tx, id: string): Promise<MailBounceRow | undefined> {
  const { rows } = await sql<MailBounceRow>`delete from mail_bounce where id = ${id} returning *`.execute(tx);
  return rows[0];
}
