// The thread that reads what strangers' programs wrote: rows leave it in portions, so that its own memory stays small.

import { parentPort } from 'node:worker_threads';
import { AppError } from '#platform/errors';
import { openSource } from './open.ts';
import type { ReadJob, Told } from './read-table.ts';
import type { TableRow } from './table.ts';

const PORTION = 2000;

parentPort?.on('message', (job: ReadJob) => read(job));

function read({ source, hints }: ReadJob): void {
  try {
    const { head, rows, notes } = openSource(source, hints);
    tell({ head });
    let portion: TableRow[] = [];
    for (const row of rows) {
      portion.push(row);
      if (portion.length < PORTION) continue;
      tell({ rows: portion });
      portion = [];
    }
    tell({ rows: portion });
    tell({ end: notes() });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { kind, code, field, params } = error;
    tell({ refusal: { kind, code, params, ...(field === undefined ? {} : { field }) } });
  }
}

function tell(told: Told): void {
  parentPort?.postMessage(told);
}
