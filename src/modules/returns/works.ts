// Whether the mailbox of reports is read, and if not, why: whoever keeps it sees addresses, so the declaration must name it as a processor (GDPR Art. 28).

import type { Deps } from '#kernel/deps';
import { possibleRelays, RELAY_FIELD } from '#kernel/mail';
import type { CompiledPolicy } from '#kernel/policy';
import { readBounceState, readReturnSettings } from './settings.ts';
import type { BounceMailbox } from './settings.ts';

export type ReturnsOff = 'not-set-up' | 'keeper-undeclared' | 'unread' | 'failing';

export function keeperSees(policy: CompiledPolicy | null, recipientId: string): boolean {
  return possibleRelays(policy).some(({ id, fields }) => id === recipientId && fields.includes(RELAY_FIELD));
}

/** The mailbox, while the declaration lets it be read. */
export async function usableMailbox(deps: Deps): Promise<BounceMailbox | null> {
  const { mailbox } = await readReturnSettings(deps.database.db, deps);
  return mailbox !== null && keeperSees(deps.policy.current(), mailbox.recipientId) ? mailbox : null;
}

export async function mailboxOff(deps: Deps): Promise<ReturnsOff | null> {
  const { mailbox } = await readReturnSettings(deps.database.db, deps);
  if (mailbox === null) return 'not-set-up';
  if (!keeperSees(deps.policy.current(), mailbox.recipientId)) return 'keeper-undeclared';
  const { readAt, failingSince } = await readBounceState(deps.database.db);
  return failingSince !== undefined ? 'failing' : readAt === undefined ? 'unread' : null;
}
