// Nothing stays past its day, reviews are decided in time, the nightly run lives, and law's floors hold (Art. 5(1)(e)).

import { heldBy } from '#kernel/records';
import { overdueNow } from '#kernel/retention';
import { localDate } from '#platform/clock';
import { once } from '../check.ts';
import type { Check, CheckContext } from '../check.ts';
import { counted, say } from '../say.ts';
import { heldAgainstTheirDay } from '../store/field-queries.ts';
import { floors, lastRun, lateReviews } from '../store/queries.ts';
import { sabotageFloor, sabotagePastDue, sabotageReviews, sabotageRun } from '../store/sabotage.ts';

const DAY_MS = 86_400_000;
/** A nightly run may be late by two hours (a restart, a summer-time night) before the promise is broken. */
const RUN_EVERY_MS = DAY_MS + 2 * 3_600_000;

function registersWith(ctx: CheckContext, rule: string | undefined): string[] {
  const all = [...ctx.policy.registers.values()];
  const found = rule === undefined ? all : all.filter((register) => register.retention.includes(rule));
  return (found.length ? found : all).map((register) => register.id);
}

const nonePastDue: Check = {
  id: 'retention.none-past-due',
  async run(ctx, params) {
    const rows = await once(ctx, 'overdue', () => overdueNow(ctx.deps.database.db, ctx.policy, ctx.deps.clock.now()));
    const mine = params['rule'] === undefined ? rows : rows.filter((row) => row.rule === params['rule']);
    const bad = mine.reduce((sum, row) => sum + row.overdue, 0);
    const of = mine.reduce((sum, row) => sum + row.looked, 0);
    return counted(bad, of, 'evidence.past-due', { empty: 'task.start-assignment', broken: 'task.run-retention' });
  },
  sabotage: sabotagePastDue,
};

const reviewOnTime: Check = {
  id: 'retention.review-on-time',
  async run(ctx, params) {
    const { bad, of } = await lateReviews(ctx.deps.database.db, registersWith(ctx, params['rule']), localDate(ctx.deps.clock.now()));
    return counted(bad, of, 'evidence.reviews', { empty: 'task.add-people', broken: 'task.decide-reviews' });
  },
  sabotage: sabotageReviews,
};

const runAlive: Check = {
  id: 'retention.run-alive',
  async run(ctx) {
    const last = await lastRun(ctx.deps.database.db, ctx.deps.clock.now().toISOString());
    if (!last) return { verdict: 'unknown', figure: { n: 0, of: 0 }, evidence: say('evidence.run-never'), task: say('task.run-retention') };
    const evidence = say('evidence.run', { at: last.finished_at });
    const late = ctx.deps.clock.now().getTime() - Date.parse(last.finished_at) > RUN_EVERY_MS;
    if (late) return { verdict: 'broken', figure: { n: 1, of: 1 }, evidence, task: say('task.run-retention') };
    return { verdict: 'kept', figure: { n: 0, of: 1 }, evidence };
  },
  sabotage: sabotageRun,
};

const floorHeld: Check = {
  id: 'retention.floor-held',
  async run(ctx) {
    const { db } = ctx.deps.database;
    const today = localDate(ctx.deps.clock.now());
    const counts = [await floors(db, today)];
    for (const kind of ctx.deps.registry.all) {
      const held = heldBy(kind);
      if (held) counts.push(await heldAgainstTheirDay(db, kind, held, today));
    }
    const sum = (of: (each: { bad: number; of: number }) => number) => counts.reduce((all, each) => all + of(each), 0);
    const [bad, of] = [sum((each) => each.bad), sum((each) => each.of)];
    return counted(bad, of, 'evidence.floor', { empty: 'task.first-floor' });
  },
  sabotage: sabotageFloor,
};

export const retentionChecks: readonly Check[] = [nonePastDue, reviewOnTime, runAlive, floorHeld];
