// The trial of an import that records more than its plan shows: each batch is written as the run would write it, and taken back.

import { setTimeout as wait } from 'node:timers/promises';
import type { Deps } from '#kernel/deps';
import type { Tx } from '#platform/db';
import { change } from '../write.ts';
import type { Who } from '../write.ts';
import { metBy } from './plan.ts';
import { beginRun, unkept } from './progress.ts';
import { BATCH, planned, readOrder, reasonOf } from './run.ts';
import type { Also, ImportOrder, Permitted } from './run.ts';
import { setAside } from './rows.ts';
import type { RowError } from './rows.ts';
import type { TableRow } from './table.ts';

export interface Rehearsal {
  readonly rows: number;
  readonly created: number;
  readonly merged: number;
  readonly errors: readonly RowError[];
  readonly permitted: number;
  readonly unpermitted: number;
}

interface With {
  readonly also: Also;
  /** What would have been done before, as far as it concerns these rows. */
  readonly before?: ((tx: Tx, rows: readonly TableRow[]) => Promise<void>) | undefined;
}

const GAP_MS = 5;

class TakenBack extends Error {}

/** What the run would do, row by row; nothing of it stays. @throws what is wrong with the order */
export async function rehearseImport(deps: Deps, who: Omit<Who, 'importId'>, order: ImportOrder, more: With): Promise<Rehearsal> {
  const read = await readOrder(deps, order);
  const taken = new Map<string, number>();
  const sum = { rows: order.table.rows.length, created: 0, merged: 0, permitted: 0, unpermitted: 0 };
  const errors = [...read.errors];
  const tried = async (rows: readonly TableRow[]): Promise<void> => {
    const done = await oneBatch(deps, who, { order, taken, ...more }, rows).catch((error: unknown) => error);
    if (!(done instanceof Error) && isTried(done)) {
      for (const [subjectId, line] of metBy(done.plan)) taken.set(subjectId, line);
      sum.created += done.plan.create.length;
      sum.merged += done.plan.merge.length + done.plan.same.length;
      sum.permitted += done.permitted.permitted;
      sum.unpermitted += done.permitted.unpermitted;
      errors.push(...done.plan.aside);
      return;
    }
    const reason = reasonOf(done);
    const [first] = rows;
    if (reason === undefined || first === undefined) throw done;
    if (rows.length === 1) errors.push(setAside(first, 'refused', null, reason));
    else for (const row of rows) await tried([row]);
  };
  for (let start = 0; start < read.people.length; start += BATCH) {
    await tried(read.people.slice(start, start + BATCH));
    await wait(GAP_MS);
  }
  return { ...sum, errors };
}

interface Tried {
  readonly plan: Awaited<ReturnType<typeof planned>>['plan'];
  readonly permitted: Permitted;
}

function isTried(done: unknown): done is Tried {
  return typeof done === 'object' && done !== null && 'plan' in done;
}

async function oneBatch(
  deps: Deps,
  who: Omit<Who, 'importId'>,
  { order, taken, also, before }: With & { order: ImportOrder; taken: ReadonlyMap<string, number> },
  rows: readonly TableRow[],
): Promise<Tried> {
  const id = deps.ids.next();
  let done: Tried | undefined;
  const work = change(deps, { ...who, importId: id }, { registers: [order.registerId] }, async (writer) => {
    const { about = 'people', mode = 'complete', registerId, subjectGroup } = order;
    await beginRun(unkept(deps, writer), { id, about, registerId, subjectGroup, mode, rows: rows.length, fileHash: null, bans: 0 });
    await before?.(writer.ctx.tx, rows);
    done = await planned(deps, writer, { order, importId: id, taken, also }, rows);
    throw new TakenBack();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  if (done === undefined) throw new TakenBack();
  return done;
}
