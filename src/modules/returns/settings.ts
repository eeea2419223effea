// By which ways what comes back is taken in: a mailbox that is read, a door of our own, and notices of services. Sealed as a whole, for secrets are among it.

import { getSetting, putSetting } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { open, seal } from '#platform/crypto';
import type { Conn } from '#platform/db';
import type { ImapSettings } from '#platform/mail';

/** What becomes of a report in the mailbox once it was understood. Everything else is left where it is. */
export const AFTERWARDS = ['leave', 'move', 'delete'] as const;

export interface BounceMailbox extends ImapSettings {
  readonly folder: string;
  readonly afterwards: (typeof AFTERWARDS)[number];
  readonly moveTo: string;
  /** The recipient of the declaration who keeps the mailbox. */
  readonly recipientId: string;
}

export const PROVIDERS = ['generic', 'postmark', 'mailgun', 'ses'] as const;
export type Provider = (typeof PROVIDERS)[number];

export interface ReturnSettings {
  readonly mailbox: BounceMailbox | null;
  /** The port of our own door; null while it is closed. */
  readonly receiverPort: number | null;
  /** The secret of each service; for ses the name of the topic, whose notices are signed by a certificate. */
  readonly hooks: Readonly<Partial<Record<Provider, string>>>;
}

export interface MailboxState {
  readonly validity?: string;
  readonly last?: number;
  readonly tidy?: readonly number[];
  readonly readAt?: string;
  readonly failingSince?: string;
  readonly failures?: number;
  readonly pauseUntil?: string;
  readonly code?: string;
}

const SETTINGS = 'returns.settings';
const STATE = 'returns.mailbox';
const NONE: ReturnSettings = { mailbox: null, receiverPort: null, hooks: {} };

export async function readReturnSettings(conn: Conn, { keys }: Pick<Deps, 'keys'>): Promise<ReturnSettings> {
  const sealed = await getSetting(conn, SETTINGS);
  return sealed === undefined || sealed === ''
    ? NONE
    : { ...NONE, ...(JSON.parse(open(keys.sealing, sealed).toString('utf8')) as ReturnSettings) };
}

/** Changes what is named and keeps the rest. Another mailbox is read anew. */
export async function changeReturnSettings(conn: Conn, deps: Pick<Deps, 'keys'>, change: Partial<ReturnSettings>): Promise<void> {
  const before = await readReturnSettings(conn, deps);
  const after = { ...before, ...change };
  await putSetting(conn, SETTINGS, seal(deps.keys.sealing, JSON.stringify(after)));
  if (placeOf(before.mailbox) !== placeOf(after.mailbox)) return putBounceState(conn, {});
  const { validity, last, tidy } = await readBounceState(conn);
  if (change.mailbox !== undefined) await putBounceState(conn, kept({ validity, last, tidy }));
}

function placeOf(mailbox: BounceMailbox | null): string {
  return mailbox === null ? '' : JSON.stringify([mailbox.host, mailbox.user, mailbox.folder]);
}

export async function readBounceState(conn: Conn): Promise<MailboxState> {
  return JSON.parse((await getSetting(conn, STATE)) ?? '{}') as MailboxState;
}

export async function putBounceState(conn: Conn, state: MailboxState): Promise<void> {
  await putSetting(conn, STATE, JSON.stringify(state));
}

/** The parts that are there. */
export function kept(state: { [K in keyof MailboxState]: MailboxState[K] | undefined }): MailboxState {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
}
