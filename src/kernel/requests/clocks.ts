// Two clocks run over every request: the law's month and the promise of the notice. The earlier decides (GDPR Art. 12(3); R1, R2).

import { addPeriod, localDate } from '#platform/clock';
import { endOfDay, lawDay, promisedBy } from '#kernel/rights';
import type { RequestRight, StopReason } from './terms.ts';

export interface Stop {
  readonly reason: StopReason;
  readonly from: Date;
  /** Null while the answer is waited for. */
  readonly to: Date | null;
}

export interface ClockFacts {
  readonly right: RequestRight;
  readonly receivedAt: Date;
  readonly answerDays: number;
  readonly erasureHours: number;
  readonly stops: readonly Stop[];
  readonly extension: { readonly months: number; readonly toldAt: Date } | null;
}

export interface Deadline {
  readonly dueAt: Date;
  /** Since when the clock has stood still; null while it runs. */
  readonly stoppedSince: Date | null;
}

export interface Clocks {
  readonly law: Deadline;
  readonly promise: Deadline;
  /** The one that ends first. */
  readonly nearer: 'law' | 'promise';
}

/** Further months that the law allows beyond the first. */
export const MAX_EXTENSION = 2;
/** A doubt about identity stops the clock only when it is voiced without undue delay. */
export const ASK_WITHIN = 'P7D';

const DAY_MS = 86_400_000;

/** Where both clocks stand at `now`. */
export function clocksOf(facts: ClockFacts, now: Date): Clocks {
  const law = lawClock(facts, now);
  const promise = promiseClock(facts, law, now);
  return { law, promise, nearer: promise.dueAt < law.dueAt ? 'promise' : 'law' };
}

/** The last instant of the first month: until then the person must be told of an extension. */
export function firstMonth(facts: ClockFacts, now: Date): Deadline {
  return byDays(lawDay(localDate(facts.receivedAt)), facts.stops, now);
}

function lawClock(facts: ClockFacts, now: Date): Deadline {
  const first = firstMonth(facts, now);
  const { extension } = facts;
  if (extension === null || extension.toldAt > first.dueAt) return first;
  return byDays(lawDay(localDate(facts.receivedAt), 1 + extension.months), facts.stops, now);
}

// The notice promises hours for erasing and days for answering; of an extension it tells only for the answer.
function promiseClock(facts: ClockFacts, law: Deadline, now: Date): Deadline {
  // Nothing in the notice says that a question of ours stops what it promises; only not knowing who asks does.
  const stops = facts.stops.filter(({ reason }) => reason === 'identity');
  if (facts.right === 'erasure') return byHours(promisedBy(facts.receivedAt, facts.erasureHours), stops, now);
  const first = byDays(addPeriod(localDate(facts.receivedAt), `P${facts.answerDays}D`), stops, now);
  const { extension } = facts;
  return extension !== null && extension.toldAt <= first.dueAt && extension.toldAt <= firstMonth(facts, now).dueAt ? law : first;
}

function byHours(due: Date, stops: readonly Stop[], now: Date): Deadline {
  return stood(due, stops, now, (from, ms) => new Date(from.getTime() + ms));
}

function byDays(day: string, stops: readonly Stop[], now: Date): Deadline {
  // Whole days only: what is left over of a day is given to the person, not to us.
  return stood(endOfDay(day), stops, now, (from, ms) => endOfDay(addPeriod(localDate(from), `P${Math.floor(ms / DAY_MS)}D`)));
}

// A stop that begins when the time has run out stops nothing.
function stood(due: Date, stops: readonly Stop[], now: Date, move: (due: Date, ms: number) => Date): Deadline {
  let dueAt = due;
  let stoppedSince: Date | null = null;
  let ms = 0;
  for (const stop of stops.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    if (stop.from > dueAt) break;
    ms += Math.max(0, (stop.to ?? now).getTime() - stop.from.getTime());
    dueAt = move(due, ms);
    if (stop.to === null) stoppedSince = stop.from;
  }
  return { dueAt, stoppedSince };
}

/** Whether asking now may stop the clock: identity in doubt and asked soon; a question about a wide request for access, where the notice speaks of it. */
export function mayStop(
  facts: Pick<ClockFacts, 'right' | 'receivedAt'>,
  ask: { readonly about: StopReason; readonly at: Date; readonly declared: boolean },
): boolean {
  const soon = localDate(ask.at) <= addPeriod(localDate(facts.receivedAt), ASK_WITHIN);
  return soon && (ask.about === 'identity' || (facts.right === 'access' && ask.declared));
}
