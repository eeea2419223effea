// The retention calendar: what the coming twelve months will erase, and why, before it happens.

import { addPeriod, localDate } from '#platform/clock';
import type { Conn } from '#platform/db';
import { countHolds } from '#kernel/rights';
import type { RetentionDeps } from './deps.ts';
import { countByMonth, countOverdue, duePeople } from './store/preview.ts';
import type { DuePerson } from './store/preview.ts';

export interface PreviewMonth {
  readonly month: string;
  readonly total: number;
  readonly rules: readonly {
    readonly registerId: string;
    readonly ruleId: string;
    readonly trigger: string | null;
    readonly count: number;
  }[];
}

export interface Preview {
  readonly from: string;
  readonly months: readonly PreviewMonth[];
  readonly overdue: number;
  readonly onHold: number;
}

/** Counts by month from today on; months in which nothing goes are there too. */
export async function preview({ database, clock }: Pick<RetentionDeps, 'database' | 'clock'>, months = 12): Promise<Preview> {
  const conn = database.db;
  const today = localDate(clock.now());
  const first = `${today.slice(0, 7)}-01`;
  const counts = Map.groupBy(await countByMonth(conn, today, addPeriod(first, `P${months}M`)), ({ month }) => month);
  const list = Array.from({ length: months }, (_, i) => addPeriod(first, `P${i}M`).slice(0, 7)).map((month): PreviewMonth => {
    const rules = (counts.get(month) ?? []).map((c) => ({
      registerId: c.register_id,
      ruleId: c.due_rule ?? '',
      trigger: c.due_trigger,
      count: c.n,
    }));
    return { month, rules, total: rules.reduce((sum, { count }) => sum + count, 0) };
  });
  return { from: today, months: list, overdue: await countOverdue(conn, today), onHold: await countHolds(conn) };
}

export interface MonthQuery {
  /** YYYY-MM */
  readonly month: string;
  readonly rule?: string | undefined;
  readonly after?: { readonly due_on: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** Who goes in a month, soonest first; what is overdue already belongs to the month it was due in. */
export async function previewPeople(conn: Conn, { month, ...page }: MonthQuery): Promise<DuePerson[]> {
  const from = `${month}-01`;
  return duePeople(conn, { ...page, from, until: addPeriod(from, 'P1M') });
}
