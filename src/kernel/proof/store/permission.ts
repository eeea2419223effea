// The check's own reading of bans, of the hashes they left and of what was sent all the same.

import type { PermissionEventRow, PermissionTables } from '#kernel/permission';
import { sql } from '#platform/db';
import type { Conn } from '#platform/db';
import type { CheckContext } from '../check.ts';

/** Bans and objections of people who are in the register, in the order in which they were recorded. */
export async function bansHeld(conn: Conn): Promise<PermissionEventRow[]> {
  const { rows } = await sql<PermissionEventRow>`
    select e.* from permission_event e join subject s on s.id = e.subject_id
    where e.act in ('ban', 'objection') order by e.recorded_at, e.id`.execute(conn);
  return rows;
}

export async function hashesKept(conn: Conn): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ hash: string }>`select hash from suppression where purpose like 'ban/%'`.execute(conn);
  return new Set(rows.map(({ hash }) => hash));
}

/** Consents that the person gave knowing of the ban, recorded after it. */
export async function overcomingConsents(
  conn: Conn,
  ban: Pick<PermissionEventRow, 'subject_id' | 'seq' | 'at'>,
): Promise<Pick<PermissionEventRow, 'channel' | 'purpose'>[]> {
  return conn
    .withTables<PermissionTables>()
    .selectFrom('permission_event')
    .select(['channel', 'purpose'])
    .where('subject_id', '=', ban.subject_id)
    .where('act', '=', 'consent-given')
    .where('over_ban', '=', 1)
    .where('seq', '>', ban.seq)
    .where('at', '>', ban.at)
    .execute();
}

/** Letters queued for a purpose of the declaration after the person had banned it by e-mail, and not consented since. */
export async function messagesAfterBan(conn: Conn): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from mail_message m where m.purpose not in ('rights', 'test') and exists (
      select 1 from permission_event b where b.subject_id = m.subject_id and b.act in ('ban', 'objection')
        and (b.channel is null or b.channel = 'email') and (b.purpose is null or b.purpose = m.purpose)
        and (b.contact_id is null or b.contact_id = m.contact_point_id) and b.recorded_at < m.created_at
        and (b.scope is null or b.scope = 'direct-marketing') and (b.deed is null or b.deed = 'processing')
        and not exists (select 1 from permission_event c where c.subject_id = b.subject_id and c.act = 'consent-given' and c.over_ban = 1
          and c.channel = 'email' and c.purpose = m.purpose and c.seq > b.seq and c.recorded_at <= m.created_at))`.execute(conn);
  return Number(rows[0]?.n ?? 0);
}

/** Letters of mailings that left after the person had banned them, and not consented since. */
export async function lettersAfterBan(conn: Conn): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from mailing_recipient r join mailing m on m.id = r.mailing_id where r.handed_at is not null and exists (
      select 1 from permission_event b where b.subject_id = r.person and b.act in ('ban', 'objection')
        and (b.channel is null or b.channel = 'email') and (b.purpose is null or b.purpose = m.purpose_id)
        and (b.contact_id is null or b.contact_id = r.contact_point_id) and b.recorded_at < r.handed_at
        and (b.scope is null or b.scope = coalesce(m.scope, 'direct-marketing')) and (b.deed is null or b.deed = 'processing')
        and not exists (select 1 from permission_event c where c.subject_id = b.subject_id and c.act = 'consent-given' and c.over_ban = 1
          and c.channel = 'email' and c.purpose = m.purpose_id and c.seq > b.seq and c.recorded_at <= r.handed_at))`.execute(conn);
  return Number(rows[0]?.n ?? 0);
}

/** The hashes of bans are gone, as after an import that empties the list. */
export async function sabotageBans({ deps }: CheckContext): Promise<void> {
  await sql`delete from suppression where purpose like 'ban/%'`.execute(deps.database.db);
}
