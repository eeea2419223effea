// Requests for erasure as cases: received, planned, carried out against the clock, proved (GDPR Art. 12(3), 17).

import { errorKind } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { append } from '#kernel/audit';
import { lockSubject } from '#kernel/subjects';
import { appError } from '#platform/errors';
import { policyOf, SYSTEM } from './deps.ts';
import type { Act, Ground, RightsDeps } from './deps.ts';
import { erasureDeadline } from './deadlines.ts';
import { finishErasures } from './finish.ts';
import { sealNeedles } from './needles.ts';
import { outcomeOf } from './outcome.ts';
import { dropOutside, planOutside } from './outside.ts';
import { keptFields, planErasure, planSummary } from './plan.ts';
import { settle } from './settle.ts';
import type { Order, Settlement } from './settle.ts';
import { learnSchema } from './store/blank.ts';
import { forgetInIndexes, indexesForget } from './store/bulk.ts';
import { advanceErasure, erasureById, erasuresOf, insertErasure, plannedBefore, subjectState, uncertified } from './store/queries.ts';
import type { ErasureRow } from './tables.ts';

export interface ErasureRequest {
  readonly subjectId: string;
  readonly ground: 'request' | 'owner';
  /** The clock starts at receipt. */
  readonly receivedAt?: Date | undefined;
  /** The clock may have stood still for a doubt about identity: the case of the request knows (decision 0017). */
  readonly deadlineAt?: Date | undefined;
  readonly act: Act;
}

/** Opens a case; nothing is erased yet. A case already open, or a person already erased, answers with that case. */
export async function requestErasure(deps: RightsDeps, request: ErasureRequest): Promise<ErasureRow> {
  return deps.database.tx(async (tx) => {
    const open = await caseOf(tx, request.subjectId);
    if (open) return open;
    const row = await openCase(tx, deps, request);
    await planOutside(tx, deps, row, request.act);
    return row;
  });
}

/** Stops a case that has not been carried out. @throws errors.erasure-not-open */
export async function cancelErasure(deps: RightsDeps, id: string, act: Act): Promise<void> {
  await deps.database.tx(async (tx) => {
    const row = await erasureById(tx, id);
    if (!row) throw appError('not-found', 'errors.erasure-unknown');
    // Who has gone meanwhile by something else cannot be kept: the copies outside are still to be removed.
    const there = await lockSubject(tx, row.subject_id);
    if (!there || !(await advanceErasure(tx, id, 'planned', { state: 'cancelled' }))) throw appError('conflict', 'errors.erasure-not-open');
    await dropOutside(tx, deps, row, act);
    await append(tx, { ...act, action: 'erase.cancel', kind: 'erasure', recordId: id, subjectId: row.subject_id });
  });
}

/** Carries a case out in one transaction, then proves it. Erasing what is erased already is success. */
export async function executeErasure(deps: RightsDeps, id: string, act: Act): Promise<ErasureRow> {
  await learnSchema(deps.database, deps.registry);
  const done = await deps.database.tx(async (tx): Promise<Carried> => {
    // Of two at once the second finds what the first has done.
    const known = await erasureById(tx, id);
    if (known) await lockSubject(tx, known.subject_id);
    const open = await erasureById(tx, id);
    if (!open) throw appError('not-found', 'errors.erasure-unknown');
    if (open.state === 'cancelled') throw appError('conflict', 'errors.erasure-not-open');
    return open.state === 'planned' ? carried(tx, deps, await carryOut(tx, deps, open, act)) : { row: open, indexForgot: false };
  });
  return proved(deps, done);
}

/** Receives and carries out in one transaction: a crash leaves either nothing or an erasure that the next start proves. */
export async function eraseNow(deps: RightsDeps, request: ErasureRequest): Promise<ErasureRow> {
  await learnSchema(deps.database, deps.registry);
  const done = await deps.database.tx(async (tx): Promise<Carried> => {
    const open = (await caseOf(tx, request.subjectId)) ?? (await openCase(tx, deps, request));
    return open.state === 'planned' ? carried(tx, deps, await carryOut(tx, deps, open, request.act)) : { row: open, indexForgot: false };
  });
  return proved(deps, done);
}

interface Carried {
  readonly row: ErasureRow;
  readonly indexForgot: boolean;
}

/** In the transaction of the erasure: a night may turn the index's forgetting off and on while the case waits for its proof. */
async function carried(tx: Tx, deps: RightsDeps, row: ErasureRow): Promise<Carried> {
  return { row, indexForgot: await indexesForget(tx, deps.registry) };
}

async function proved(deps: RightsDeps, { row, indexForgot }: Carried): Promise<ErasureRow> {
  if (row.state !== 'erased') return row;
  await finishErasures(deps, { id: row.id, indexForgot });
  return (await erasureById(deps.database.db, row.id)) ?? row;
}

export interface Several {
  readonly subjectIds: readonly string[];
  readonly ground: Ground;
  readonly batchId: string;
  readonly act: Act;
}

/** Erases many, each in its own transaction, then proves all at once. One that fails is told and does not stop the rest. */
export async function eraseBatch(
  deps: RightsDeps,
  of: Several,
): Promise<{ erased: string[]; failed: { subjectId: string; reason: string }[] }> {
  await learnSchema(deps.database, deps.registry);
  const erased: string[] = [];
  const failed: { subjectId: string; reason: string }[] = [];
  for (const subjectId of of.subjectIds) {
    try {
      const settled = await deps.database.tx((tx) =>
        endGrounds(tx, deps, { subjectId, ending: 'all', ground: of.ground, reason: of.ground, act: of.act }, of.batchId),
      );
      if (settled.state === 'blocked') failed.push({ subjectId, reason: settled.reason });
      else erased.push(subjectId);
    } catch (error) {
      failed.push({ subjectId, reason: reasonOf(error) });
    }
  }
  await finishErasures(deps);
  return { erased, failed };
}

/** A code of an error, never its text: messages may quote values. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code.replace(/[^\w.:-]/g, '') : 'error';
}

/**
 * Ends memberships, or all of them, in the caller's transaction. A subject erased whole leaves a case that waits for its proof:
 * the caller must call `finishErasures` after the commit.
 */
export async function endGrounds(
  tx: Tx,
  deps: RightsDeps,
  order: Order,
  batchId: string | null = null,
): Promise<Settlement & { readonly erasureId?: string }> {
  const id = deps.ids.next();
  const settled = await settle(tx, deps, { ...order, ref: id });
  if (settled.state !== 'erased') return settled;
  const at = order.act.at.toISOString();
  const row = {
    id,
    subject_id: order.subjectId,
    ground: order.ground,
    received_at: at,
    deadline_at: deadlineOf(deps, order.act.at),
    requested_by: order.act.actor.id,
  };
  const done = {
    state: 'erased' as const,
    erased_at: at,
    needles: sealNeedles(deps.keys.sealing, settled.identities.needles),
    result: JSON.stringify(outcomeOf(settled, [])),
  };
  await insertErasure(tx, {
    ...row,
    ...done,
    plan: '{}',
    certified_at: null,
    certificate: null,
    batch_id: batchId,
    policy_version_id: policyOf(deps).versionId,
  });
  return { ...settled, erasureId: id };
}

function deadlineOf(deps: RightsDeps, receivedAt: Date): string {
  return erasureDeadline(receivedAt, policyOf(deps).policy.requests.erasureHours).toISOString();
}

async function openCase(tx: Tx, deps: RightsDeps, { subjectId, ground, receivedAt, deadlineAt, act }: ErasureRequest): Promise<ErasureRow> {
  const received = receivedAt ?? act.at;
  if (received > act.at) throw appError('invalid', 'errors.date-in-future', { field: 'receivedAt' });
  const plan = await planErasure(deps, tx, subjectId, received);
  const row: ErasureRow = {
    id: deps.ids.next(),
    subject_id: subjectId,
    ground,
    received_at: received.toISOString(),
    deadline_at: deadlineAt?.toISOString() ?? deadlineOf(deps, received),
    state: 'planned',
    plan: planSummary(plan),
    needles: null,
    result: null,
    erased_at: null,
    certified_at: null,
    certificate: null,
    batch_id: null,
    policy_version_id: policyOf(deps).versionId,
    requested_by: act.actor.id,
  };
  await insertErasure(tx, row);
  await append(tx, {
    ...act,
    action: 'erase.request',
    kind: 'erasure',
    recordId: row.id,
    subjectId,
    detail: { ground, deadline: row.deadline_at },
  });
  return row;
}

async function carryOut(tx: Tx, deps: RightsDeps, row: ErasureRow, act: Act): Promise<ErasureRow> {
  const kept = (await keptFields(deps, tx, row.subject_id)).map(({ field, reason, until, law }) => ({ field, reason, until, law }));
  const settled = await settle(tx, deps, {
    subjectId: row.subject_id,
    ending: 'all',
    ground: row.ground,
    reason: 'erased',
    // Who asked to be forgotten is not taken in again; the owner's own correction (a duplicate, a slip) bans nobody (decision 0013).
    ...(row.ground === 'request' ? { suppress: 'erased' as const } : {}),
    ref: row.id,
    ...(row.ground === 'request' ? { promisedBy: row.deadline_at } : {}),
    asked: { receivedAt: row.received_at, deadlineAt: row.deadline_at },
    act,
  });
  const at = act.at.toISOString();
  if (settled.state === 'blocked') {
    // The refusal itself is evidence (Art. 17(3)); the case stays open.
    await append(tx, {
      ...act,
      action: 'erase.refused',
      kind: 'erasure',
      recordId: row.id,
      subjectId: row.subject_id,
      detail: { reason: settled.reason },
    });
    const result = JSON.stringify({ blocked: settled.reason, nextOn: settled.nextOn });
    await advanceErasure(tx, row.id, 'planned', { result });
    return { ...row, result };
  }
  const settledFacts =
    settled.state === 'gone'
      ? { needles: null, result: '{}' }
      : { needles: sealNeedles(deps.keys.sealing, settled.identities.needles), result: JSON.stringify(outcomeOf(settled, kept)) };
  const changes = { ...settledFacts, state: 'erased' as const, erased_at: at };
  if (!(await advanceErasure(tx, row.id, 'planned', changes))) throw appError('conflict', 'errors.erasure-not-open');
  return { ...row, ...changes };
}

/** The case not yet carried out; or, when the person is gone already, the case by which they went. What an earlier one had to keep is asked about anew. */
async function caseOf(conn: Conn, subjectId: string): Promise<ErasureRow | undefined> {
  const all = (await erasuresOf(conn, subjectId)).filter(({ state }) => state !== 'cancelled');
  const open = all.find(({ state }) => state === 'planned');
  return open ?? ((await subjectState(conn, subjectId)) ? undefined : all[0]);
}

const HOUR_MS = 3_600_000;
/** A request is carried out by itself this long before its deadline, so that the promise never depends on somebody's memory. */
const MARGIN_MS = 2 * HOUR_MS;

/** Carries out the requests whose time has almost come. A blocked one stays open and is told. */
export async function executeDueErasures(deps: RightsDeps, at: Date): Promise<{ executed: number; blocked: number; failed: number }> {
  const due = await plannedBefore(deps.database.db, new Date(at.getTime() + MARGIN_MS).toISOString());
  const counts = { executed: 0, blocked: 0, failed: 0 };
  for (const row of due) {
    try {
      const done = await executeErasure(deps, row.id, { actor: SYSTEM, at });
      counts[done.state === 'planned' ? 'blocked' : 'executed'] += 1;
    } catch (error) {
      counts.failed += 1;
      deps.log.error('erasure.failed', { erasure: row.id, reason: reasonOf(error) });
    }
  }
  return counts;
}

/** A process that ended amid many erasures left the indexes only noting deletions. */
async function indexesForgetAgain({ database, registry, log }: RightsDeps): Promise<void> {
  if (await indexesForget(database.db, registry)) return;
  try {
    await forgetInIndexes(database, registry);
  } catch (error) {
    // The next night does it, and until then no erasure is certified without it.
    if (errorKind(error) !== 'busy') throw error;
    log.warn('erasure.log-busy');
  }
}

/** At start: what was erased when the process was killed is proved now, and overdue requests are carried out. */
export async function resumeErasures(deps: RightsDeps): Promise<{ certified: number; pending: number; executed: number }> {
  await indexesForgetAgain(deps);
  if (deps.policy.current() === null) return { certified: 0, pending: (await uncertified(deps.database.db)).length, executed: 0 };
  const { executed } = await executeDueErasures(deps, deps.clock.now());
  const finished = await finishErasures(deps);
  return { ...finished, executed };
}
