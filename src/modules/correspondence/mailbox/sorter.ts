// What becomes of one message of the mailbox: filed on those it is surely for, or left where it is and counted.

import type { Deps } from '#kernel/deps';
import { SYSTEM } from '#kernel/rights';
import { AppError } from '#platform/errors';
import type { MailReader, ParsedMail } from '#platform/mail';
import { deliver } from '../deliver.ts';
import { peopleIn } from '../intake.ts';

/**
 * - `unknown`: nobody it could be for is known. - `unclear`: several people share the address. - `forged`: the server that took it says the
 *   sender is not who is named. - `unreadable`: it could not be read. - `refused`: it may not be stored for this person now.
 */
export type Outcome = 'filed' | 'already' | 'unknown' | 'unclear' | 'forged' | 'unreadable' | 'refused';

export async function sortMessage(deps: Deps, reader: MailReader, bytes: Uint8Array): Promise<Outcome> {
  const mail = await reader.read(bytes).catch((error: unknown) => {
    // Whoever waits for the reader waits longer: that says nothing of this message.
    if (error instanceof AppError && error.kind === 'invalid') return null;
    throw error;
  });
  if (mail === null) return 'unreadable';
  if (mail.forged) return 'forged';
  return fileOf(deps, mail);
}

async function fileOf(deps: Deps, mail: ParsedMail): Promise<Outcome> {
  const read = await peopleIn(deps, mail, 'mailbox');
  const people = read.candidates.filter(({ chosen }) => chosen);
  if (people.length === 0)
    return read.candidates.some(({ shared, place }) => shared && place === 'from') ? 'unclear' : whyNone(read.candidates);
  const now = deps.clock.now().toISOString();
  const told = mail.sentAt !== null && mail.sentAt > now ? { ...read, mail: { ...mail, sentAt: now } } : read;
  try {
    const { filed, refused } = await deliver(deps, SYSTEM, told, { people, papers: [], sentAt: now });
    // Of one of them it is filed nowhere: the message stays where it is, and is counted.
    if (refused.length > 0) return 'refused';
    return filed.some(({ isNew }) => isNew) ? 'filed' : 'already';
  } catch (error) {
    if (error instanceof AppError && error.kind !== 'unavailable') return 'refused';
    throw error;
  }
}

function whyNone(candidates: readonly { readonly place: unknown; readonly declared: boolean; readonly shared: boolean }[]): Outcome {
  if (candidates.some(({ shared }) => shared)) return 'unclear';
  return candidates.some(({ declared, place }) => !declared && place === 'from') ? 'refused' : 'unknown';
}
