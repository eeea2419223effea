// Which entries of the log tell that a value left the register.

import type { AuditTables } from '#kernel/audit';
import type { Conn } from '#platform/db';

const LOSSES = ['erase', 'erase.replay', 'blank', 'membership.end', 'remove', 'update'];

/** Of the log after this place: its last place, and how many values left and since when; nulls when there is none. */
export async function lossesAfter(conn: Conn, seq: number): Promise<{ last: number | null; lost: number; since: string | null }> {
  const log = conn.withTables<AuditTables>();
  const found = await log
    .selectFrom('audit_entry')
    .where('seq', '>', seq)
    .where('action', 'in', LOSSES)
    .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.min('at').as('since')])
    .executeTakeFirst();
  const end = await log
    .selectFrom('audit_entry')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst();
  const last = end?.seq === undefined || end.seq === null ? null : Number(end.seq);
  return { last, lost: Number(found?.n ?? 0), since: found?.since ?? null };
}
