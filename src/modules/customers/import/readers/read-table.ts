// A file becomes a table in a thread of its own, within a time and a memory that no file can exceed; the register goes on beside it.

import { Worker } from 'node:worker_threads';
import { AppError, appError } from '#platform/errors';
import type { ErrorKind } from '#platform/errors';
import type { Note } from './notes.ts';
import { openSource } from './open.ts';
import type { Table, TableHead, TableHints, TableRow } from './table.ts';
import { watchWork } from '#platform/threads';

export type { Table, TableHints, TableRow } from './table.ts';

export interface Bounds {
  /** Work of the processor for one file, and more for each megabyte. */
  limitMs?: number;
  perMegabyteMs?: number;
  memoryMb?: number;
}

export interface ReadJob {
  readonly source: string | Uint8Array;
  readonly hints: TableHints;
}

export type Told =
  | { head: TableHead }
  | { rows: TableRow[] }
  | { end: readonly Note[] }
  | { refusal: { kind: ErrorKind; code: string; field?: string; params: Record<string, string | number> } };

/** Text this short is read at once: nothing in it can take long, however it was made. */
const SHORT = 2000;
const WAITING = 4;

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * The headings and rows of a CSV, a workbook, cards or pasted text, with what was noticed.
 * @throws errors.table-* and errors.csv-*, with line and column where there are some
 */
export async function readTable(source: string | Uint8Array, hints: TableHints = {}, bounds: Bounds = {}): Promise<Table> {
  if (typeof source === 'string' && source.length < SHORT) return readHere(source, hints);
  if (waiting >= WAITING) throw appError('unavailable', 'errors.reader-busy');
  waiting += 1;
  const turn = last.then(() => readApart({ source, hints }, bounds)).finally(() => (waiting -= 1));
  last = turn.catch(() => undefined);
  return await turn;
}

function readHere(source: string, hints: TableHints): Table {
  const { head, rows, notes } = openSource(source, hints);
  return { ...head, rows: [...rows], notes: notes() };
}

async function readApart(job: ReadJob, { limitMs = 15_000, perMegabyteMs = 1000, memoryMb = 1024 }: Bounds): Promise<Table> {
  const thread = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64 },
    env: {},
  });
  try {
    return await answered(thread, job, limitMs + (job.source.length / 1_000_000) * perMegabyteMs);
  } finally {
    await thread.terminate();
  }
}

function answered(thread: Worker, job: ReadJob, limitMs: number): Promise<Table> {
  return new Promise((resolve, reject) => {
    const rows: TableRow[] = [];
    let head: TableHead | undefined;
    const slow = () => finish(() => reject(appError('invalid', 'errors.table-slow', { params: { line: rows.at(-1)?.line ?? 1 } })));
    const unwatch = watchWork(thread, limitMs, slow, 'its start');
    thread.on('message', (told: Told) => {
      if ('head' in told) ({ head } = told);
      else if ('rows' in told) for (const row of told.rows) rows.push(row);
      else if ('refusal' in told) finish(() => reject(new AppError(told.refusal.kind, told.refusal.code, told.refusal)));
      else finish(() => (head ? resolve({ ...head, rows, notes: told.end }) : reject(appError('invalid', 'errors.table-broken'))));
    });
    const failed = () => finish(() => reject(appError('invalid', 'errors.table-memory', { params: { line: rows.at(-1)?.line ?? 1 } })));
    thread.on('error', failed).on('exit', failed);
    thread.postMessage(job);

    function finish(then: () => void): void {
      unwatch();
      thread.removeAllListeners();
      thread.on('error', () => undefined);
      then();
    }
  });
}
