// The trial of an import that records more than its plan shows: each batch is written as the run would write it, and taken back.

import { setTimeout as wait } from 'node:timers/promises';
import type { Deps } from '#kernel/deps';
import { createWriter } from '#kernel/records';
import type { Writer } from '#kernel/records';
import { guardHeld } from '#kernel/rights';
import type { Tx } from '#platform/db';
import { contactPointsOf, holdersOf } from '../queries.ts';
import { change } from '../write.ts';
import type { Who } from '../write.ts';
import { metBy } from './plan.ts';
import { beginRun, unkept } from './progress.ts';
import { BATCH, planned, readOrder, reasonOf } from './run.ts';
import type { Also, ImportOrder, Permitted } from './run.ts';
import { setAside } from './rows.ts';
import type { ImportedPerson, RowError } from './rows.ts';
import type { TableRow } from './table.ts';

export interface Rehearsal {
  readonly rows: number;
  readonly created: number;
  readonly merged: number;
  readonly errors: readonly RowError[];
  readonly permitted: number;
  readonly unpermitted: number;
}

/** A list of the same file that comes in first. */
export interface Earlier {
  readonly order: ImportOrder;
  readonly also: Also;
}

interface More {
  readonly also: Also;
  /** What would have been done before, as far as it concerns those who have these addresses. */
  readonly before?: ((tx: Tx, normals: readonly string[]) => Promise<void>) | undefined;
  /** People lists that would have come in before, in their order: who is in one of them too is known by now. */
  readonly earlier?: readonly Earlier[] | undefined;
}

interface With extends Omit<More, 'earlier'> {
  readonly earlier: readonly (Earlier & { readonly byAddress: ReadonlyMap<string, readonly TableRow[]> })[];
}

const GAP_MS = 5;

class TakenBack extends Error {}

/** What the run would do, row by row; nothing of it stays. @throws what is wrong with the order */
export async function rehearseImport(deps: Deps, who: Omit<Who, 'importId'>, order: ImportOrder, given: More): Promise<Rehearsal> {
  const more = await readEarlier(deps, given);
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

async function readEarlier(deps: Deps, { earlier = [], ...more }: More): Promise<With> {
  const read: With['earlier'][number][] = [];
  for (const each of earlier) {
    const byAddress = new Map<string, TableRow[]>();
    for (const row of (await readOrder(deps, each.order)).people)
      for (const normal of addressesIn([row])) byAddress.set(normal, [...(byAddress.get(normal) ?? []), row]);
    read.push({ ...each, byAddress });
  }
  return { ...more, earlier: read };
}

function addressesIn(rows: readonly TableRow[]): string[] {
  return (rows as readonly ImportedPerson[]).flatMap(({ points }) =>
    points.filter(({ fieldId }) => fieldId === EMAIL).map(({ normal }) => normal),
  );
}

const EMAIL = 'person.email';

/** The other lists of the file do their part first, of those whom these rows concern by this or another address of theirs. */
async function doBefore(deps: Deps, writer: Writer, { earlier, before }: With, rows: readonly TableRow[]): Promise<void> {
  const { tx } = writer.ctx;
  const normals = addressesIn(rows);
  const holders = earlier.length === 0 ? [] : await holdersOf(tx, EMAIL, normals);
  const points = await contactPointsOf(tx, [...new Set(holders.map(({ subject_id }) => subject_id))]);
  const all = new Set([...normals, ...points.flatMap(({ field_id, normal }) => (field_id === EMAIL ? [normal] : []))]);
  const concerned = earlier.map((each) => [...new Set([...all].flatMap((normal) => each.byAddress.get(normal) ?? []))]);
  await before?.(tx, [...new Set([...normals, ...concerned.flatMap(addressesIn)])]);
  for (const [i, { order, also }] of earlier.entries()) {
    const first = concerned[i] ?? [];
    if (first.length === 0) continue;
    // An import of its own: whom this one finds there came in by another.
    const importId = deps.ids.next();
    const theirs = guardHeld(createWriter({ ...writer.ctx, importId }, deps.registry), deps.registry);
    await beginFor(deps, theirs, order, importId);
    await planned(deps, theirs, { order, importId, taken: new Map(), also }, first);
  }
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
  { order, taken, ...more }: With & { order: ImportOrder; taken: ReadonlyMap<string, number> },
  rows: readonly TableRow[],
): Promise<Tried> {
  const id = deps.ids.next();
  let done: Tried | undefined;
  const work = change(deps, { ...who, importId: id }, { registers: [order.registerId] }, async (writer) => {
    await beginFor(deps, writer, order, id);
    await doBefore(deps, writer, more, rows);
    done = await planned(deps, writer, { order, importId: id, taken, also: more.also }, rows);
    throw new TakenBack();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  if (done === undefined) throw new TakenBack();
  return done;
}

function beginFor(deps: Deps, writer: Writer, order: ImportOrder, id: string): Promise<void> {
  const { about = 'people', mode = 'complete', registerId, subjectGroup, table } = order;
  return beginRun(unkept(deps, writer), { id, about, registerId, subjectGroup, mode, rows: table.rows.length, fileHash: null, bans: 0 });
}
