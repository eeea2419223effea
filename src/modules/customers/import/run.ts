// An import stores good rows in batches of one transaction each and hands the bad ones back with their reasons; what was acknowledged stays.

import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { Deps } from '#kernel/deps';
import { errorText } from '#kernel/phrases';
import { errorKind, lockChain } from '#platform/db';
import { localDate } from '#platform/clock';
import { AppError, appError } from '#platform/errors';
import { knownMembership } from '../memberships.ts';
import { phrases } from '../phrases.ts';
import { change, inForce } from '../write.ts';
import type { Who } from '../write.ts';
import { readCsv } from './parse.ts';
import type { CsvFile } from './parse.ts';
import { planBatch } from './plan.ts';
import { beginRun, endRun } from './progress.ts';
import { lockProgress, progressOf, runningImports } from '../queries-import.ts';
import type { Counts, Progress } from '../queries-import.ts';
import { readRows, rowError } from './rows.ts';
import type { ImportedPerson, Mapping, ReadFile, RowError } from './rows.ts';
import { storeBatch } from './store.ts';

export interface ImportOrder {
  readonly csv: string;
  readonly registerId: string;
  readonly subjectGroup: string;
  readonly mapping: Mapping;
  /** The day from which the people are in the register. */
  readonly since: string;
}

export interface Import {
  readonly id: string;
  readonly who: Who;
  readonly order: Omit<ImportOrder, 'csv' | 'mapping'>;
  readonly file: Pick<CsvFile, 'headings' | 'delimiter'>;
  /** Rows of the file. */
  readonly rows: number;
  /** Those still to be stored. */
  readonly people: ImportedPerson[];
  /** Grows as rows are refused; the rows themselves, so it is kept in memory only. */
  readonly errors: RowError[];
}

export const BATCH = 500;
/** Between batches whoever waits to write, here or in another process, gets in. */
const GAP_MS = 5;

/** Reads the file and opens the run; nothing of it is stored yet. @throws what is wrong with the whole file or order */
export async function openImport(deps: Deps, who: Omit<Who, 'importId'>, { csv, mapping, ...order }: ImportOrder): Promise<Import> {
  knownMembership(deps, order);
  if (order.since > localDate(deps.clock.now())) throw appError('invalid', 'errors.date-in-future', { field: 'since' });
  const file = readCsv(csv);
  const read = await readRows(deps, order.registerId, file, mapping);
  const id = deps.ids.next();
  await change(deps, who, { registers: [order.registerId] }, async (writer) => {
    // Two who start at the same moment are asked one after the other.
    await lockChain(writer.ctx.tx, 'import');
    if ((await runningImports(writer.ctx.tx)).length > 0) throw appError('conflict', 'errors.import-running');
    await beginRun(writer, { id, registerId: order.registerId, rows: file.rows.length });
  });
  const { headings, delimiter, rows } = file;
  return { id, who: { ...who, importId: id }, order, file: { headings, delimiter }, rows: rows.length, ...read };
}

/** Stores batch after batch until the end, a cancellation or a failure of the store. `onBatch` is told after each commit. */
export async function runImport(
  deps: Deps,
  job: Import,
  onBatch: (progress: Progress) => void | Promise<void> = () => undefined,
): Promise<Progress> {
  const { rows: all, people } = job;
  let counts: Counts = { done: job.errors.length, created: 0, merged: 0, failed: job.errors.length, banned: 0 };
  try {
    do {
      // What is stored need not stay in memory.
      const rows = people.splice(0, BATCH);
      const next = (await together(deps, job, rows, counts)) ?? (await oneByOne(deps, job, rows, counts));
      if (next === 'cancelled') break;
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
async function together(
  deps: Deps,
  job: Import,
  rows: readonly ImportedPerson[],
  counts: Counts,
): Promise<Counts | 'cancelled' | undefined> {
  try {
    return await storeRows(deps, job, rows, counts);
  } catch (error) {
    if (reasonOf(error) === undefined || rows.length === 0) throw error;
    return undefined;
  }
}

async function oneByOne(deps: Deps, job: Import, rows: readonly ImportedPerson[], before: Counts): Promise<Counts | 'cancelled'> {
  let counts = before;
  for (const row of rows) {
    let next: Counts | 'cancelled';
    try {
      next = await storeRows(deps, job, [row], counts);
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      job.errors.push(rowError(row, error instanceof AppError ? (error.field ?? null) : null, reason));
      next = { ...counts, done: counts.done + 1, failed: counts.failed + 1 };
    }
    if (next === 'cancelled') return next;
    counts = next;
  }
  return counts;
}

/** Why a row cannot be stored; undefined when the fault is not the row's. */
function reasonOf(error: unknown): RowError['message'] | undefined {
  if (error instanceof AppError) return error.kind === 'unavailable' ? undefined : errorText(error);
  const broken = ['unique', 'foreign-key', 'check', 'not-null'].includes(errorKind(error));
  return broken ? phrases.text('import.refused') : undefined;
}

async function storeRows(deps: Deps, job: Import, rows: readonly ImportedPerson[], before: Counts): Promise<Counts | 'cancelled'> {
  const { order, id } = job;
  const membership = { registerId: order.registerId, subjectGroup: order.subjectGroup, since: order.since };
  const refused: RowError[] = [];
  const counts = await change(deps, job.who, { registers: [order.registerId] }, async (writer) => {
    refused.length = 0;
    const { tx } = writer.ctx;
    if ((await lockProgress(tx, id))?.state === 'cancelled') return 'cancelled' as const;
    const plan = await planBatch(deps, tx, rows);
    await storeBatch(writer, { importId: id, membership }, plan);
    refused.push(...plan.errors, ...plan.banned);
    const after = sum(before, {
      done: rows.length,
      created: plan.create.length,
      merged: plan.merge.length,
      failed: plan.errors.length,
      banned: plan.banned.length,
    });
    await writer.update('import-run', id, { ...after, state: 'running', finished_at: null });
    return after;
  });
  if (counts !== 'cancelled') job.errors.push(...refused);
  return counts;
}

function sum(a: Counts, b: Counts): Counts {
  return {
    done: a.done + b.done,
    created: a.created + b.created,
    merged: a.merged + b.merged,
    failed: a.failed + b.failed,
    banned: a.banned + b.banned,
  };
}

export interface Preview {
  readonly rows: number;
  readonly created: number;
  readonly merged: number;
  /** Rows that something is wrong with. */
  readonly errors: readonly RowError[];
  /** Rows that nothing is wrong with, whose holder asked not to be taken in again. */
  readonly banned: readonly RowError[];
}

/** What an import of the file would do, by the same reading and the same plan, without writing. */
export async function previewImport(
  deps: Deps,
  order: Pick<ImportOrder, 'csv' | 'registerId' | 'mapping'>,
): Promise<Preview & ReadFile & { file: CsvFile }> {
  inForce(deps);
  const file = readCsv(order.csv);
  const read = await readRows(deps, order.registerId, file, order.mapping);
  const errors = [...read.errors];
  const banned: RowError[] = [];
  let [created, merged] = [0, 0];
  for (let start = 0; start < read.people.length; start += BATCH) {
    const plan = await planBatch(deps, deps.database.db, read.people.slice(start, start + BATCH));
    created += plan.create.length;
    merged += plan.merge.length;
    banned.push(...plan.banned);
    errors.push(...plan.errors);
    await turn();
  }
  return { file, people: read.people, rows: file.rows.length, created, merged, banned, errors: errors.toSorted((a, b) => a.line - b.line) };
}
