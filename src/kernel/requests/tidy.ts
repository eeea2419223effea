// The register of cases has a period of its own: words go a year after the answer, the bare case after three (GDPR Art. 5(1)(e)).

import { addPeriod, localDate } from '#platform/clock';
import type { RequestDeps } from './change.ts';
import { dropCasesBefore, dropWordsBefore } from './store/queries.ts';
import { dropProbesBefore } from './store/probes.ts';

const WORDS = '-P1Y';
const CASES = '-P3Y';

/** Done every night; nothing is due twice. */
export async function tidyRequests(deps: Pick<RequestDeps, 'database' | 'clock' | 'log'>): Promise<{ words: number; cases: number }> {
  const today = localDate(deps.clock.now());
  const dropped = await deps.database.tx(async (tx) => ({
    words: await dropWordsBefore(tx, addPeriod(today, WORDS)),
    cases: await dropCasesBefore(tx, addPeriod(today, CASES)),
  }));
  await deps.database.tx((tx) => dropProbesBefore(tx, addPeriod(today, CASES)));
  if (dropped.words + dropped.cases > 0) deps.log.info('requests.tidy', dropped);
  return dropped;
}
