// Lists of calls and letters go when they have been kept long enough to be shown.

import type { Deps } from '#kernel/deps';
import { accountabilityEntry } from '#kernel/policy';
import { addPeriod, localDate } from '#platform/clock';
import { deleteCallsBefore } from './queries.ts';

/** Returns how many entries went. */
export function tidyCalls(deps: Pick<Deps, 'database'>, at: Date): Promise<number> {
  const before = addPeriod(localDate(at), `-${accountabilityEntry('mailings').keep.period ?? 'P3Y'}`);
  return deps.database.tx((tx) => deleteCallsBefore(tx, before));
}
