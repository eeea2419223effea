// An import stores good rows in batches of one transaction each and hands the bad ones back with their reasons; what was acknowledged stays.

import { setTimeout as wait } from 'node:timers/promises';
import type { Deps } from '#kernel/deps';
import { errorText } from '#kernel/phrases';
import type { Writer } from '#kernel/records';
import { errorKind, lockChain } from '#platform/db';
import type { Conn } from '#platform/db';
import { localDate } from '#platform/clock';
import { AppError, appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { knownMembership } from '../memberships.ts';
import { phrases } from '../phrases.ts';
import { change } from '../write.ts';
import type { Who } from '../write.ts';
import type { Target } from './events.ts';
import type { ImportWish } from './order.ts';
import { metBy } from './plan.ts';
import type { Plan, Planning } from './plan.ts';
import { beginRun, endRun, NO_COUNTS, unkept } from './progress.ts';
import { lockProgress, progressOf, runningImports, runOf } from '../queries-import.ts';
import type { Counts, ImportRun, Progress } from '../queries-import.ts';
import { setAside } from './rows.ts';
import type { ReadFile, RowError } from './rows.ts';
import type { ImportTable, TableRow } from './table.ts';
import { wayOf } from './ways.ts';

export interface ImportOrder extends ImportWish {
  readonly table: ImportTable;
  /** Keyed hash of the file, by which it is known again. */
  readonly fileHash?: string | undefined;
  /** The interrupted run that goes on with the same file. */
  readonly resumes?: string | undefined;
  /** Bans that came in the same file. */
  readonly bans?: number | undefined;
}

export interface Import {
  readonly id: string;
  readonly who: Who;
  readonly order: Omit<ImportOrder, 'table'>;
  readonly file: Pick<ImportTable, 'headings' | 'delimiter' | 'format'>;
  /** Rows of the file. */
  readonly rows: number;
  /** Those still to be stored. */
  readonly people: TableRow[];
  /** Grows as rows are set aside; the rows themselves, so it is kept in memory only. */
  readonly errors: RowError[];
  /** The line by which each subject was met. */
  readonly taken: Map<string, number>;
  readonly counts: Counts;
  /** What is recorded of those who were stored, in the transaction that stores them. */
  readonly also?: Also | undefined;
}

/** A row of the file and whom it is about. */
export interface StoredRow {
  readonly line: number;
  readonly subjectId: string;
}
export type Also = (writer: Writer, stored: readonly StoredRow[]) => Promise<Permitted>;

export const BATCH = 500;
/** Between batches whoever waits to write, here or in another process, gets in. */
const GAP_MS = 5;

/** Reads the file and opens the run; nothing of it is stored yet. @throws what is wrong with the whole file or order */
export async function openImport(deps: Deps, who: Omit<Who, 'importId'>, given: ImportOrder, also?: Also): Promise<Import> {
  const { table, ...order } = given;
  const read = await readOrder(deps, given);
  const before = order.resumes === undefined ? undefined : await resumable(deps, order, order.resumes);
  const id = before?.id ?? deps.ids.next();
  await change(deps, who, { registers: [order.registerId] }, async (writer) => {
    // Two who start at the same moment are asked one after the other.
    await lockChain(writer.ctx.tx, 'import');
    if ((await runningImports(writer.ctx.tx)).length > 0) throw appError('conflict', 'errors.import-running');
    const plain = unkept(deps, writer);
    if (before) await plain.update('import-run', id, { state: 'running', finished_at: null });
    else
      await beginRun(plain, {
        ...order,
        id,
        about: order.about ?? 'people',
        mode: order.mode ?? 'complete',
        rows: table.rows.length,
        fileHash: order.fileHash ?? null,
        bans: order.bans ?? 0,
      });
  });
  const { headings, delimiter, format } = table;
  const failed = read.errors.length;
  const from = before?.at_line ?? 0;
  return {
    id,
    who: { ...who, importId: id },
    order,
    file: { headings, delimiter, format },
    rows: table.rows.length,
    people: read.people.filter(({ line }) => line > from),
    errors: read.errors,
    taken: new Map(),
    counts: before === undefined || before.done === 0 ? { ...NO_COUNTS, done: failed, failed } : countsOf(before),
    also,
  };
}

/** The rows of the file as the order reads them. @throws what is wrong with the order */
export async function readOrder(deps: Deps, order: ImportOrder): Promise<ReadFile<TableRow>> {
  knownMembership(deps, order);
  if (order.since > localDate(deps.clock.now())) throw appError('invalid', 'errors.date-in-future', { field: 'since' });
  return wayOf(order).read(deps, order.table, order);
}

/** @throws errors.import-not-resumable when it is another file or the run is over */
async function resumable(deps: Deps, order: Omit<ImportOrder, 'table'>, id: string): Promise<ImportRun> {
  const run = await runOf(deps.database.db, id);
  const waits = run !== undefined && ['interrupted', 'failed', 'cancelled'].includes(run.state);
  const same = run?.file_hash !== null && run?.file_hash === order.fileHash && run?.register_id === order.registerId;
  if (!run || !waits || !same) throw appError('conflict', 'errors.import-not-resumable');
  return run;
}

function countsOf(run: ImportRun): Counts {
  const { done, created, merged, same, failed, banned, erased, permitted, unpermitted } = run;
  return { done, created, merged, same, failed, banned, erased, permitted, unpermitted };
}

/** Stores batch after batch until the end, a cancellation or a failure of the store. `onBatch` is told after each commit. */
export async function runImport(
  deps: Deps,
  job: Import,
  onBatch: (progress: Progress) => void | Promise<void> = () => undefined,
): Promise<Progress> {
  const { rows: all, people } = job;
  let { counts } = job;
  try {
    do {
      // What is stored need not stay in memory.
      const rows = people.splice(0, BATCH);
      const next = (await together(deps, job, rows, counts)) ?? (await oneByOne(deps, job, rows, counts));
      if (next === 'stopped') break;
      counts = next;
      await onBatch({ id: job.id, state: 'running', rows: all, ...counts });
      await wait(GAP_MS);
    } while (people.length > 0);
    await endRun(deps, job.who.actor, job.id, { ...counts, state: 'done' });
  } catch (error) {
    await endRun(deps, job.who.actor, job.id, { state: 'failed' }).catch(() => undefined);
    throw error;
  }
  return (await progressOf(deps.database.db, job.id)) ?? { id: job.id, state: 'done', rows: all, ...counts };
}

/** The whole batch in one transaction; undefined when a row of it stopped the others. */
async function together(deps: Deps, job: Import, rows: readonly TableRow[], counts: Counts): Promise<Counts | 'stopped' | undefined> {
  try {
    return await storeRows(deps, job, rows, counts);
  } catch (error) {
    if (reasonOf(error) === undefined || rows.length === 0) throw error;
    return undefined;
  }
}

async function oneByOne(deps: Deps, job: Import, rows: readonly TableRow[], before: Counts): Promise<Counts | 'stopped'> {
  let counts = before;
  for (const row of rows) {
    let next: Counts | 'stopped';
    try {
      next = await storeRows(deps, job, [row], counts);
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      job.errors.push(setAside(row, 'refused', error instanceof AppError ? (error.field ?? null) : null, reason));
      next = { ...counts, done: counts.done + 1, failed: counts.failed + 1 };
    }
    if (next === 'stopped') return next;
    counts = next;
  }
  return counts;
}

/** Why a row cannot be stored; undefined when the fault is not the row's. */
export function reasonOf(error: unknown): Text | undefined {
  if (error instanceof AppError) return error.kind === 'unavailable' ? undefined : errorText(error);
  const broken = ['unique', 'foreign-key', 'check', 'not-null'].includes(errorKind(error));
  return broken ? phrases.text('import.refused') : undefined;
}

async function storeRows(deps: Deps, job: Import, rows: readonly TableRow[], before: Counts): Promise<Counts | 'stopped'> {
  const { order, id, taken } = job;
  let plan: Plan<TableRow, unknown> = { create: [], merge: [], same: [], aside: [] };
  const counts = await change(deps, job.who, { registers: [order.registerId] }, async (writer) => {
    const state = (await lockProgress(writer.ctx.tx, id))?.state;
    if (state === 'cancelled' || state === 'reversing' || state === 'reversed') return 'stopped' as const;
    const done = await planned(deps, writer, { order, importId: id, taken, also: job.also }, rows);
    plan = done.plan;
    const after = sum(before, plan, rows.length, done.permitted);
    const at_line = Math.max(...rows.map(({ line }) => line), 0);
    await unkept(deps, writer).update('import-run', id, {
      ...after,
      ...(at_line > 0 ? { at_line } : {}),
      state: 'running',
      finished_at: null,
    });
    return after;
  });
  if (counts === 'stopped') return counts;
  for (const [subjectId, line] of metBy(plan)) taken.set(subjectId, line);
  job.errors.push(...plan.aside);
  return counts;
}

export interface Running {
  readonly order: Omit<ImportOrder, 'table'>;
  readonly importId: string;
  readonly taken: ReadonlyMap<string, number>;
  readonly also?: Also | undefined;
}

/** Plans a batch against what stands now and writes exactly that plan. */
export async function planned(
  deps: Deps,
  writer: Writer,
  { order, importId, taken, also }: Running,
  rows: readonly TableRow[],
): Promise<{ plan: Plan<TableRow, unknown>; permitted: Permitted }> {
  const { registerId, subjectGroup, since } = order;
  const target: Target = { importId, membership: { registerId, subjectGroup, since } };
  const writing = { planning: { wish: order, importId, taken }, target, permission: order.permission };
  const { stored, ...done } = await wayOf(order).write(deps, writer, rows, writing);
  return also === undefined ? done : { ...done, permitted: await also(writer, stored) };
}

export interface Permitted {
  readonly permitted: number;
  readonly unpermitted: number;
}

function sum(a: Counts, plan: Plan<TableRow, unknown>, rows: number, { permitted, unpermitted }: Permitted): Counts {
  const aside = (what: RowError['aside']) => plan.aside.filter((row) => row.aside === what).length;
  const [banned, erased] = [aside('banned'), aside('erased')];
  return {
    done: a.done + rows,
    created: a.created + plan.create.length,
    merged: a.merged + plan.merge.length + plan.same.length,
    same: a.same + plan.same.length,
    failed: a.failed + plan.aside.length - banned - erased,
    banned: a.banned + banned,
    erased: a.erased + erased,
    permitted: a.permitted + permitted,
    unpermitted: a.unpermitted + unpermitted,
  };
}

/** The plan of one batch, as the check sees it. */
export function planOf(
  deps: Deps,
  conn: Conn,
  order: ImportWish,
  rows: readonly TableRow[],
  taken: Planning['taken'],
): Promise<Plan<TableRow, unknown>> {
  return wayOf(order).plan(deps, conn, rows, { wish: order, taken });
}
