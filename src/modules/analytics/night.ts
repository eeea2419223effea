// Every night old salts go, and figures that have served their time.

import type { Deps } from '#kernel/deps';
import { addPeriod, localDate } from '#platform/clock';
import { createSalts } from './counting/salts.ts';
import { unlinkWithdrawn } from './linked.ts';
import { dropMarksBefore, dropVisitsBefore } from './queries-count.ts';

/** As the contract of the tables says. */
const KEEP_SESSIONS = 'P60D';
const KEEP_COUNTS = 'P25M';

export async function tidyVisits(deps: Deps, at: Date): Promise<number> {
  const today = localDate(at);
  await createSalts(deps).destroyOld(at);
  await unlinkWithdrawn(deps);
  await dropMarksBefore(deps.database.db, addPeriod(today, '-P1D'));
  const days = { sessions: addPeriod(today, `-${KEEP_SESSIONS}`), counts: addPeriod(today, `-${KEEP_COUNTS}`) };
  return deps.database.tx((tx) => dropVisitsBefore(tx, days));
}
