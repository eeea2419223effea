// A whole import is taken back: whom it made is gone, what it changed is as it was, and what others have done since stays and is told.

import { setTimeout as wait } from 'node:timers/promises';
import type { Deps } from '#kernel/deps';
import { endImported } from '#kernel/permission';
import { OWN_RECORDS, revertKept, trashHours } from '#kernel/records';
import type { Actor, Writer } from '#kernel/records';
import { recomputeDue } from '#kernel/retention';
import { fieldsWithValues, settle } from '#kernel/rights';
import { endMembership } from '#kernel/subjects';
import { localDate } from '#platform/clock';
import { lockChain } from '#platform/db';
import { appError } from '#platform/errors';
import { refreshSearch } from '../search-docs.ts';
import { runningImports, runOf } from '../queries-import.ts';
import type { ImportRun } from '../queries-import.ts';
import { liveMembershipsOf } from '../queries.ts';
import {
  addedRows,
  begunMemberships,
  changedCount,
  createdCounts,
  createdIds,
  permittedStill,
  represented,
  setBackAmong,
  timesOf,
  toldTriggers,
  touchedAmong,
} from '../queries-reverse.ts';
import { change, inForce } from '../write.ts';
import { unkept } from './progress.ts';

const PAGE = 50;
const GAP_MS = 5;
const HOUR_MS = 3_600_000;
const OVER = ['done', 'cancelled', 'failed', 'interrupted', 'reversing'];

/** Until when an import can be taken back: as long as what it replaced is kept. */
export function reversibleUntil(deps: Deps, run: Pick<ImportRun, 'started_at' | 'state'>): string | null {
  const policy = deps.policy.current();
  if (!policy || !OVER.includes(run.state)) return null;
  const until = new Date(new Date(run.started_at).getTime() + trashHours(policy) * HOUR_MS);
  return until > deps.clock.now() ? until.toISOString() : null;
}

export interface Reversal {
  /** Those who would go. */
  readonly removes: number;
  /** Those who would be as they were. */
  readonly restores: number;
  /** Those who stay because somebody has changed them. */
  readonly keeps: number;
  /** Bans of the same file: whoever said no has said it, and nothing takes that back but their own word. */
  readonly bans: number;
}

/** What taking it back would do. @throws errors.record-not-found, errors.import-not-reversible */
export async function planReversal(deps: Deps, id: string): Promise<Reversal> {
  const { bans } = await reversible(deps, id);
  const { db } = deps.database;
  const { all, touched } = await createdCounts(db, id);
  return { removes: all - touched, restores: await changedCount(db, id), keeps: touched, bans };
}

async function reversible(deps: Deps, id: string): Promise<ImportRun> {
  const run = await runOf(deps.database.db, id);
  if (!run) throw appError('not-found', 'errors.record-not-found', { params: { kind: 'import-run' } });
  if (reversibleUntil(deps, run) === null) throw appError('conflict', 'errors.import-not-reversible');
  return run;
}

/** Marks the run and takes it back step by step beside other work; what a crash leaves can be gone on with. */
export async function beginReversal(deps: Deps, actor: Actor, id: string): Promise<void> {
  await reversible(deps, id);
  await acting(deps, actor, async (writer) => {
    await lockChain(writer.ctx.tx, 'import');
    if ((await runningImports(writer.ctx.tx)).length > 0) throw appError('conflict', 'errors.import-running');
    await writer.update('import-run', id, { state: 'reversing' });
  });
}

export async function runReversal(deps: Deps, actor: Actor, id: string): Promise<void> {
  inForce(deps);
  const steps = [setBack, takeOutRows, takeOutTriggers];
  for (const step of steps) while (await counted(deps, actor, id, (writer) => step(deps, writer, id))) await wait(GAP_MS);
  await leaveRegisters(deps, actor, id);
  await removeCreated(deps, actor, id);
  await endPermissions(deps, actor, id);
  await acting(deps, actor, (writer) => writer.update('import-run', id, { state: 'reversed', reversed_at: writer.ctx.at.toISOString() }));
  // Who was taken in by mistake is erased: the second place must know, and the log of the file must not.
  await deps.flushLedger?.();
  await deps.database.emptyLog().catch(() => deps.log.warn('import.log-busy'));
}

function acting<T>(deps: Deps, actor: Actor, fn: (writer: Writer) => Promise<T>): Promise<T> {
  return change(deps, { actor, source: OWN_RECORDS }, { registers: [] }, (writer) => fn(unkept(deps, writer)));
}

interface Step {
  readonly removed?: number;
  readonly restored?: number;
  readonly kept?: number;
  readonly more: boolean;
}

/** One step with its counts, in one transaction. */
async function counted(deps: Deps, actor: Actor, id: string, work: (writer: Writer) => Promise<Step>): Promise<boolean> {
  return acting(deps, actor, async (writer) => {
    const { removed = 0, restored = 0, kept = 0, more } = await work(writer);
    const run = await runOf(writer.ctx.tx, id);
    if (run && removed + restored + kept > 0)
      await writer.update('import-run', id, { removed: run.removed + removed, restored: run.restored + restored, kept: run.kept + kept });
    return more;
  });
}

async function setBack(deps: Deps, writer: Writer, id: string): Promise<Step> {
  const { restored, kept, more } = await revertKept(writer, { registry: deps.registry, key: deps.keys.sealing, actId: id, limit: PAGE });
  const fresh = await undone(writer, id, restored);
  await again(writer, [...restored, ...kept]);
  return { restored: fresh, kept: kept.filter((each) => !restored.includes(each)).length, more };
}

async function takeOutRows(_: Deps, writer: Writer, id: string): Promise<Step> {
  const rows = await addedRows(writer.ctx.tx, id, PAGE);
  for (const row of rows) await writer.remove(row.kind, row.id);
  const subjectIds = rows.map(({ subject_id }) => subject_id);
  const restored = await undone(writer, id, subjectIds);
  await again(writer, subjectIds);
  return { restored, more: rows.length === PAGE };
}

async function takeOutTriggers(_: Deps, writer: Writer, id: string): Promise<Step> {
  const rows = await toldTriggers(writer.ctx.tx, id, PAGE);
  for (const row of rows) await writer.remove('trigger-event', row.id);
  const subjectIds = rows.map(({ subject_id }) => subject_id);
  const restored = await undone(writer, id, subjectIds);
  await again(writer, subjectIds);
  return { restored, more: rows.length === PAGE };
}

async function leaveRegisters(deps: Deps, actor: Actor, id: string): Promise<void> {
  for (let after = ''; ;) {
    const rows = await begunMemberships(deps.database.db, id, { after, limit: PAGE });
    await counted(deps, actor, id, async (writer) => {
      const left: string[] = [];
      for (const row of rows) if (await leave(deps, writer, row)) left.push(row.subject_id);
      await undone(writer, id, left);
      return { kept: rows.length - left.length, more: false };
    });
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    await wait(GAP_MS);
  }
}

/** False when they stay: it is their only register by now, or something has a value that only it declares. */
async function leave(deps: Deps, writer: Writer, of: { id: string; subject_id: string }): Promise<boolean> {
  const { tx, policy, at } = writer.ctx;
  const live = await liveMembershipsOf(tx, [of.subject_id]);
  const others = live.flatMap((each) => (each.id === of.id ? [] : [each.register_id]));
  if (others.length === live.length) return true;
  const left = await fieldsWithValues(tx, deps.registry, of.subject_id, (field) => !policy.allows(others, field));
  if (others.length === 0 || left.size > 0) return false;
  await endMembership(writer, of.id, { on: localDate(at), reason: 'import-reversed' });
  return true;
}

/**
 * What the import did to them is undone by this step, so that an earlier import that made them can go back after it. Returns how many are the
 * first time among those of whom something was taken back.
 */
async function undone(writer: Writer, importId: string, subjectIds: readonly string[]): Promise<number> {
  const ids = [...new Set(subjectIds)];
  if (ids.length === 0) return 0;
  const before = await setBackAmong(writer.ctx.tx, importId, ids);
  const times = await timesOf(writer.ctx.tx, importId, ids);
  await writer.audit(
    ids.map((subjectId) => ({
      action: 'undo',
      kind: 'import-run',
      recordId: importId,
      subjectId,
      detail: { done: [...(times.get(subjectId) ?? [])] },
    })),
  );
  return ids.length - before.size;
}

async function again({ ctx }: Writer, subjectIds: readonly string[]): Promise<void> {
  const ids = [...new Set(subjectIds)];
  if (ids.length === 0) return;
  await refreshSearch(ctx.tx, ids);
  await recomputeDue(ctx.tx, ctx.policy, ids, ctx.at);
}

/** People first, then the organisations that nobody represents any more. Whoever was changed since, is held or restricted stays. */
async function removeCreated(deps: Deps, actor: Actor, id: string): Promise<void> {
  const all = await createdIds(deps.database.db, id);
  for (const kind of ['person', 'organisation'] as const) {
    const mine = all.filter((each) => each.kind === kind).map((each) => each.id);
    for (let start = 0; start < mine.length; start += PAGE) {
      await counted(deps, actor, id, (writer) => removeSome(deps, writer, id, mine.slice(start, start + PAGE)));
      await wait(GAP_MS);
    }
  }
}

async function removeSome(deps: Deps, writer: Writer, importId: string, some: readonly string[]): Promise<Step> {
  const { tx, actor, at } = writer.ctx;
  const stays = new Set([...(await represented(tx, some)), ...(await touchedAmong(tx, some))]);
  let [removed, kept] = [0, 0];
  for (const id of some) {
    if (stays.has(id)) {
      kept += 1;
      continue;
    }
    const settled = await settle(tx, deps, {
      subjectId: id,
      ending: 'all',
      ground: 'owner',
      reason: 'import-reversed',
      takenBack: `import:${importId}`,
      act: { actor, at },
    });
    if (settled.state === 'erased' || settled.state === 'gone') removed += 1;
    else kept += 1;
  }
  return { removed, kept, more: false };
}

/** What the file told of permissions no longer counts for those who stay. */
async function endPermissions(deps: Deps, actor: Actor, id: string): Promise<void> {
  for (let after = ''; ;) {
    const people = await permittedStill(deps.database.db, id, after, PAGE * 4);
    if (people.length > 0)
      await acting(deps, actor, async (writer) => {
        await endImported(writer, deps, { importId: id, subjectIds: people });
        await undone(writer, id, people);
      });
    const last = people.at(-1);
    if (last === undefined) return;
    after = last;
  }
}
