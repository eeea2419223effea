// What the pages leave for afterwards: orders are looked at every few seconds, answers given, and what is over forgotten within a day.

import { repeat } from '#platform/jobs';
import { giveAnswers } from './answers.ts';
import type { VisitDeps } from './deps.ts';
import { lookAtOrders } from './orders.ts';
import { dropPast } from './store/queries.ts';
import { IDLE_MINUTES } from './visits.ts';

const TICK_MS = 2_000;
const DAY = 86_400_000;
const TIDY_MS = 3_600_000;

/** One round by hand. */
export async function workVisits(deps: VisitDeps): Promise<void> {
  while ((await lookAtOrders(deps)) > 0);
  await giveAnswers(deps);
}

/** Links a day after they are over, visits as soon as they are. */
export async function tidyVisits(deps: VisitDeps): Promise<void> {
  const now = deps.clock.now();
  const before = (ms: number) => new Date(now.getTime() - ms).toISOString();
  await dropPast(deps.database.db, { links: before(DAY), visits: now.toISOString(), idle: before(IDLE_MINUTES * 60_000) });
}

/** Works in the background; returns what stops it after the round in progress. */
export function startVisits(deps: VisitDeps): () => Promise<void> {
  let tidied = 0;
  async function round(): Promise<void> {
    try {
      await workVisits(deps);
      if (deps.clock.now().getTime() - tidied < TIDY_MS) return;
      tidied = deps.clock.now().getTime();
      await tidyVisits(deps);
    } catch (error) {
      deps.log.error('visits.tick', { error: error instanceof Error ? error.name : 'error' });
    }
  }
  return repeat(TICK_MS, round);
}
