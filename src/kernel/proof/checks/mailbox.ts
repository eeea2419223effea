// Mail that should come to the timeline does: a mailbox that cannot be read for a day is a promise not kept, and one that was never read is unknown.

import type { Check, Finding } from '../check.ts';
import { say } from '../say.ts';
import { mailboxReading, sabotageMailbox } from '../store/mailbox.ts';

const DAY_MS = 86_400_000;

const reads: Check = {
  id: 'mailbox.reads',
  async run({ deps }) {
    const { known, readAt, failingSince, code } = await mailboxReading(deps.database.db);
    if (!known) return unknown('evidence.mailbox-none', 'task.mailbox-on');
    const old = (at: string) => deps.clock.now().getTime() - Date.parse(at) > DAY_MS;
    const figure = { n: 1, of: 1 };
    if (failingSince !== undefined) {
      const params = { at: failingSince, code: code ?? '–' };
      if (!old(failingSince)) return unknown('evidence.mailbox-failing', 'task.mailbox-mend', params);
      return { verdict: 'broken', figure, evidence: say('evidence.mailbox-failing', params), task: say('task.mailbox-mend') };
    }
    if (readAt === undefined) return unknown('evidence.mailbox-new', 'task.mailbox-wait');
    const evidence = say('evidence.mailbox', { at: readAt });
    if (old(readAt)) return { verdict: 'broken', figure, evidence, task: say('task.mailbox-wait') };
    return { verdict: 'kept', figure: { n: 0, of: 1 }, evidence };
  },
  sabotage: sabotageMailbox,
};

function unknown(evidence: Parameters<typeof say>[0], task: Parameters<typeof say>[0], params = {}): Finding {
  return { verdict: 'unknown', figure: { n: 0, of: 0 }, evidence: say(evidence, params), task: say(task) };
}

export const mailboxChecks: readonly Check[] = [reads];
