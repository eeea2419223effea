// Whether mail works, and if not, why: the relay sees addresses, so it must be a processor that the declaration names and gives the address to (GDPR Art. 13(1)(e), 28).

import type { Deps } from '#kernel/deps';
import type { CompiledPolicy, Recipient } from '#kernel/policy';
import type { Conn } from '#platform/db';
import { readMailSettings, readRelayState } from './settings.ts';
import type { MailSettings } from './settings.ts';

/**
 * - `not-set-up`: no relay. - `relay-undeclared`: the declaration does not name it as a processor. - `relay-without-address`: it does,
 *   but does not give it the e-mail address. - `untested`: no letter has gone through these settings yet. - `failing`: for over an hour.
 */
export type MailOff = 'not-set-up' | 'relay-undeclared' | 'relay-without-address' | 'untested' | 'failing';
export type MailWorks = { readonly works: true } | { readonly works: false; readonly why: MailOff };

export type WorksDeps = Pick<Deps, 'database' | 'clock' | 'keys' | 'policy'>;

export const RELAY_FIELD = 'person.email';
const PATIENCE_MS = 3_600_000;

/** Whether a letter queued now can be expected to arrive. Where it does not, staff hand things over in another way. */
export async function mailWorks(deps: WorksDeps): Promise<MailWorks> {
  const { db } = deps.database;
  const settings = await readMailSettings(db, deps);
  if (settings === null) return off('not-set-up');
  const undeclared = whyUndeclared(deps.policy.current(), settings);
  if (undeclared !== undefined) return off(undeclared);
  const { provenAt, failingSince } = await readRelayState(db);
  if (provenAt === undefined) return off('untested');
  const late = failingSince !== undefined && deps.clock.now().getTime() - Date.parse(failingSince) > PATIENCE_MS;
  return late ? off('failing') : { works: true };
}

/** The relay's settings, while the declaration lets it see addresses. */
export async function usableSettings(conn: Conn, deps: Pick<Deps, 'keys' | 'policy'>): Promise<MailSettings | null> {
  const settings = await readMailSettings(conn, deps);
  return settings === null || whyUndeclared(deps.policy.current(), settings) !== undefined ? null : settings;
}

/** Those whom the declaration names as processors: one of them may run the relay. */
export function possibleRelays(policy: CompiledPolicy | null): Recipient[] {
  return policy === null ? [] : [...policy.recipients.values()].filter(({ role }) => role === 'processor');
}

function whyUndeclared(policy: CompiledPolicy | null, { recipientId }: MailSettings): MailOff | undefined {
  const relay = possibleRelays(policy).find(({ id }) => id === recipientId);
  if (relay === undefined) return 'relay-undeclared';
  return relay.fields.includes(RELAY_FIELD) ? undefined : 'relay-without-address';
}

function off(why: MailOff): MailWorks {
  return { works: false, why };
}
