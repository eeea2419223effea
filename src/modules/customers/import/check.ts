// The whole file is checked before anything is written, by the same reading and the same plan as the run.

import { setImmediate as turn } from 'node:timers/promises';
import type { Deps } from '#kernel/deps';
import { inForce } from '../write.ts';
import { metBy } from './plan.ts';
import type { Merge } from './plan.ts';
import { BATCH, planOf, readOrder } from './run.ts';
import type { ImportOrder } from './run.ts';
import type { RowError } from './rows.ts';
import type { TableRow } from './table.ts';

export interface Preview {
  readonly rows: number;
  /** Each row that becomes somebody, somebody who gets something, and somebody who lacks nothing. */
  readonly create: readonly TableRow[];
  readonly merge: readonly Merge<TableRow, unknown>[];
  readonly same: readonly Merge<TableRow, unknown>[];
  /** Rows that are not stored, in the order of the file. */
  readonly aside: readonly RowError[];
}

/** What an import of the file would do, without writing. */
export async function previewImport(deps: Deps, order: ImportOrder): Promise<Preview> {
  inForce(deps);
  const read = await readOrder(deps, order);
  const create: TableRow[] = [];
  const merge: Merge<TableRow, unknown>[] = [];
  const same: Merge<TableRow, unknown>[] = [];
  const aside = [...read.errors];
  const taken = new Map<string, number>();
  for (let start = 0; start < read.people.length; start += BATCH) {
    const plan = await planOf(deps, deps.database.db, order, read.people.slice(start, start + BATCH), taken);
    for (const [subjectId, line] of metBy(plan)) taken.set(subjectId, line);
    create.push(...plan.create);
    merge.push(...plan.merge);
    same.push(...plan.same);
    aside.push(...plan.aside);
    await turn();
  }
  return { rows: order.table.rows.length, create, merge, same, aside: aside.toSorted((a, b) => a.line - b.line) };
}
