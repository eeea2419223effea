// SQL of the addresses at which recipients take notices.

import { reader, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { DutyTables, NoticeAddressRow } from '../tables.ts';

export function noticeAddress(conn: Conn, recipientId: string): Promise<NoticeAddressRow | undefined> {
  return reader<DutyTables>(conn).selectFrom('notice_address').selectAll().where('recipient_id', '=', recipientId).executeTakeFirst();
}

export async function putNoticeAddress(tx: Tx, { recipient_id, email, lang }: NoticeAddressRow): Promise<void> {
  await sql`insert into notice_address (recipient_id, email, lang) values (${recipient_id}, ${email}, ${lang})
    on conflict (recipient_id) do update set email = excluded.email, lang = excluded.lang`.execute(tx);
}
