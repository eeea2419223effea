// The firm's private mailbox: how it is reached, sealed as a whole because a password is among it, and how far it has been read.

import { getSetting, putSetting } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { open, seal } from '#platform/crypto';
import type { Conn } from '#platform/db';
import type { ImapSettings } from '#platform/mail';

/** What becomes of a message in the mailbox once it is filed. Others are left where they are. */
export const AFTERWARDS = ['leave', 'move', 'delete'] as const;
export type Afterwards = (typeof AFTERWARDS)[number];

export interface MailboxSettings extends ImapSettings {
  /** The private address itself, so that it is taken for nobody's. */
  readonly address: string;
  readonly folder: string;
  readonly afterwards: Afterwards;
  /** Where filed messages are moved. */
  readonly moveTo: string;
  /** The recipient of the declaration who keeps the mailbox. */
  readonly recipientId: string;
}

/** How the mailbox has behaved since these settings were saved. */
export interface MailboxState {
  /** What makes the numbers of the folder comparable. */
  readonly validity?: string;
  /** Everything up to this number has been read. */
  readonly last?: number;
  /** Filed messages that are still to be moved or deleted. */
  readonly tidy?: readonly number[];
  readonly readAt?: string;
  readonly failingSince?: string;
  readonly failures?: number;
  readonly pauseUntil?: string;
  readonly code?: string;
}

const SETTINGS = 'mailbox.settings';
const STATE = 'mailbox.state';

type SettingsDeps = Pick<Deps, 'keys'>;

/** The mailbox, or null while the owner has set up none. */
export async function readMailbox(conn: Conn, { keys }: SettingsDeps): Promise<MailboxSettings | null> {
  const sealed = await getSetting(conn, SETTINGS);
  return sealed === undefined || sealed === '' ? null : (JSON.parse(open(keys.sealing, sealed).toString('utf8')) as MailboxSettings);
}

/**
 * Saves the mailbox, or turns it off. A mailbox or folder that is another is read from its end on; the same one goes on from where it is, and
 * since when it has failed is forgotten by a reading alone. True when it is reached in another way than before, so that trying is worthwhile.
 */
export async function saveMailbox(conn: Conn, deps: SettingsDeps, settings: MailboxSettings | null): Promise<boolean> {
  const before = await readMailbox(conn, deps);
  await putSetting(conn, SETTINGS, settings === null ? '' : seal(deps.keys.sealing, JSON.stringify(settings)));
  if (settings === null || before === null || placeOf(settings) !== placeOf(before)) {
    await putMailboxState(conn, {});
    return settings !== null;
  }
  if (wayOf(settings) === wayOf(before)) return false;
  const { pauseUntil: _, failures: __, ...state } = await readMailboxState(conn);
  await putMailboxState(conn, state);
  return true;
}

/** Everything that reaching the mailbox depends on, and whether it may be reached at all. */
function wayOf({ host, port, tls, user, password, folder, recipientId }: MailboxSettings): string {
  return JSON.stringify([host, port, tls, user, password, folder, recipientId]);
}

function placeOf({ host, user, folder }: MailboxSettings): string {
  return JSON.stringify([host, user, folder]);
}

export async function readMailboxState(conn: Conn): Promise<MailboxState> {
  return JSON.parse((await getSetting(conn, STATE)) ?? '{}') as MailboxState;
}

export async function putMailboxState(conn: Conn, state: MailboxState): Promise<void> {
  await putSetting(conn, STATE, JSON.stringify(state));
}
