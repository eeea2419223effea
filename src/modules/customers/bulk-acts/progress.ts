// Progress of a job lies in the database, so that any process can tell of it and stop it.

import type { Deps } from '#kernel/deps';
import { createWriter, OWN_RECORDS } from '#kernel/records';
import type { Actor, Writer } from '#kernel/records';
import { lockChain } from '#platform/db';
import { appError } from '#platform/errors';
import { inForce } from '../write.ts';
import { lockRun, runningBulk } from '../queries-bulk.ts';
import type { Job } from './run.ts';

/** @throws errors.bulk-running while another job runs */
export async function beginRun(deps: Deps, { id, act, who, ids }: Job): Promise<void> {
  await writing(deps, who.actor, async (writer) => {
    await lockChain(writer.ctx.tx, 'bulk');
    if ((await runningBulk(writer.ctx.tx)).length > 0) throw appError('conflict', 'errors.bulk-running');
    const counts = { rows: ids.length, done: 0, changed: 0, refused: 0 };
    const started_at = writer.ctx.at.toISOString();
    await writer.insert('bulk-run', { id, act: act.do, state: 'running', account_id: who.actor.id, ...counts, started_at });
  });
}

/** False when somebody has stopped it. */
export async function putProgress(
  deps: Deps,
  { id, who }: Job,
  counts: { done: number; changed: number; refused: number },
): Promise<boolean> {
  let going = false;
  await writing(deps, who.actor, async (writer) => {
    going = (await lockRun(writer.ctx.tx, id))?.state === 'running';
    await writer.update('bulk-run', id, counts);
  });
  return going;
}

/** Ends a run that still goes on. */
export async function endRun(deps: Deps, actor: Actor, id: string, state: 'done' | 'cancelled' | 'failed'): Promise<void> {
  await writing(deps, actor, async (writer) => {
    if ((await lockRun(writer.ctx.tx, id))?.state !== 'running') return;
    await writer.update('bulk-run', id, { state, finished_at: writer.ctx.at.toISOString() });
  });
}

/** A job that was running when the process died is failed; what it had done stays done. */
export async function failInterruptedBulk(deps: Deps): Promise<void> {
  for (const id of await runningBulk(deps.database.db)) await endRun(deps, { id: 'lupaus', kind: 'system' }, id, 'failed');
}

async function writing(deps: Deps, { id, kind }: Actor, fn: (writer: Writer) => Promise<void>): Promise<void> {
  const at = deps.clock.now();
  await deps.database.tx(async (tx) => {
    const ctx = { tx, policy: inForce(deps), actor: { id, kind }, at, ids: deps.ids, source: OWN_RECORDS, purpose: '' };
    await fn(createWriter(ctx, deps.registry));
  });
}
