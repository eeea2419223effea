// Taking back what was done, as a change of its own: the firm's own records are its source, and the log tells of it.

import { appendLedger } from '#kernel/audit';
import type { LedgerEntry } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { afterApart } from '#kernel/permission';
import { createWriter, OWN_RECORDS, restoreRemoved, revertAct } from '#kernel/records';
import type { Actor, Beyond, Reverted, Writer } from '#kernel/records';
import { recomputeDue } from '#kernel/retention';
import { fieldsWithValues, settle, SYSTEM } from '#kernel/rights';
import { endMembership, lockSubject, restrictSubject } from '#kernel/subjects';
import { localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { liveMembershipsOf, subjectOf } from './queries.ts';
import { mergeOf, mergesInto, standsInTheWay } from './queries-duplicates.ts';
import { correctionsAsked, isMerge, rectifiedSince, wholeOrNot } from './queries-undo.ts';
import { change } from './write.ts';

/** Kinds of the product's own register that tell of something that happened to the person: whoever has one is erased, not undone. */
const WEIGHTY = ['membership', 'permission-event', 'request', 'disclosure', 'hold', 'partner-share', 'disclosure-consent'];

/** For as long after the answer a wrong value does not come back unasked. */
const CORRECTED_MS = 14 * 86_400_000;

export interface UndoOptions {
  /** Somebody has been told that the person asked for the correction, and takes it back all the same. */
  readonly confirmed?: boolean | undefined;
}

/**
 * Takes back all that was written for one act.
 * @throws errors.undo-over, errors.undo-changed with the fields, errors.undo-corrected with the fields
 */
export async function undoAct(deps: Deps, actor: Actor, actId: string, options: UndoOptions = {}): Promise<Reverted> {
  const final = await isMerge(deps.database.db, actId);
  const done = await undoing(deps, { actor, final }, async (writer) => {
    const { tx, policy, at } = writer.ctx;
    const merge = final ? await mergeOf(tx, actId) : undefined;
    if (merge) await refuseApart(tx, merge.subject_id);
    const reverted = await revertAct(writer, beyond(deps, writer, { ...options, mergedAt: merge?.merged_at }), actId);
    if (merge) {
      const { subject_id: from, old_id: to, merged_at: since } = merge;
      await appendLedger(tx, { kind: 'merge-end', at: at.toISOString(), subjectId: from, ref: to });
      await afterApart(tx, policy, deps, { from, to, since, act: { actor, at } });
    }
    await afterwards(deps, writer, reverted.subjectIds);
    return reverted;
  });
  // A person who was added by mistake is erased: the second place must know, and the log of the file must not.
  await deps.flushLedger?.();
  return done;
}

/** Puts back what an act removed of one person or organisation. @throws errors.undo-over, errors.undo-changed, errors.undo-corrected */
export async function restoreFromTrash(
  deps: Deps,
  actor: Actor,
  { confirmed, ...of }: { actId: string; subjectId: string } & UndoOptions,
): Promise<number> {
  return undoing(deps, { actor }, async (writer) => {
    const restored = await restoreRemoved(writer, beyond(deps, writer, { confirmed }), of);
    await afterwards(deps, writer, [of.subjectId]);
    return restored;
  });
}

/** A copy from between a merge and its undo: the two are set apart before anything else is done again; where that cannot be, they are let be. */
export async function apartAgain(tx: Tx, deps: Deps, { kind, subjectId, ref, at: then }: LedgerEntry): Promise<void> {
  const policy = deps.policy.current();
  if (kind !== 'merge-end' || subjectId === undefined || ref === undefined || !policy) return;
  const merge = (await mergesInto(tx, subjectId)).find(({ old_id }) => old_id === ref);
  if (!merge) return;
  const purpose = policy.policy.purposes[0]?.id ?? '';
  const ctx = { tx, policy, actor: SYSTEM, at: new Date(then), ids: deps.ids, source: OWN_RECORDS, purpose };
  const writer = createWriter(ctx, deps.registry);
  const done = await wholeOrNot(tx, async () => {
    const reverted = await revertAct(writer, beyond(deps, writer, { confirmed: true }), merge.id);
    await afterwards(deps, writer, reverted.subjectIds);
  });
  if (!done) await restrictSubject(writer, subjectId, 'accuracy');
}

/** Making two of one is processing too: it waits for what has been asked for or placed since. */
async function refuseApart(tx: Tx, subjectId: string): Promise<void> {
  await lockSubject(tx, subjectId);
  const way = await standsInTheWay(tx, [subjectId]);
  if (way !== null) throw appError('locked', way === 'restricted' ? 'errors.subject-restricted' : `errors.merge-${way}`);
}

function undoing<T>(deps: Deps, who: { actor: Actor; final?: boolean }, fn: (writer: Writer) => Promise<T>): Promise<T> {
  return change(deps, { ...who, source: OWN_RECORDS, undoing: true }, { registers: [] }, fn);
}

// What is computed from the values is computed again.
async function afterwards(deps: Deps, { ctx }: Writer, subjectIds: readonly string[]): Promise<void> {
  for (const { afterBlank } of deps.onBlank ?? []) await afterBlank(ctx.tx, subjectIds);
  await recomputeDue(ctx.tx, ctx.policy, subjectIds, ctx.at);
}

interface Weighing extends UndoOptions {
  readonly mergedAt?: string | undefined;
}

function beyond(deps: Deps, writer: Writer, { confirmed = false, mergedAt }: Weighing): Beyond {
  const { tx, at, actor } = writer.ctx;
  return {
    registry: deps.registry,
    key: deps.keys.sealing,
    weighty: WEIGHTY,
    async erase(subjectId) {
      const act = { actor, at };
      const settled = await settle(tx, deps, {
        subjectId,
        ending: 'all',
        ground: 'owner',
        reason: 'undone',
        takenBack: `undone:${at.toISOString()}`,
        act,
      });
      if (settled.state !== 'erased') throw appError('locked', 'errors.subject-held');
    },
    leave: (id, subjectId) => leave(deps, writer, { id, subjectId }),
    async corrected(subjectId, fields) {
      if (confirmed) return [];
      const asked = await correctionsAsked(tx, subjectId, new Date(at.getTime() - CORRECTED_MS).toISOString());
      const right = mergedAt === undefined ? [] : await rectifiedSince(tx, subjectId, mergedAt);
      return fields.filter((field) => [...asked, ...right].some((each) => each === null || each === field));
    },
  };
}

/** Fields that only this membership declares and that have been filled in since stand in its way. */
async function leave(deps: Deps, writer: Writer, { id, subjectId }: { id: string; subjectId: string }): Promise<string[]> {
  const { tx, policy, at } = writer.ctx;
  if ((await subjectOf(tx, subjectId))?.restricted_at) throw appError('locked', 'errors.subject-restricted');
  const live = await liveMembershipsOf(tx, [subjectId]);
  if (!live.some((each) => each.id === id)) return [];
  const others = live.filter((each) => each.id !== id).map(({ register_id }) => register_id);
  const left = await fieldsWithValues(tx, deps.registry, subjectId, (field) => !policy.allows(others, field));
  if (left.size > 0) return [...left];
  await endMembership(writer, id, { on: localDate(at), reason: 'undone' });
  return [];
}
