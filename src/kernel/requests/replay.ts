// A restored backup must lose no request for erasure: one that came in after the copy was made stands open again, with the day on which it was received.

import type { LedgerEntry } from '#kernel/audit';
import { SYSTEM } from '#kernel/rights';
import type { Tx } from '#platform/db';
import { promised, step } from './change.ts';
import type { RequestDeps } from './change.ts';
import { writtenAgain } from './letters.ts';
import { caseById, endStops, giveTo, insertCase, nextNumber, subjectExists, updateCase } from './store/queries.ts';
import type { RequestCaseRow } from './tables.ts';
import { IDENTITY_METHODS, OUTCOMES, REFUSAL_GROUNDS, REQUEST_CHANNELS } from './terms.ts';
import type { Outcome, StepAct } from './terms.ts';

/** Opens or closes again a request for erasure of which this copy does not know. */
export async function replayRequest(tx: Tx, deps: RequestDeps, entry: LedgerEntry): Promise<void> {
  if (entry.ref === undefined || deps.policy.current() === null) return;
  const known = await caseById(tx, entry.ref);
  if (entry.kind === 'request-end' && known !== undefined) return closeAgain(tx, deps, known, entry);
  if (entry.kind !== 'request') return;
  if (known === undefined) return openAgain(tx, deps, entry.ref, entry);
  const { subjectId } = entry;
  if (known.subject_id !== null || subjectId === undefined || !(await subjectExists(tx, subjectId))) return;
  await updateCase(tx, known.id, known.version, { subject_id: subjectId });
  await giveTo(tx, known.id, subjectId);
}

async function openAgain(tx: Tx, deps: RequestDeps, id: string, { at, subjectId, code = '', receivedAt = at }: LedgerEntry): Promise<void> {
  const act = { actor: SYSTEM, at: deps.clock.now() };
  const [came, shown] = code.split(':');
  // Who came into the register after the copy was made is not in it: the case stands all the same, as that of somebody unknown.
  const present = subjectId !== undefined && (await subjectExists(tx, subjectId));
  const identity = present ? (IDENTITY_METHODS.find((method) => method === shown) ?? null) : null;
  const channel = REQUEST_CHANNELS.find((each) => each === came) ?? 'post';
  await deps.database.lockChain(tx, 'request_case');
  const row: RequestCaseRow = {
    id,
    no: await nextNumber(tx),
    subject_id: present ? subjectId : null,
    asked_right: 'erasure',
    channel,
    received_at: receivedAt,
    entered_at: at,
    entered_by: SYSTEM.id,
    state: identity === null ? 'received' : 'assessing',
    identity_method: identity,
    identity_at: identity === null ? null : at,
    field_id: null,
    ...promised(deps),
    extended_months: null,
    extended_at: null,
    erasure_id: null,
    outcome: null,
    ground: null,
    closed_at: null,
    duplicate_of: null,
    version: 1,
  };
  await insertCase(tx, row);
  const again = writtenAgain(deps.policy.current()?.policy.language ?? 'fi');
  await step(tx, deps, row, { act: 'entered', code: channel, words: { asked: again, ...(present ? {} : { requester: again }) } }, act);
}

const ENDS: Readonly<Record<Outcome, StepAct>> = {
  granted: 'answered',
  'partly-refused': 'partly-refused',
  refused: 'refused',
  withdrawn: 'withdrawn',
  cancelled: 'cancelled',
  duplicate: 'duplicate',
  'identity-failed': 'identity-failed',
};

async function closeAgain(tx: Tx, deps: RequestDeps, row: RequestCaseRow, { at, code = '' }: LedgerEntry): Promise<void> {
  const [ended, why] = code.split(':');
  const outcome = OUTCOMES.find((each) => each === ended);
  if (row.state === 'closed' || outcome === undefined) return;
  const ground = REFUSAL_GROUNDS.find((each) => each === why) ?? null;
  const set = { state: 'closed', outcome, ground, closed_at: at } as const;
  await updateCase(tx, row.id, row.version, set);
  await endStops(tx, row.id, at);
  await step(tx, deps, { ...row, ...set }, { act: ENDS[outcome], code: ground }, { actor: SYSTEM, at: deps.clock.now() });
}
