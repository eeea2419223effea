// What is due begins: its list is frozen and it is sent, unless it is too late, the relay may not carry it, or its people cannot be read.

import { SYSTEM } from '#kernel/rights';
import { freezeAudience } from './audience.ts';
import { nowOf } from './deps.ts';
import type { MailingDeps } from './deps.ts';
import { holding, taken } from './hold.ts';
import type { MailingLetters } from './letters.ts';
import { dueAt, told } from './mailings.ts';
import { whyNotSendable } from './relay.ts';
import { changeMailing, mailingsIn } from './store/mailings.ts';
import type { MailingRow } from './store/mailings.ts';
import type { MailingState } from './tables.ts';

/** Pauses by itself, with a reason that is a question to staff. */
export async function pauseFor(
  deps: MailingDeps,
  { id }: Pick<MailingRow, 'id'>,
  reason: string,
  from: readonly MailingState[] = ['scheduled', 'freezing', 'sending'],
): Promise<void> {
  await deps.database.tx(async (tx) => {
    const row = await changeMailing(tx, { id, from }, { state: 'paused', reason });
    if (row !== undefined) await told(tx, deps, row, { actor: SYSTEM, action: 'mailing.pause', reason });
  });
}

/** Begins what is due, unless its hour has long passed: then it asks. */
export async function beginDue(deps: MailingDeps, letters: MailingLetters, me: string): Promise<void> {
  for (const mailing of await mailingsIn(deps.database.db, ['scheduled', 'freezing'])) {
    const due = dueAt(mailing)?.getTime() ?? 0;
    const now = deps.clock.now().getTime();
    if (due > now) continue;
    const late = due > 0 && now - due > Number(mailing.max_late_minutes) * 60_000;
    const why = late && mailing.state === 'scheduled' ? 'too-late' : await whyNotSendable(deps);
    if (why === null) await begin(deps, letters, mailing, me);
    else await pauseFor(deps, mailing, why);
  }
}

async function begin(deps: MailingDeps, letters: MailingLetters, mailing: MailingRow, me: string): Promise<void> {
  const lease = await taken(deps, mailing.id, me);
  if (lease === undefined) return;
  try {
    await holding(deps, lease, async () => {
      if (mailing.kind === 'newsletter') return freezeAudience(deps, letters, lease);
      const begun = { state: 'sending', reason: null, candidates: 0, begun_at: nowOf(deps) } as const;
      await deps.database.tx((tx) => changeMailing(tx, { id: mailing.id, from: ['scheduled'] }, begun));
    });
    deps.log.info('mailing.begun', { mailing: mailing.id });
  } catch (error) {
    deps.log.error('mailing.list', { mailing: mailing.id, error: error instanceof Error ? error.name : 'error' });
    // What another process has by now is not ours to pause.
    await pauseFor(deps, mailing, 'list', ['freezing']);
  }
}
