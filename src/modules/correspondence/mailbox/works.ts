// Whether the mailbox is read, and if not, why: whoever keeps it sees what people write, so the declaration must name it as a processor (GDPR Art. 13(1)(e), 28).

import type { Deps } from '#kernel/deps';
import { possibleRelays } from '#kernel/mail';
import type { CompiledPolicy } from '#kernel/policy';
import { features } from '../features.ts';
import { readMailbox, readMailboxState } from './settings.ts';
import type { MailboxSettings } from './settings.ts';

/** What the keeper of a mailbox sees of people. */
export const MAILBOX_FIELDS = ['person.email', 'contact.note'] as const;

/**
 * - `not-set-up`: no mailbox. - `contacts-undeclared`: no register keeps messages. - `keeper-undeclared`: the declaration does not name who
 *   keeps it as a processor. - `keeper-without-fields`: it does, but does not give it addresses and contents. - `unread`: nothing has been
 *   read with these settings yet. - `failing`: the last tries did not succeed.
 */
export type MailboxOff = 'not-set-up' | 'contacts-undeclared' | 'keeper-undeclared' | 'keeper-without-fields' | 'unread' | 'failing';

export async function mailboxOff(deps: Deps): Promise<MailboxOff | null> {
  const { db } = deps.database;
  const settings = await readMailbox(db, deps);
  if (settings === null) return 'not-set-up';
  const undeclared = whyUndeclared(deps, settings);
  if (undeclared !== undefined) return undeclared;
  const { readAt, failingSince } = await readMailboxState(db);
  if (failingSince !== undefined) return 'failing';
  return readAt === undefined ? 'unread' : null;
}

/** The mailbox, while the declaration lets it be read. */
export async function usableMailbox(deps: Deps): Promise<MailboxSettings | null> {
  const settings = await readMailbox(deps.database.db, deps);
  return settings === null || deps.policy.current() === null || whyUndeclared(deps, settings) !== undefined ? null : settings;
}

export function keeperSees(policy: CompiledPolicy | null, recipientId: string): boolean {
  const keeper = possibleRelays(policy).find(({ id }) => id === recipientId);
  return keeper !== undefined && MAILBOX_FIELDS.every((field) => keeper.fields.includes(field));
}

function whyUndeclared(deps: Deps, { recipientId }: MailboxSettings): MailboxOff | undefined {
  const policy = deps.policy.current();
  if (!possibleRelays(policy).some(({ id }) => id === recipientId)) return 'keeper-undeclared';
  if (!keeperSees(policy, recipientId)) return 'keeper-without-fields';
  return features(deps).every(({ on }) => on) ? undefined : 'contacts-undeclared';
}
