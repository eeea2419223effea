// The log has a period of its own: three years after a disclosure its line goes, and what it hung on three years after it ended.

import { addPeriod, localDate } from '#platform/clock';
import { append } from '#kernel/audit';
import { accountabilityEntry } from '#kernel/policy';
import { SYSTEM } from '#kernel/rights';
import type { RightsDeps } from '#kernel/rights';
import { deleteDealsBefore } from './store/tidy.ts';
import { deleteDisclosuresBefore } from './store/log.ts';

/** Done every night; nothing is due twice. */
export async function tidyDisclosures(deps: Pick<RightsDeps, 'database' | 'clock' | 'log'>): Promise<number> {
  const at = deps.clock.now();
  const day = addPeriod(localDate(at), `-${accountabilityEntry('disclosures').keep.period ?? 'P3Y'}`);
  const n = await deps.database.tx(async (tx) => {
    const gone = (await deleteDisclosuresBefore(tx, day)) + (await deleteDealsBefore(tx, day));
    if (gone > 0) await append(tx, { at, actor: SYSTEM, action: 'disclosure.clear', kind: 'disclosure', detail: { n: gone, before: day } });
    return gone;
  });
  if (n > 0) deps.log.info('disclosure.tidy', { n });
  return n;
}
