// What the check of the mailbox reads: whether one is set up, and what became of the last tries to read it.

import { getSetting, putSetting } from '#kernel/access';
import type { Conn } from '#platform/db';
import type { CheckContext } from '../check.ts';

const SETTINGS = 'mailbox.settings';
const STATE = 'mailbox.state';

export interface MailboxReading {
  readonly known: boolean;
  readonly readAt?: string;
  readonly failingSince?: string;
  readonly code?: string;
}

/** The settings are sealed; that there are some is all that is asked. */
export async function mailboxReading(conn: Conn): Promise<MailboxReading> {
  const known = ((await getSetting(conn, SETTINGS)) ?? '') !== '';
  const state = JSON.parse((await getSetting(conn, STATE)) ?? '{}') as Omit<MailboxReading, 'known'>;
  return { ...state, known };
}

/** The mailbox has been out of reach for two days. */
export async function sabotageMailbox({ deps }: CheckContext): Promise<void> {
  const failingSince = new Date(deps.clock.now().getTime() - 2 * 86_400_000).toISOString();
  await putSetting(deps.database.db, STATE, JSON.stringify({ failingSince, code: 'ECONNREFUSED' }));
}
