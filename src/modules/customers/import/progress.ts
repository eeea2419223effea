// Progress of an import lies in the database in the transaction of each batch: what is counted is stored, whatever happens next.

import type { Deps } from '#kernel/deps';
import { createWriter, OWN_RECORDS } from '#kernel/records';
import type { Actor, Writer } from '#kernel/records';
import { lockProgress, runningImports } from '../queries-import.ts';
import type { Counts, ImportState } from '../queries-import.ts';

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
export async function endRun(
  deps: Deps,
  actor: Actor,
  id: string,
  end: Partial<Counts> & { state: Exclude<ImportState, 'running'> },
): Promise<void> {
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
  for (const id of await runningImports(deps.database.db)) await endRun(deps, { id: 'lupaus', kind: 'system' }, id, { state: 'failed' });
}
