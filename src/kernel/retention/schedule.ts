// Nobody has to remember: the run comes by itself once per Finnish day after three in the night, and at start when a night was missed.

import { localDate } from '#platform/clock';
import { executeDueErasures, reasonOf } from '#kernel/rights';
import type { RetentionDeps } from './deps.ts';
import { runRetention } from './run.ts';
import { lastFinishedRun } from './store/runs.ts';

const HOUR_OF_RUN = 3;
const TICK_MS = 60_000;
const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Helsinki', hour: '2-digit', hourCycle: 'h23' });

/** True when this day's run is due and has not been finished. */
export function runIsDue(at: Date, lastDay: string | undefined): boolean {
  const today = localDate(at);
  if (lastDay !== undefined && lastDay >= today) return false;
  // A whole missed day is caught up at once, whatever the hour.
  const yesterday = localDate(new Date(at.getTime() - 24 * 3_600_000));
  return Number(hour.format(at)) >= HOUR_OF_RUN || (lastDay !== undefined && lastDay < yesterday);
}

/** The next instant at which a run begins, if today's is done. */
export function nextRunAt(at: Date, lastDay: string | undefined): Date {
  let next = new Date(at);
  while (!runIsDue(next, lastDay)) next = new Date(Math.floor(next.getTime() / TICK_MS) * TICK_MS + 15 * TICK_MS);
  return next;
}

export interface AfterRun {
  /** Before anything is judged due: a version whose day has come moves the days first. */
  readonly beforeRun?: () => Promise<void>;
  /** The promises are looked at again when a run has ended. */
  readonly afterRun?: () => Promise<void>;
}

/** Starts the clock of the house and returns what stops it, after a run in progress has ended. A failing run is logged and tried again; it never ends the process. */
export function startSchedule(deps: RetentionDeps, options: AfterRun = {}): () => Promise<void> {
  let working: Promise<void> | undefined;
  function tick(): void {
    working ??= workDue(deps, options).finally(() => {
      working = undefined;
    });
  }
  const timer = setInterval(tick, TICK_MS);
  timer.unref();
  tick();
  return async () => {
    clearInterval(timer);
    await working;
  };
}

/** Does what is due at this moment: the run of the day, or requests whose time has almost come. */
export async function workDue(deps: RetentionDeps, { beforeRun, afterRun }: AfterRun = {}): Promise<void> {
  try {
    const at = deps.clock.now();
    await deps.policy.reload();
    if (deps.policy.current() === null) return;
    await beforeRun?.();
    if (!runIsDue(at, (await lastFinishedRun(deps.database.db, at))?.day)) return void (await executeDueErasures(deps, at));
    await runRetention(deps, at);
    await afterRun?.();
  } catch (error) {
    deps.log.error('retention.schedule', { reason: reasonOf(error) });
  }
}
