// The figures of a period, each day of it with its own, so that a chart has no holes.

import type { Deps } from '#kernel/deps';
import { addPeriod, daysBetween } from '#platform/clock';
import { appError } from '#platform/errors';
import { countingOf } from './features.ts';
import { byDay, largest, receipts, sitesCounted } from './queries.ts';
import type { Sum } from './queries.ts';

const LONGEST_DAYS = 800;
const RECEIPTS = 7;

/** @throws errors.visits-period */
export async function overviewOf(
  deps: Pick<Deps, 'database' | 'policy'>,
  asked: { from: string; until: string; site?: string | undefined },
) {
  const { db } = deps.database;
  const { from, until, site } = asked;
  const length = daysBetween(from, until) + 1;
  if (length < 1 || length > LONGEST_DAYS) throw appError('invalid', 'errors.visits-period', { field: 'until' });
  const period = { from, until, site: site === '' ? undefined : site };
  const sums = await largest(db, period);
  const daily = Map.groupBy(await byDay(db, period), ({ day }) => day);
  const days = Array.from({ length }, (_, n) => figuresOf(addPeriod(from, `P${n}D`), daily));
  const of = (kind: string) => sums.filter((sum) => sum.kind === kind).map(({ key, n }) => ({ key, n }));
  const counting = countingOf(deps.policy.current());
  return {
    counting: counting === null ? ('off' as const) : counting.visitors === 'asked' ? ('pages' as const) : ('visits' as const),
    totals: { pages: total(days, 'pages'), visits: total(days, 'visits'), visitors: total(days, 'visitors') },
    days,
    pages: of('page'),
    entries: of('entry'),
    exits: of('exit'),
    referrers: of('referrer'),
    campaigns: of('campaign'),
    links: of('link'),
    devices: of('device'),
    sites: await sitesCounted(db, period),
    receipts: (await receipts(db, RECEIPTS)).map(({ day, destroyed_at, fingerprint }) => ({
      day,
      destroyedAt: destroyed_at ?? '',
      fingerprint,
    })),
  };
}

interface Figures {
  readonly day: string;
  readonly pages: number;
  readonly visits: number;
  readonly visitors: number;
}

function figuresOf(day: string, daily: ReadonlyMap<string, readonly Sum[]>): Figures {
  const n = (kind: string) => daily.get(day)?.find((sum) => sum.kind === kind)?.n ?? 0;
  return { day, pages: n('page'), visits: n('visit'), visitors: n('visitor') };
}

function total(days: readonly Figures[], of: Exclude<keyof Figures, 'day'>): number {
  return days.reduce((sum, day) => sum + day[of], 0);
}
