// Open leads that need somebody today: who must be told where the data came from, whose data go soon unless something happens, and who was forgotten.

import type { Deps } from '#kernel/deps';
import { addPeriod, localDate } from '#platform/clock';
import { inForce, leadRegisters } from './features.ts';
import { openLeads } from './queries.ts';
import { leadLists } from './stages.ts';
import { leadViews } from './views.ts';

/** A firm of twenty has fewer open at once; what has stood longest is looked at. */
const LOOKED_AT = 300;
const SHOWN = 8;
/** A lead may stand this long in its stage before it counts as forgotten. */
const FORGOTTEN = '-P7D';
const SOON = 'P30D';

const ORDER = ['inform', 'goes', 'no-next'] as const;
type Why = (typeof ORDER)[number];

export async function waitingLeads(deps: Deps) {
  if (leadRegisters(inForce(deps)).length === 0) return { rows: [], more: 0 };
  const { db } = deps.database;
  const today = localDate(deps.clock.now());
  const [forgotten, soon] = [addPeriod(today, FORGOTTEN), addPeriod(today, SOON)];
  const { stages } = await leadLists(db);
  const open = stages.filter(({ kind }) => kind === 'open').map(({ id }) => id);
  const views = await leadViews(deps, await openLeads(db, open, LOOKED_AT));
  const rows = views.flatMap((lead): { lead: typeof lead; why: Why }[] => {
    if (lead.inform !== null) return [{ lead, why: 'inform' }];
    if (lead.dueOn !== null && lead.dueOn <= soon) return [{ lead, why: 'goes' }];
    return lead.next === null && lead.stageSince <= forgotten ? [{ lead, why: 'no-next' }] : [];
  });
  const ordered = rows.toSorted((a, b) => ORDER.indexOf(a.why) - ORDER.indexOf(b.why));
  return { rows: ordered.slice(0, SHOWN), more: Math.max(0, ordered.length - SHOWN) };
}
