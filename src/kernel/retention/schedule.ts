// Nobody has to remember: the run comes by itself once per Finnish day after three in the night, and at start when a night was missed.

import { localDate } from '#platform/clock';
import { executeDueErasures, reasonOf } from '#kernel/rights';
import { repeat } from '#platform/jobs';
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

/** One thing of the night. What throws is logged by its name, and the others are done all the same. */
export interface Step {
  readonly name: string;
  run(): Promise<unknown>;
}

export interface Around {
  /** Before anything is judged due: a version whose day has come moves the days first. */
  readonly before?: readonly Step[];
  /** The promises are looked at again when a run has ended. What failed is tried again within the hour. */
  readonly after?: readonly Step[];
}

/** Steps that failed, and when they were last tried. */
type Failed = Map<Step, number>;

const AGAIN_MS = 3_600_000;

/** Starts the clock of the house and returns what stops it, after a run in progress has ended. A failing run is logged and tried again; it never ends the process. */
export function startSchedule(deps: RetentionDeps, around: Around = {}): () => Promise<void> {
  const failed: Failed = new Map();
  return repeat(TICK_MS, () => workDue(deps, around, failed));
}

/** Does what is due at this moment: the run of the day, or requests whose time has almost come. */
export async function workDue(deps: RetentionDeps, { before = [], after = [] }: Around = {}, failed: Failed = new Map()): Promise<void> {
  const at = deps.clock.now();
  await alone(deps, 'policy', () => deps.policy.reload());
  if (deps.policy.current() === null) return;
  for (const step of before) await alone(deps, step.name, () => step.run());
  let ran = false;
  await alone(deps, 'run', async () => {
    if (!runIsDue(at, (await lastFinishedRun(deps.database.db, at))?.day)) return;
    await runRetention(deps, at);
    ran = true;
  });
  // A run that was cut short must not keep back what was promised to a person by the hour.
  if (!ran) await alone(deps, 'due', () => executeDueErasures(deps, at));
  const now = at.getTime();
  for (const step of after) {
    if (!ran && now - (failed.get(step) ?? now) < AGAIN_MS) continue;
    if (await alone(deps, step.name, () => step.run())) failed.delete(step);
    else failed.set(step, now);
  }
}

async function alone({ log }: RetentionDeps, step: string, run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    log.error('retention.schedule', { step, reason: reasonOf(error) });
    return false;
  }
}
