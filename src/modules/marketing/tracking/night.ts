// An opening or a click is out of date after a year at the latest, whatever else the declaration says.

import type { Deps } from '#kernel/deps';
import { createWriter, OWN_RECORDS } from '#kernel/records';
import { SYSTEM } from '#kernel/rights';
import { addPeriod, localDate } from '#platform/clock';
import { outdated } from './queries-tracking.ts';

const KEEP = 'P1Y';
const TOGETHER = 500;

export async function tidyTracking(deps: Deps, at: Date): Promise<number> {
  const policy = deps.policy.current();
  if (policy === null) return 0;
  const before = addPeriod(localDate(at), `-${KEEP}`);
  for (let gone = 0; ;) {
    const old = await outdated(deps.database.db, before, TOGETHER);
    if (old.opens.length + old.clicks.length === 0) return gone;
    await deps.database.tx(async (tx) => {
      const purpose = policy.policy.purposes[0]?.id ?? '';
      const writer = createWriter({ tx, policy, actor: SYSTEM, at, ids: deps.ids, source: OWN_RECORDS, purpose }, deps.registry);
      for (const id of old.opens) await writer.remove('letter-open', id);
      for (const id of old.clicks) await writer.remove('letter-click', id);
    });
    gone += old.opens.length + old.clicks.length;
  }
}
