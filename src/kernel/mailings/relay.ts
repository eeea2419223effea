// Whether a mailing may leave: its relay sees every address, so the notice must name it as a processor, with its country, and give it the address (GDPR Art. 13(1)(e)–(f), 28); and the way out in each letter must open where it is read.

import { mailWorks, possibleRelays, usableSettings } from '#kernel/mail';
import type { MailOff, MailSettings } from '#kernel/mail';
import { isLoopback } from '#platform/config';
import type { Conn } from '#platform/db';
import { appError } from '#platform/errors';
import type { MailingDeps } from './deps.ts';

/** `relay-country`: the declaration does not say in which country the relay is. `links-lead-here`: the links of the letters would lead to this machine. */
export type NotSendable = Exclude<MailOff, 'untested' | 'failing'> | 'relay-country' | 'links-lead-here';

/** Why no mailing can be sent; null when one can. */
export async function whyNotSendable(deps: MailingDeps): Promise<NotSendable | null> {
  const mail = await mailWorks(deps);
  if (!mail.works && mail.why !== 'untested' && mail.why !== 'failing') return mail.why;
  const settings = await usableSettings(deps.database.db, deps);
  if (settings === null) return 'relay-undeclared';
  if (!hasCountry(deps, settings)) return 'relay-country';
  return linksLeadHere(deps, settings) ? 'links-lead-here' : null;
}

/** Links over plain http open on this machine alone; a relay on this machine is a trial, whose letters go nowhere. */
export function linksLeadHere({ config }: Pick<MailingDeps, 'config'>, settings: MailSettings | null): boolean {
  return settings !== null && !isLoopback(settings.host) && new URL(config.publicUrl).protocol !== 'https:';
}

/** The relay, while the declaration lets mailings go through it and their links open elsewhere. */
export async function relayOf(conn: Conn, deps: MailingDeps): Promise<MailSettings | null> {
  const settings = await usableSettings(conn, deps);
  return settings !== null && hasCountry(deps, settings) && !linksLeadHere(deps, settings) ? settings : null;
}

/** @throws errors.mailing-relay, errors.mailing-links */
export async function mustBeSendable(conn: Conn, deps: MailingDeps): Promise<void> {
  const settings = await usableSettings(conn, deps);
  if (settings === null || !hasCountry(deps, settings)) throw appError('refused', 'errors.mailing-relay');
  if (linksLeadHere(deps, settings)) throw appError('refused', 'errors.mailing-links');
}

function hasCountry({ policy }: MailingDeps, { recipientId }: MailSettings): boolean {
  const relay = possibleRelays(policy.current()).find(({ id }) => id === recipientId);
  return relay !== undefined && (relay.country ?? '') !== '';
}
