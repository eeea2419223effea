// A mailing whose letters come back is stopped before it does harm: more than a twentieth of the last two hundred.

import type { Conn } from '#platform/db';
import { lastOfMailing } from './store/returns.ts';

const LAST = 200;
const SHARE = 0.05;
/** Of fewer letters nobody can tell a bad list from bad luck. */
const FEWEST = 40;

/** Why the mailing must pause, or null. Asked after each batch; letters that left before `since`, when somebody looked and let it go on, do not count. */
export async function breakerOf(conn: Conn, mailingId: string, since: Date | null = null): Promise<'bounces' | null> {
  const { left, hard } = await lastOfMailing(conn, { mailingId, since: since?.toISOString() ?? '', limit: LAST });
  return left >= FEWEST && hard > left * SHARE ? 'bounces' : null;
}
