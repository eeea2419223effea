// Whoever uses a right is answered in time, whichever right it is: both clocks are counted again from receipt (Art. 12(3)).

import { enterWithin, REQUEST_RIGHTS, standingOf, standingWithin } from '#kernel/requests';
import type { RequestRight } from '#kernel/requests';
import { addPeriod, localDate } from '#platform/clock';
import { once } from '../check.ts';
import type { Check, CheckContext, CheckParams } from '../check.ts';
import { say } from '../say.ts';
import { requestFacts, sabotageLateCase } from '../store/requests.ts';
import type { CaseFacts } from '../store/requests.ts';

const inTime: Check = {
  id: 'requests.in-time',
  async run(ctx, params) {
    const cases = (await casesOf(ctx)).filter(({ row }) => params['right'] === undefined || row.asked_right === params['right']);
    const late = cases.filter((each) => lateness(ctx, each).either).length;
    const counts = await trialIsCounted(ctx, params);
    const bad = late + (counts ? 0 : 1);
    // The trial request is always there to look at, so this promise is known even before anybody asks.
    const figure = { n: bad, of: cases.length + 1 };
    const evidence = say('evidence.requests-of-rights', { bad: late, of: cases.length, trial: counts ? '✓' : '–' });
    return bad > 0 ? { verdict: 'broken', figure, evidence, task: say('task.answer-requests') } : { verdict: 'kept', figure, evidence };
  },
  sabotage: sabotageLateCase,
};

function casesOf(ctx: CheckContext): Promise<CaseFacts[]> {
  return once(ctx, 'request-cases', () => requestFacts(ctx.deps.database.db));
}

function lateness(ctx: CheckContext, { row, stops, erasedAt }: CaseFacts): { either: boolean; promise: boolean } {
  const view = standingOf(row, stops, erasedAt, ctx.deps.clock.now());
  return { either: view.late, promise: view.promise.state === 'late' || view.promise.state === 'missed' };
}

/** Requests for erasure that have not come to an erasure yet: those that have are counted with the erasures. */
export async function unhandledErasures(ctx: CheckContext): Promise<{ bad: number; of: number }> {
  const waiting = (await casesOf(ctx)).filter(
    ({ row }) => row.asked_right === 'erasure' && row.erasure_id === null && row.outcome !== 'cancelled',
  );
  return { bad: waiting.filter((each) => lateness(ctx, each).promise).length, of: waiting.length };
}

class Undo extends Error {}

/** Takes in a synthetic request, sees that both clocks run to the right day, and takes everything back. */
async function trialIsCounted(ctx: CheckContext, params: CheckParams): Promise<boolean> {
  const { deps, policy } = ctx;
  const right: RequestRight = REQUEST_RIGHTS.find((each) => each === params['right']) ?? 'access';
  const at = deps.clock.now();
  let counted = false;
  try {
    await deps.database.tx(async (tx) => {
      const request = { right, channel: 'post', receivedAt: at, subjectId: null, requester: 'koe' } as const;
      const id = await enterWithin(tx, deps, request, { actor: { id: 'proof', kind: 'system' }, at });
      const view = await standingWithin(tx, id, at);
      const { answerDays, erasureHours } = policy.policy.requests;
      const promised =
        right === 'erasure' ? new Date(at.getTime() + erasureHours * 3_600_000).toISOString() : addPeriod(localDate(at), `P${answerDays}D`);
      const shown = view && (right === 'erasure' ? view.promise.dueAt : localDate(new Date(view.promise.dueAt)));
      counted = shown === promised && view !== undefined && localDate(new Date(view.law.dueAt)) === addPeriod(localDate(at), 'P1M');
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return counted;
}

export const requestChecks: readonly Check[] = [inTime];
