// How letters leave the house: the owner's relay, sealed as a whole because a password is among it, and how the last attempts went.

import { getSetting, putSetting } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { open, seal } from '#platform/crypto';
import type { Conn } from '#platform/db';
import type { RelaySettings } from '#platform/mail';

export interface MailSettings extends RelaySettings {
  readonly fromAddress: string;
  readonly fromName: string;
  /** The recipient of the declaration who runs the relay. */
  readonly recipientId: string;
}

/** How the relay has behaved since these settings were saved. */
export interface RelayState {
  /** When it last took a letter. */
  readonly provenAt?: string;
  readonly failingSince?: string;
  readonly failures?: number;
  /** Nothing is tried before this. */
  readonly pauseUntil?: string;
  readonly code?: string;
}

const SETTINGS = 'mail.settings';
const STATE = 'mail.state';

type SettingsDeps = Pick<Deps, 'keys'>;

/** The relay, or null while the owner has set up none. */
export async function readMailSettings(conn: Conn, { keys }: SettingsDeps): Promise<MailSettings | null> {
  const sealed = await getSetting(conn, SETTINGS);
  return sealed === undefined || sealed === '' ? null : (JSON.parse(open(keys.sealing, sealed).toString('utf8')) as MailSettings);
}

/** Saves the relay, or turns mail off; what was proven of the former settings proves nothing of these. */
export async function saveMailSettings(conn: Conn, { keys }: SettingsDeps, settings: MailSettings | null): Promise<void> {
  await putSetting(conn, SETTINGS, settings === null ? '' : seal(keys.sealing, JSON.stringify(settings)));
  await putSetting(conn, STATE, '{}');
}

export async function readRelayState(conn: Conn): Promise<RelayState> {
  return JSON.parse((await getSetting(conn, STATE)) ?? '{}') as RelayState;
}

export async function putRelayState(conn: Conn, state: RelayState): Promise<void> {
  await putSetting(conn, STATE, JSON.stringify(state));
}
