// What staff see of the queue: what became of each letter, never what it said or to which address.

import type { Deps } from '#kernel/deps';
import type { Conn } from '#platform/db';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { LIFE_MS, openLetter } from './queue.ts';
import { after, nowOf, sameAddress } from './send.ts';
import { bouncesOfSubject, messageById, queueAgain, waiting } from './store/outbox.ts';
import { isTemplate, mailDictionary } from './templates.ts';

/** Puts a waiting or refused letter first in the queue. @throws errors.mail-message-unknown, errors.mail-letter-gone */
export async function retryMail(deps: Pick<Deps, 'database' | 'clock'>, id: string): Promise<void> {
  await deps.database.tx(async (tx) => {
    if ((await messageById(tx, id)) === undefined) throw appError('not-found', 'errors.mail-message-unknown');
    if (!(await queueAgain(tx, id, nowOf(deps), after(deps, LIFE_MS)))) throw appError('refused', 'errors.mail-letter-gone');
  });
}

/** The template by name. */
export function templateName(template: string): Text {
  return inAll(isTemplate(template) ? `names.${template}` : 'names.other');
}

const REASONS = ['refused', 'letter-refused', 'expired', 'unreadable', 'restored'] as const;

/** Why a letter did not go, in words. */
export function reasonText(reason: string | null): Text | null {
  const known = REASONS.find((each) => each === reason);
  return known === undefined ? null : inAll(`reasons.${known}`);
}

function inAll(key: Parameters<typeof mailDictionary.t>[1]): Text {
  return { fi: mailDictionary.t('fi', key), sv: mailDictionary.t('sv', key), en: mailDictionary.t('en', key) };
}

/** When a relay refused this address of the subject for good; undefined while it is believed to work. */
export async function bouncedAt(deps: Pick<Deps, 'keys'>, conn: Conn, subjectId: string, addresses: readonly string[]) {
  const bounces = addresses.length === 0 ? [] : await bouncesOfSubject(conn, subjectId);
  return new Map(
    addresses.flatMap((address) => {
      // One that failed now and then is paused for marketing only; who writes to it by hand is not told that it does not work.
      const bounce = bounces.find(({ address_hash, reason }) => reason !== 'soft' && sameAddress(deps, address_hash, address));
      return bounce === undefined ? [] : [[address, bounce.bounced_at] as const];
    }),
  );
}

/** Sealed letters opened for re-discovery: a person who was erased must not wait in the queue either. */
export async function* queuedTexts(deps: Pick<Deps, 'database' | 'keys'>) {
  for (const { id, subject_id, account_id, letter } of await waiting(deps.database.db)) {
    const opened = letter === null ? undefined : readable(deps, letter);
    if (opened === undefined) continue;
    const { to, subject, text } = opened;
    yield {
      where: 'mail_message.letter',
      recordId: id,
      subjectId: subject_id,
      staff: account_id !== null,
      text: [to, subject, text].join('\n'),
    };
  }
}

function readable(deps: Pick<Deps, 'keys'>, letter: string) {
  try {
    return openLetter(deps, letter);
  } catch {
    return undefined;
  }
}
