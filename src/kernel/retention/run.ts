// The nightly run keeps the promise of every period: what is due goes, one small transaction per person; what could not go is listed with reason and next date.

import { addPeriod, localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import { setImmediate as turn } from 'node:timers/promises';
import { append, flushLedger } from '#kernel/audit';
import {
  dropErasuresBefore,
  dueGroups,
  endGrounds,
  executeDueErasures,
  finishErasures,
  forgetInIndexes,
  indexesForget,
  learnSchema,
  liveMemberships,
  reasonOf,
  secureIndexes,
  settleGroup,
  SYSTEM,
} from '#kernel/rights';
import type { Act, DueGroup, Settlement } from '#kernel/rights';
import { policyOf } from './deps.ts';
import type { OnNight } from '#kernel/deps';
import type { RetentionDeps } from './deps.ts';
import { recomputeDue } from './recompute.ts';
import { openDueReviews } from './review.ts';
import { dropIdleReviews, dropRunsBefore, dueMemberships, insertRun, insertSkips, updateRun } from './store/runs.ts';
import type { DueMembership } from './store/runs.ts';
import type { RetentionSkipRow } from './tables.ts';
import { recomputeOnce } from './versions.ts';

export interface RunResult {
  readonly id: string;
  readonly due: number;
  readonly ended: number;
  readonly erased: number;
  readonly reviewed: number;
  readonly skipped: number;
  readonly failed: number;
}

interface Run {
  readonly id: string;
  readonly deps: RetentionDeps;
  readonly act: Act;
  readonly today: string;
  /** Subjects whose memberships this run has looked at, and those it had to leave. */
  readonly seen: Set<string>;
  readonly left: Set<string>;
  readonly counts: { due: number; ended: number; erased: number; reviewed: number; skipped: number; failed: number };
}

/** Does what is due on the day of `at`. A run that was cut short is done again by the next one: nothing is done twice. */
export async function runRetention(deps: RetentionDeps, at: Date = deps.clock.now()): Promise<RunResult> {
  policyOf(deps);
  await learnSchema(deps.database, deps.registry);
  const run: Run = {
    id: deps.ids.next(),
    deps,
    act: { actor: SYSTEM, at },
    today: localDate(at),
    seen: new Set(),
    left: new Set(),
    counts: { due: 0, ended: 0, erased: 0, reviewed: 0, skipped: 0, failed: 0 },
  };
  await deps.database.tx((tx) => insertRun(tx, { id: run.id, day: run.today, started_at: at.toISOString() }));
  await sameClocks(run);
  await endDueMemberships(run);
  await emptyDueGroups(run);
  run.counts.reviewed = await openDueReviews(deps, run.act);
  const requests = await executeDueErasures(deps, at);
  run.counts.failed += requests.failed;
  let more = 0;
  for (const each of deps.onNight ?? []) more += await nightOf(run, each);
  await prove(run, more);
  const { counts } = run;
  await deps.database.tx(async (tx) => {
    await tidy(tx, run.today);
    await append(tx, { ...run.act, action: 'retention.run', kind: 'retention-run', recordId: run.id, detail: counts });
    await updateRun(tx, run.id, { ...counts, finished_at: deps.clock.now().toISOString() });
  });
  deps.log.info('retention.run', { run: run.id, ...counts });
  return { id: run.id, ...counts };
}

/** Before anything is judged due by a day that older rules had set. What is due goes all the same when it does not succeed. */
async function sameClocks({ deps, counts }: Run): Promise<void> {
  try {
    await recomputeOnce(deps);
  } catch (error) {
    counts.failed += 1;
    deps.log.error('retention.clocks', { reason: reasonOf(error) });
  }
}

/** What one room cannot end tonight keeps no other from it. */
async function nightOf({ deps, act, counts }: Run, { room, night }: OnNight): Promise<number> {
  try {
    return await night(act.at);
  } catch (error) {
    counts.failed += 1;
    deps.log.error('retention.night', { room, reason: reasonOf(error) });
    return 0;
  }
}

const PAGE = 5000;
const BATCH = 1000;
/** People whose erasure is confirmed by the disk together; when one fails, all of these are done one by one. */
const TOGETHER = 32;
/** From here on rewriting the search index once at the end is cheaper than at each deletion. */
const BULK = 500;

async function endDueMemberships(run: Run): Promise<void> {
  const { database, registry } = run.deps;
  let after: DueMembership | undefined;
  for (;;) {
    const page = await dueMemberships(database.db, run.today, after, PAGE);
    await lookAgain(
      run,
      page.map(({ subject_id }) => subject_id),
    );
    // Until what follows the run has rewritten them.
    if (page.length >= BULK) await secureIndexes(database, registry, false);
    for (let start = 0; start < page.length; start += TOGETHER) {
      await endTogether(run, page.slice(start, start + TOGETHER));
      await turn();
    }
    after = page.at(-1);
    if (page.length < PAGE) return;
  }
}

// Nobody goes by a stored date alone: it is counted again from the events just before.
async function lookAgain({ deps, act }: Run, subjectIds: readonly string[]): Promise<void> {
  for (let start = 0; start < subjectIds.length; start += BATCH) {
    await deps.database.tx((tx) => recomputeDue(tx, policyOf(deps), subjectIds.slice(start, start + BATCH), act.at));
  }
}

// All due memberships of one person end together, and only those still due now that the transaction holds the person.
async function endDue(run: Run, tx: Tx, { id, subject_id }: DueMembership): Promise<Result> {
  const { deps, today, act } = run;
  const due = (await liveMemberships(tx, subject_id)).filter(({ due_on }) => due_on !== null && due_on <= today);
  if (due.length === 0) return { skips: [] };
  const banned = due.some(({ due_trigger }) => due_trigger === 'ban');
  const order = { subjectId: subject_id, ending: due.map((each) => each.id), ground: 'retention', reason: 'retention', act } as const;
  const settled = await endGrounds(tx, deps, { ...order, ...(banned ? { suppress: 'ban' as const } : {}) }, run.id);
  return { due: due.length, ...resultOf(run, subject_id, id, settled) };
}

// Several people in one transaction; if anything fails, nothing of it is done and they are tried one by one.
async function endTogether(run: Run, page: readonly DueMembership[]): Promise<void> {
  const fresh = page.filter(
    ({ subject_id }, i) => !run.seen.has(subject_id) && page.findIndex((each) => each.subject_id === subject_id) === i,
  );
  for (const { subject_id } of fresh) run.seen.add(subject_id);
  const done = await run.deps.database
    .tx(async (tx) => {
      const results: [Of, Result][] = [];
      for (const each of fresh) results.push([ofRow(each), await withSkips(tx, () => endDue(run, tx, each))]);
      return results;
    })
    .catch(() => undefined);
  for (const [of, result] of done ?? []) count(run, of, result);
  if (done === undefined) for (const each of fresh) await oneByOne(run, ofRow(each), (tx) => endDue(run, tx, each));
}

function ofRow({ id, subject_id }: DueMembership): Of {
  return { subjectId: subject_id, membershipId: id };
}

async function withSkips(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  const result = await work();
  await insertSkips(tx, result.skips);
  return result;
}

function count({ counts, left }: Run, of: Of, done: Result): void {
  counts.due += done.due ?? 0;
  counts.ended += done.ended ?? 0;
  counts.erased += done.erased ?? 0;
  counts.skipped += done.skips.length;
  if (done.skips.length > 0) left.add(of.subjectId);
}

interface Result {
  readonly due?: number;
  readonly ended?: number;
  readonly erased?: number;
  readonly skips: readonly RetentionSkipRow[];
}

function resultOf(run: Run, subjectId: string, membershipId: string, settled: Settlement): Result {
  switch (settled.state) {
    case 'gone':
      return { skips: [] };
    case 'erased':
      return { erased: 1, skips: [] };
    case 'blocked':
      return { skips: [skip(run, { subjectId, membershipId }, settled.reason, settled.nextOn)] };
    case 'settled':
      return {
        ended: settled.ended.length,
        skips: settled.stayed.map((stay) => skip(run, { subjectId, membershipId: stay.membershipId }, stay.reason, stay.nextOn)),
      };
  }
}

async function emptyDueGroups(run: Run): Promise<void> {
  let after: DueGroup | undefined;
  for (;;) {
    const page = await dueGroups(run.deps.database.db, run.today, after, PAGE);
    for (const group of page) {
      await emptyGroup(run, group);
      await turn();
    }
    after = page.at(-1);
    if (page.length < PAGE) return;
  }
}

// A data group with its own rules goes while the membership lives on.
async function emptyGroup(run: Run, group: DueGroup): Promise<void> {
  const { deps, act } = run;
  const policy = policyOf(deps);
  const of = { subjectId: group.subject_id, membershipId: group.membership_id };
  // Told once, whether the membership, the group or both had to be left.
  const due = run.seen.has(of.subjectId) ? 0 : 1;
  const leave = (reason: string, nextOn: string | null): Result => ({
    due,
    skips: run.left.has(of.subjectId) ? [] : [skip(run, of, reason, nextOn)],
  });
  await oneByOne(run, of, async (tx) => {
    const settled = await endGrounds(
      tx,
      deps,
      { subjectId: group.subject_id, ending: [], ground: 'retention', reason: 'retention', act },
      run.id,
    );
    if (settled.state === 'blocked') return leave(settled.reason, settled.nextOn);
    if (settled.state !== 'settled') return { skips: [] };
    const stays = settled.lawful.find((field) =>
      policy.policy.dataGroups.some(
        ({ id, registers }) => id === group.group_id && registers.some((r) => policy.groupOf(r, field)?.id === id),
      ),
    );
    if (stays !== undefined) return leave('hold', settled.heldUntil);
    await settleGroup(tx, group.membership_id, group.group_id);
    return { due, skips: [] };
  });
}

interface Of {
  readonly subjectId: string;
  readonly membershipId: string;
}

function skip(run: Run, { subjectId, membershipId }: Of, reason: string, nextOn: string | null): RetentionSkipRow {
  return { id: run.deps.ids.next(), run_id: run.id, subject_id: subjectId, membership_id: membershipId, reason, next_on: nextOn };
}

/** One small transaction; a failure is recorded with its reason and never stops the rest. */
async function oneByOne(run: Run, of: Of, work: (tx: Tx) => Promise<Result>): Promise<void> {
  const { deps, counts } = run;
  try {
    count(run, of, await deps.database.tx((tx) => withSkips(tx, () => work(tx))));
  } catch (error) {
    if (run.left.has(of.subjectId)) return;
    run.left.add(of.subjectId);
    counts.due += 1;
    counts.failed += 1;
    const reason = `error:${reasonOf(error)}`;
    deps.log.error('retention.failed', { run: run.id, membership: of.membershipId, reason });
    await deps.database.tx((tx) => insertSkips(tx, [skip(run, of, reason, addPeriod(run.today, 'P1D'))]));
  }
}

// What was blanked must leave indexes and log too, and the ledger must be in its second place before the run says it is done.
async function prove({ deps, counts }: Run, more: number): Promise<void> {
  const { certified, pending } = await finishErasures(deps);
  if (certified + pending > 0) return;
  await flushLedger({ database: deps.database, folder: deps.config.ledgerDir, clock: deps.clock });
  if (counts.ended + more > 0 || !(await indexesForget(deps.database.db, deps.registry)))
    await forgetInIndexes(deps.database, deps.registry);
}

// The accountability register has periods of its own: erasure cases three years, runs six.
async function tidy(tx: Tx, today: string): Promise<void> {
  await dropIdleReviews(tx, today);
  await dropErasuresBefore(tx, addPeriod(today, '-P3Y'));
  await dropRunsBefore(tx, addPeriod(today, '-P6Y'));
}
