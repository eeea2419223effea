// Progress of an import lies in the database in the transaction of each batch: what is counted is stored, whatever happens next.

import { append } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { createWriter, OWN_RECORDS } from '#kernel/records';
import { guardHeld } from '#kernel/rights';
import type { Actor, Writer } from '#kernel/records';
import { lockProgress, runningImports } from '../queries-import.ts';
import type { Counts, ImportState } from '../queries-import.ts';

interface Begun {
  readonly id: string;
  readonly about: string;
  readonly registerId: string;
  readonly subjectGroup: string;
  readonly mode: string;
  readonly rows: number;
  readonly fileHash: string | null;
  readonly bans: number;
}

export const NO_COUNTS: Counts = { done: 0, created: 0, merged: 0, same: 0, failed: 0, banned: 0, erased: 0, permitted: 0, unpermitted: 0 };

/** The same writer without memory of what was: where an import stands, and what takes it back, is nothing to be undone. */
export function unkept(deps: Pick<Deps, 'registry'>, { ctx }: Writer): Writer {
  const { tx, policy, actor, at, ids, source, purpose } = ctx;
  return guardHeld(createWriter({ tx, policy, actor, at, ids, source, purpose }, deps.registry), deps.registry);
}

export async function beginRun(writer: Writer, run: Begun): Promise<void> {
  const { source, actor, at } = writer.ctx;
  await writer.insert('import-run', {
    id: run.id,
    state: 'running',
    about: run.about,
    register_id: run.registerId,
    subject_group: run.subjectGroup,
    mode: run.mode,
    source,
    account_id: actor.id,
    rows: run.rows,
    ...NO_COUNTS,
    at_line: 0,
    file_hash: run.fileHash,
    started_at: at.toISOString(),
    removed: 0,
    restored: 0,
    kept: 0,
    bans: run.bans,
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
    if ((await lockProgress(tx, id))?.state !== 'running') return;
    await writer.update('import-run', id, { ...end, finished_at: at.toISOString() });
    await append(tx, { at, actor, action: 'import.finished', kind: 'import-run', recordId: id, detail: { state: end.state } });
  });
}

/**
 * An import that was running when the process died is interrupted: its batches stay, and the same file goes on where it was, or all of
 * it is taken back. One that still runs in another process puts itself right with its next batch.
 */
export async function interruptImports(deps: Deps): Promise<void> {
  for (const id of await runningImports(deps.database.db))
    await endRun(deps, { id: 'lupaus', kind: 'system' }, id, { state: 'interrupted' });
}
