// What of newsletters waits for somebody: those that paused and ask, and drafts that were left lying.

import type { Deps } from '#kernel/deps';
import { addPeriod, localDate } from '#platform/clock';
import { waitingCampaigns } from './queries.ts';

/** A draft that was touched since is being worked on. */
const LEFT_AFTER = '-P3D';
const SHOWN = 6;

export async function waitingOf(deps: Pick<Deps, 'database' | 'clock'>) {
  const untouched = addPeriod(localDate(deps.clock.now()), LEFT_AFTER);
  const rows = await waitingCampaigns(deps.database.db, untouched, SHOWN + 1);
  const shown = rows
    .slice(0, SHOWN)
    .map(({ id, name, kind, state, reason, changed_at: changedAt }) => ({
      id,
      name,
      kind,
      why: state === 'paused' ? ('paused' as const) : ('draft' as const),
      reason: state === 'paused' ? reason : null,
      changedAt,
    }));
  return { rows: shown, more: rows.length > SHOWN };
}
