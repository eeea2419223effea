// Whether a mailing may leave: its relay sees every address, so the notice must name it as a processor, with its country, and give it the address (GDPR Art. 13(1)(e)–(f), 28).

import { mailWorks, possibleRelays, usableSettings } from '#kernel/mail';
import type { MailOff, MailSettings } from '#kernel/mail';
import type { Conn } from '#platform/db';
import { appError } from '#platform/errors';
import type { MailingDeps } from './deps.ts';

/** `relay-country`: the declaration does not say in which country the relay is. */
export type NotSendable = Exclude<MailOff, 'untested' | 'failing'> | 'relay-country';

/** Why no mailing can be sent; null when one can. */
export async function whyNotSendable(deps: MailingDeps): Promise<NotSendable | null> {
  const mail = await mailWorks(deps);
  if (!mail.works && mail.why !== 'untested' && mail.why !== 'failing') return mail.why;
  const settings = await usableSettings(deps.database.db, deps);
  if (settings === null) return 'relay-undeclared';
  return hasCountry(deps, settings) ? null : 'relay-country';
}

/** The relay, while the declaration lets mailings go through it. */
export async function relayOf(conn: Conn, deps: MailingDeps): Promise<MailSettings | null> {
  const settings = await usableSettings(conn, deps);
  return settings !== null && hasCountry(deps, settings) ? settings : null;
}

/** @throws errors.mailing-relay, which names what is missing */
export async function mustBeSendable(conn: Conn, deps: MailingDeps): Promise<void> {
  if ((await relayOf(conn, deps)) === null) throw appError('refused', 'errors.mailing-relay');
}

function hasCountry({ policy }: MailingDeps, { recipientId }: MailSettings): boolean {
  const relay = possibleRelays(policy.current()).find(({ id }) => id === recipientId);
  return relay !== undefined && (relay.country ?? '') !== '';
}
