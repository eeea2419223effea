// Whoever uses a right is answered in time, whichever right it is: both clocks are counted again from receipt (Art. 12(3)).

import { mailWorks } from '#kernel/mail';
import { enterWithin, probeChannel, PUBLIC_FORM, REQUEST_RIGHTS, standingOf, standingWithin } from '#kernel/requests';
import type { RequestRight } from '#kernel/requests';
import { addPeriod, localDate } from '#platform/clock';
import { once } from '../check.ts';
import type { Check, CheckContext, CheckParams } from '../check.ts';
import { say } from '../say.ts';
import { lastTry, requestFacts, sabotageDoor, sabotageLateCase } from '../store/requests.ts';
import type { CaseFacts, LastTry } from '../store/requests.ts';

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

const DAY_MS = 86_400_000;

const channel: Check = {
  id: 'requests.channel',
  async run(ctx) {
    const form = (await ctx.fetchPage(PUBLIC_FORM)).status;
    const last = await lastTry(ctx.deps.database.db);
    const figure = { n: form === 200 ? 0 : 1, of: 1 };
    if (form !== 200)
      return { verdict: 'broken', figure, evidence: say('evidence.channel-shut', { status: form }), task: say('task.channel') };
    if (last === undefined) return { verdict: 'unknown', figure, evidence: say('evidence.channel-never'), task: say('task.channel-run') };
    const at = localDate(new Date(last.at));
    const told = say('evidence.channel', { at, arrived: last.arrived === 1 ? '✓' : '–', letter: letterMark(last) });
    if (last.arrived === 0 || isLost(ctx, last))
      return { verdict: 'broken', figure: { n: 1, of: 1 }, evidence: told, task: say('task.channel') };
    const age = ctx.deps.clock.now().getTime() - Date.parse(last.at);
    if (age > 8 * DAY_MS) return { verdict: 'unknown', figure, evidence: told, task: say('task.channel-run') };
    const works = (await mailWorks(ctx.deps)).works;
    return works && last.letter !== null
      ? { verdict: 'kept', figure, evidence: told }
      : { verdict: 'unknown', figure, evidence: told, task: say(works ? 'task.channel-run' : 'task.channel-mail') };
  },
  sabotage: async (ctx) => {
    await sabotageDoor(ctx);
    await probeChannel(ctx.deps, ctx.postForm);
  },
};

function letterMark({ letter }: LastTry): string {
  if (letter === 'sent' || letter === 'gone') return '✓';
  return letter === 'queued' || letter === 'sending' ? '…' : '–';
}

/** A receipt that was refused or given up, or that has not left in a day. */
function isLost(ctx: CheckContext, { at, letter }: LastTry): boolean {
  if (letter === 'bounced' || letter === 'failed') return true;
  const waits = letter === 'queued' || letter === 'sending';
  return waits && ctx.deps.clock.now().getTime() - Date.parse(at) > DAY_MS;
}

export const requestChecks: readonly Check[] = [inTime, channel];
