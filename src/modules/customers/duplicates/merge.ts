// Two records become one in one transaction: what was chosen is written, everything else follows, and the stricter permission holds.

import type { Deps } from '#kernel/deps';
import { appendLedger } from '#kernel/audit';
import { afterMerge, beforeMerge, copyEvents } from '#kernel/permission';
import { dropComputed, fieldOriginsOf, forgetUndo, moveSubject, OWN_RECORDS, putFieldOrigins, tellAnew } from '#kernel/records';
import type { Actor, Writer } from '#kernel/records';
import { recomputeDue } from '#kernel/retention';
import { lockSubject } from '#kernel/subjects';
import { localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { organisationsByIds, peopleByIds } from '../queries.ts';
import { change } from '../write.ts';
import { mergePlan } from './plan.ts';
import type { Choices, MergePlan } from './plan.ts';
import { dropPair, dropPairsOf, linksTo, mergesInto, standsInTheWay } from '../queries-duplicates.ts';
import { sideOf, TOLD } from './sides.ts';

export interface MergeWish extends Choices {
  readonly a: string;
  readonly b: string;
}

export interface Merged {
  readonly id: string;
  readonly old: string;
  readonly actId: string;
}

/**
 * Makes one of two. Can be undone as long as a removed row can be brought back.
 * @throws errors.merge-kinds, errors.merge-restricted, errors.merge-erasure, errors.merge-hold, errors.merge-collision
 */
export async function mergeSubjects(deps: Deps, actor: Actor, { a, b, ...choices }: MergeWish): Promise<Merged> {
  const first = mergePlan(await sideOf(deps.database.db, deps.registry, a), await sideOf(deps.database.db, deps.registry, b), choices);
  const act = { id: actor.act?.id ?? deps.ids.next() };
  const who = { actor: { ...actor, act }, source: OWN_RECORDS, merging: first.stays };
  await change(deps, who, { registers: [] }, async (writer) => {
    const { tx } = writer.ctx;
    for (const id of [a, b].toSorted()) if (!(await lockSubject(tx, id))) throw appError('not-found', 'errors.subject-not-found');
    const [one, two] = [await sideOf(tx, deps.registry, a), await sideOf(tx, deps.registry, b)];
    if (a === b || one.kind !== two.kind) throw appError('invalid', 'errors.merge-kinds');
    const way = await standsInTheWay(tx, [a, b]);
    if (way !== null) throw appError('locked', `errors.merge-${way}`);
    const plan = mergePlan(one, two, { ...choices, stays: first.stays });
    await apply(deps, writer, { plan, kind: one.kind, actId: act.id });
  });
  // Bans that now hold for both are safe in the second place before this is reported done.
  await deps.flushLedger?.();
  if (actor.act !== undefined) actor.act.id = act.id;
  return { id: first.stays, old: first.goes, actId: act.id };
}

interface Doing {
  readonly plan: MergePlan;
  readonly kind: 'person' | 'organisation';
  readonly actId: string;
}

async function apply(deps: Deps, writer: Writer, doing: Doing): Promise<void> {
  const { plan, kind } = doing;
  const { tx, policy, at, actor } = writer.ctx;
  const { stays, goes } = plan;
  const before = await beforeMerge(tx, policy, { from: goes, to: stays }, at, deps);
  const origins = await originsOf(tx, kind, goes);
  await dropPairsOf(tx, [stays, goes]);
  // What could be undone of the one has nothing left to be undone on.
  await forgetUndo(tx, goes);
  for (const { beforeMove } of deps.onMerge ?? []) await beforeMove(writer, { stays, goes });
  await tellTwins(writer, doing);
  await leaveOut(writer, plan);
  const moved = await moveSubject(writer, deps.registry, { from: goes, to: stays });
  await copyEvents(tx, deps, { from: goes, to: stays }, before);
  if (kind === 'organisation')
    for (const { link, id } of await linksTo(tx, deps.registry, goes)) await writer.update(link, id, { organisation_id: stays });
  await writer.remove(kind, goes);
  await dropComputed(writer, deps.registry, goes);
  await writer.remove('subject', goes);
  await writer.update(kind, stays, plan.columns);
  await putFieldOrigins(
    tx,
    Object.keys(plan.columns).flatMap((column) => {
      const origin_id = origins(column);
      return origin_id === undefined ? [] : [{ kind, record_id: stays, column_name: column, subject_id: stays, origin_id }];
    }),
  );
  for (const [id, since] of Object.entries(plan.since)) await writer.update('membership', id, { since });
  await writer.insert('merged', { id: doing.actId, subject_id: stays, old_id: goes, account_id: actor.id, merged_at: at.toISOString() });
  const tightened = await afterMerge(tx, policy, deps, { before, to: stays, act: { actor, at } });
  for (const { afterBlank } of deps.onBlank ?? []) await afterBlank(tx, [stays]);
  await recomputeDue(tx, policy, [stays], at);
  await appendLedger(tx, { kind: 'merge', at: at.toISOString(), subjectId: stays, ref: goes });
  const rows = Object.values(moved).reduce((sum, n) => sum + n, 0);
  const detail = { rows, kinds: Object.keys(moved), lost: Object.keys(plan.lost).length, tightened };
  await writer.audit({ action: 'merge', kind: 'subject', recordId: goes, subjectId: stays, detail });
}

/** What one of the two wrote and an import brought to the other is from now on what was written. */
async function tellTwins(writer: Writer, { plan: { told, stays }, kind }: Doing): Promise<void> {
  for (const [column, origin] of Object.entries(told.columns))
    await tellAnew(writer, { kind, id: stays, subjectId: stays, columns: [column], origin });
  const rows = { custom: 'custom-value', points: 'contact-point', links: 'affiliation' } as const;
  for (const list of ['custom', 'points', 'links'] as const)
    for (const [id, origin] of Object.entries(told[list]))
      await tellAnew(writer, { kind: rows[list], id, subjectId: stays, columns: TOLD[list], origin });
}

/** What was chosen away, and what both have. */
async function leaveOut(writer: Writer, plan: MergePlan): Promise<void> {
  const ended_on = localDate(writer.ctx.at);
  for (const id of plan.endMemberships) await writer.update('membership', id, { ended_on, end_reason: 'merged' });
  for (const id of plan.dropCustom) await writer.remove('custom-value', id);
  for (const id of plan.dropPoints) await writer.remove('contact-point', id);
  for (const id of plan.dropLinks) await writer.remove('affiliation', id);
}

/** Where each value of the record came from. */
async function originsOf(tx: Tx, kind: 'person' | 'organisation', id: string): Promise<(column: string) => string | undefined> {
  const changed = (await fieldOriginsOf(tx, id)).filter((each) => each.kind === kind && each.record_id === id);
  const own = new Map(changed.map((each) => [each.column_name, each.origin_id]));
  const [row] = kind === 'person' ? await peopleByIds(tx, [id]) : await organisationsByIds(tx, [id]);
  return (column) => own.get(column) ?? row?.origin_id;
}

/** These two are not the same, now and later. */
export async function markNotSame(deps: Deps, actor: Actor, a: string, b: string): Promise<void> {
  const [one, two] = [a, b].toSorted();
  if (one === undefined || two === undefined || one === two) throw appError('invalid', 'errors.merge-kinds');
  await change(deps, { actor, source: OWN_RECORDS }, { registers: [] }, async (writer) => {
    const { tx, ids, at } = writer.ctx;
    for (const id of [one, two]) if (!(await lockSubject(tx, id))) throw appError('not-found', 'errors.subject-not-found');
    await writer.insert('not-same', { id: ids.next(), subject_id: one, other_id: two, account_id: actor.id, decided_at: at.toISOString() });
    await dropPair(tx, one, two);
  });
}

/** Who was merged into somebody goes with them: a copy from before the merge must not bring the other one back. */
export async function eraseMerged(
  tx: Tx,
  deps: Pick<Deps, 'policy'>,
  subjectId: string,
  { whole, at }: { whole: boolean; at: Date },
): Promise<void> {
  const policyVersionId = deps.policy.current()?.versionId;
  if (!whole || policyVersionId === undefined) return;
  for (const { old_id } of await mergesInto(tx, subjectId))
    await appendLedger(tx, { kind: 'erasure', at: at.toISOString(), subjectId: old_id, policyVersionId, code: 'merged' });
}
