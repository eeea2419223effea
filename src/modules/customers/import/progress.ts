// Progress of an import lies in the database in the transaction of each batch: what is counted is stored, whatever happens next.

import type { Deps } from '#kernel/deps';
import { createWriter, OWN_RECORDS } from '#kernel/records';
import type { Actor, Writer } from '#kernel/records';
import { dialectOf, reader } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { CustomersTables, ImportRunTable } from '../tables.ts';

export type ImportState = 'running' | 'done' | 'cancelled' | 'failed';

export interface Counts {
  readonly done: number;
  readonly created: number;
  readonly merged: number;
  readonly failed: number;
  readonly banned: number;
}

export interface Progress extends Counts {
  readonly id: string;
  readonly state: ImportState;
  readonly rows: number;
}

export async function progressOf(conn: Conn, id: string): Promise<Progress | undefined> {
  const row = await reader<CustomersTables>(conn).selectFrom('import_run').selectAll().where('id', '=', id).executeTakeFirst();
  return row && view(row);
}

/** The same, with the row kept from others until the transaction ends: a cancellation and a batch cannot overlook each other. */
export async function lockProgress(tx: Tx, id: string): Promise<Progress | undefined> {
  const query = reader<CustomersTables>(tx).selectFrom('import_run').selectAll().where('id', '=', id);
  const row = await (dialectOf(tx) === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row && view(row);
}

export async function isRunning(conn: Conn): Promise<boolean> {
  return (await reader<CustomersTables>(conn).selectFrom('import_run').select('id').where('state', '=', 'running').executeTakeFirst()) !== undefined;
}

export async function beginRun(writer: Writer, run: { id: string; registerId: string; rows: number }): Promise<void> {
  const { source, actor, at } = writer.ctx;
  await writer.insert('import-run', {
    id: run.id,
    state: 'running',
    register_id: run.registerId,
    source,
    account_id: actor.id,
    rows: run.rows,
    done: 0,
    created: 0,
    merged: 0,
    failed: 0,
    banned: 0,
    started_at: at.toISOString(),
  });
}

/** Ends a run in a transaction of its own; one that was cancelled stays so. */
export async function endRun(deps: Deps, actor: Actor, id: string, end: Partial<Counts> & { state: Exclude<ImportState, 'running'> }): Promise<void> {
  const policy = deps.policy.current();
  if (!policy) return;
  const at = deps.clock.now();
  await deps.database.tx(async (tx) => {
    const writer = createWriter({ tx, policy, actor, at, ids: deps.ids, source: OWN_RECORDS, purpose: '' }, deps.registry);
    if ((await lockProgress(tx, id))?.state === 'running') await writer.update('import-run', id, { ...end, finished_at: at.toISOString() });
  });
}

/**
 * An import that was running when the process died is failed: its batches stay, the rest can be imported again. One that
 * still runs in another process puts itself right with its next batch.
 */
export async function failInterruptedImports(deps: Deps): Promise<void> {
  const rows = await reader<CustomersTables>(deps.database.db).selectFrom('import_run').select('id').where('state', '=', 'running').execute();
  for (const { id } of rows) await endRun(deps, { id: 'lupaus', kind: 'system' }, id, { state: 'failed' });
}

function view({ id, state, rows, done, created, merged, failed, banned }: ImportRunTable): Progress {
  const known = state === 'running' || state === 'done' || state === 'cancelled' ? state : 'failed';
  return { id, state: known, rows, done, created, merged, failed, banned };
}
