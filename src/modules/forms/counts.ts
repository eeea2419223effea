// Numbers of a form, and nobody's: gathered in memory and written every few seconds, so that looking at a form writes nothing by itself.

import { localDate } from '#platform/clock';
import type { Database } from '#platform/db';
import type { Deps } from '#kernel/deps';
import { addCounts, takenByDay } from './queries.ts';
import type { Counted } from './queries.ts';

const gathered = new WeakMap<Database, Map<string, Counted>>();
const NONE: Counted = { shown: 0, taken: 0, confirmed: 0, limited: 0 };

export function count({ database, clock }: Pick<Deps, 'database' | 'clock'>, formId: string, what: keyof Counted): void {
  const all = gathered.get(database) ?? new Map<string, Counted>();
  gathered.set(database, all);
  const key = `${formId} ${localDate(clock.now())}`;
  const before = all.get(key) ?? NONE;
  all.set(key, { ...before, [what]: before[what] + 1 });
}

/** Writes what was gathered. */
export async function keepCounts({ database }: Pick<Deps, 'database'>): Promise<void> {
  const all = gathered.get(database);
  if (all === undefined || all.size === 0) return;
  gathered.delete(database);
  for (const [key, n] of all) {
    const [formId = '', day = ''] = key.split(' ');
    await addCounts(database.db, formId, day, n);
  }
}

const USUAL_DAYS = 28;
const DAY = 86_400_000;
/** Below this nothing is unusual. */
const LEAST = 20;
const TIMES = 5;

export interface Unusual {
  readonly today: number;
  /** A day's mean of the last four weeks. */
  readonly usual: number;
  readonly unusual: boolean;
}

/** Whether today brings five times as many sign-ups as usual: then somebody may be using the forms to fill mailboxes of others. */
export async function unusualToday({ database, clock }: Pick<Deps, 'database' | 'clock'>): Promise<Unusual> {
  const now = clock.now();
  const day = localDate(now);
  const byDay = await takenByDay(database.db, localDate(new Date(now.getTime() - USUAL_DAYS * DAY)));
  const today = byDay.get(day) ?? 0;
  const before = [...byDay].filter(([each]) => each < day).reduce((sum, [, n]) => sum + n, 0);
  const usual = Math.round((before / USUAL_DAYS) * 10) / 10;
  return { today, usual, unusual: today >= LEAST && today > TIMES * usual };
}
