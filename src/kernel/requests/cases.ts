// A request from its arrival to its answer (GDPR Art. 12): entered by hand however it came, with identity, questions, extension, answer and refusal.

import { policyOf } from '#kernel/rights';
import type { Act } from '#kernel/rights';
import { appError } from '#platform/errors';
import type { Tx } from '#platform/db';
import type { Text } from '#platform/i18n';
import { change, OPEN, promised, step } from './change.ts';
import type { RequestDeps, Seen, Words } from './change.ts';
import { clocksOf, firstMonth, MAX_EXTENSION, mayStop } from './clocks.ts';
import { factsOf } from './facts.ts';
import { rememberAsked } from './ledger.ts';
import { partsOfCase } from './parts.ts';
import type { KeptPart } from './parts.ts';
import { postLetter } from './posts.ts';
import type { Post } from './posts.ts';
import { caseById, erasureFacts, insertCase, nextNumber, stopsOf, subjectExists } from './store/queries.ts';
import type { RequestCaseRow } from './tables.ts';
import { groundsOf, mayGoWithoutIdentity } from './terms.ts';
import type { Channel, ExtensionReason, IdentityMethod, RefusalGround, RequestRight, StopReason } from './terms.ts';

export interface NewRequest {
  readonly right: RequestRight;
  readonly channel: Channel;
  readonly receivedAt: Date;
  /** Null when the person is not in the register, or not known yet. */
  readonly subjectId: string | null;
  /** Who asks, in words, when there is nobody to link. */
  readonly requester?: string | undefined;
  readonly asked?: string | undefined;
  readonly identity?: IdentityMethod | undefined;
  readonly field?: string | undefined;
  readonly oldValue?: string | undefined;
  readonly newValue?: string | undefined;
  /** The receipt goes out with the entry. */
  readonly post?: Post | undefined;
}

/** @throws errors.date-in-future, errors.request-nobody, errors.subject-not-found, errors.request-identity-needed */
export async function enterRequest(deps: RequestDeps, request: NewRequest, act: Act): Promise<string> {
  const id = await deps.database.tx((tx) => enterWithin(tx, deps, request, act));
  await deps.flushLedger?.();
  return id;
}

/** The same in the caller's transaction, who copies the ledger after it: the check of the clocks enters one and takes it back. */
export async function enterWithin(tx: Tx, deps: RequestDeps, request: NewRequest, act: Act): Promise<string> {
  if (request.receivedAt > act.at) throw appError('invalid', 'errors.date-in-future', { field: 'receivedAt' });
  await whoAsks(tx, request);
  if (request.field !== undefined && policyOf(deps).field(request.field) === undefined)
    throw appError('invalid', 'errors.hold-fields-unknown', { field: 'field', params: { fields: request.field } });
  const at = act.at.toISOString();
  await deps.database.lockChain(tx, 'request_case');
  const row: RequestCaseRow = {
    id: deps.ids.next(),
    no: await nextNumber(tx),
    subject_id: request.subjectId,
    asked_right: request.right,
    channel: request.channel,
    received_at: request.receivedAt.toISOString(),
    entered_at: at,
    entered_by: act.actor.id,
    state: request.identity === undefined ? 'received' : 'assessing',
    identity_method: request.identity ?? null,
    identity_at: request.identity === undefined ? null : at,
    field_id: request.field ?? null,
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
  await rememberAsked(tx, row);
  const { requester, asked, oldValue, newValue } = request;
  const entered = { act: 'entered', code: request.channel, words: { requester, asked, old: oldValue, new: newValue } } as const;
  const done = await step(tx, deps, row, entered, act);
  if (request.post !== undefined) await postLetter(tx, deps, { row, ...done, post: request.post }, act);
  return row.id;
}

async function whoAsks(tx: Tx, { subjectId, requester, identity, right }: NewRequest): Promise<void> {
  if (subjectId === null && (requester ?? '').trim() === '') throw appError('invalid', 'errors.request-nobody', { field: 'subjectId' });
  if (subjectId !== null && !(await subjectExists(tx, subjectId))) throw appError('not-found', 'errors.subject-not-found');
  identityFits(identity, right);
}

function identityFits(method: IdentityMethod | undefined, right: RequestRight): void {
  if (method === 'not-needed' && !mayGoWithoutIdentity(right))
    throw appError('invalid', 'errors.request-identity-needed', { field: 'method' });
}

/** Who asks is settled; the method is written down, and the clocks run again if they stood for this. */
export async function confirmIdentity(
  deps: RequestDeps,
  seen: Seen,
  { method, subjectId }: { method: IdentityMethod; subjectId?: string | undefined },
  act: Act,
): Promise<Text | null> {
  return change(deps, seen, ['received', 'identity-pending'], act, async (row, tx) => {
    identityFits(method, row.asked_right);
    const subject_id = subjectId ?? row.subject_id;
    if (subjectId !== undefined && !(await subjectExists(tx, subjectId))) throw appError('not-found', 'errors.subject-not-found');
    const set = { state: 'assessing', identity_method: method, identity_at: act.at.toISOString(), subject_id } as const;
    return { act: 'identity-confirmed', code: method, set, resume: true };
  });
}

/** Asks the person for more. The clock stands still only where the law lets it: the answer tells whether it does. */
export async function askMore(deps: RequestDeps, seen: Seen, ask: { about: StopReason; question: string }, act: Act): Promise<Text | null> {
  const identity = ask.about === 'identity';
  return change(deps, seen, ['received', 'assessing'], act, (row) => {
    // Who asked within a visit of their own pages has shown who they are; who used the open form has not.
    if (identity && row.identity_method !== null) throw appError('conflict', 'errors.request-not-now');
    return {
      act: identity ? 'identity-asked' : 'clarification-asked',
      words: { question: ask.question },
      set: { state: identity ? 'identity-pending' : 'needs-clarification' },
      stop: stopsClock(deps, row, ask.about, act.at) ? ask.about : undefined,
    };
  });
}

/** Whether asking at this moment stops the clock of the law. */
export function stopsClock(deps: RequestDeps, row: RequestCaseRow, about: StopReason, at: Date = deps.clock.now()): boolean {
  const declared = policyOf(deps).policy.requests.clarification;
  return mayStop({ right: row.asked_right, receivedAt: new Date(row.received_at) }, { about, at, declared });
}

/** The person has told more precisely what is meant. */
export async function clarified(deps: RequestDeps, seen: Seen, reply: string, act: Act): Promise<Text | null> {
  return change(deps, seen, ['needs-clarification'], act, (row) => ({
    act: 'clarified',
    words: { reply },
    set: { state: row.identity_method === null ? 'received' : 'assessing' },
    resume: true,
  }));
}

export interface Extension {
  readonly months: number;
  readonly reason: ExtensionReason;
  readonly text: string;
}

/** Once, by at most two months, and told within the first. @throws errors.request-extended, errors.request-extension-late */
export async function extendRequest(deps: RequestDeps, seen: Seen, { months, reason, text }: Extension, act: Act): Promise<Text | null> {
  return change(deps, seen, OPEN, act, async (row, tx) => {
    if (row.extended_at !== null) throw appError('conflict', 'errors.request-extended');
    const facts = factsOf(row, await stopsOf(tx, [row.id]));
    if (months > MAX_EXTENSION || act.at > firstMonth(facts, act.at).dueAt) throw appError('refused', 'errors.request-extension-late');
    return { act: 'extended', code: reason, words: { reason: text }, set: { extended_months: months, extended_at: act.at.toISOString() } };
  });
}

export interface Answer {
  readonly via: Channel;
  readonly text?: string | undefined;
  /** Set when a part is refused. */
  readonly ground?: RefusalGround | undefined;
}

/** Where an erasure had to keep something, the answer says so by itself. @throws errors.request-identity-needed, errors.request-not-erased, errors.request-ground */
export async function answerRequest(deps: RequestDeps, seen: Seen, { via, text, ground: chosen }: Answer, act: Act): Promise<Text | null> {
  return change(deps, seen, ['received', 'assessing', 'delayed'], act, async (row, tx) => {
    // To somebody who is not in the register nothing is told but that.
    if (row.subject_id !== null && row.identity_method === null) throw appError('conflict', 'errors.request-identity-needed');
    if (row.asked_right === 'erasure' && row.subject_id !== null) await mustBeErased(tx, row);
    const ground = chosen ?? groundOfParts(await partsOfCase(deps, tx, row));
    if (ground !== undefined) groundFits(row, ground);
    const outcome = ground === undefined ? 'granted' : 'partly-refused';
    const words: Words = ground === undefined ? { answer: text } : { reason: text };
    const set = { state: 'closed', outcome, ground: ground ?? null, closed_at: act.at.toISOString() } as const;
    return { act: ground === undefined ? 'answered' : 'partly-refused', code: ground ?? via, words, set };
  });
}

/** What an erasure kept is refused, however the answer puts it. */
function groundOfParts(parts: readonly KeptPart[]): RefusalGround | undefined {
  if (parts.length === 0) return undefined;
  return parts.some(({ why }) => why === 'law') ? 'law' : 'claims';
}

async function mustBeErased(tx: Tx, { erasure_id }: RequestCaseRow): Promise<void> {
  const state = erasure_id === null ? undefined : (await erasureFacts(tx, [erasure_id])).get(erasure_id)?.state;
  if (state !== 'erased' && state !== 'certified') throw appError('conflict', 'errors.request-not-erased');
}

function groundFits(row: RequestCaseRow, ground: RefusalGround): void {
  if (!groundsOf(row.asked_right).includes(ground)) throw appError('refused', 'errors.request-ground', { field: 'ground' });
}

/** Refuses with a ground the law knows; the letter tells the way of complaint. @throws errors.request-ground, errors.request-erasing */
export async function refuseRequest(
  deps: RequestDeps,
  seen: Seen,
  { ground, text }: { ground: RefusalGround; text: string },
  act: Act,
): Promise<Text | null> {
  return change(deps, seen, ['received', 'identity-pending', 'assessing', 'needs-clarification'], act, (row) => {
    groundFits(row, ground);
    const failed = ground === 'identity' && row.state === 'identity-pending';
    const set = { state: 'closed', outcome: failed ? 'identity-failed' : 'refused', ground, closed_at: act.at.toISOString() } as const;
    return { act: failed ? 'identity-failed' : 'refused', code: ground, words: { reason: text }, set };
  });
}

/** The person took the request back, or it had been entered by mistake. An erasure that waits is cancelled first. */
export async function dropRequest(deps: RequestDeps, seen: Seen, why: 'withdrawn' | 'cancelled', act: Act): Promise<Text | null> {
  return change(deps, seen, ['received', 'identity-pending', 'assessing', 'needs-clarification'], act, () => ({
    act: why,
    set: { state: 'closed', outcome: why, closed_at: act.at.toISOString() },
  }));
}

/** The same request again: it is answered with the other, and had its own identity looked at. @throws errors.request-duplicate */
export async function linkDuplicate(deps: RequestDeps, seen: Seen, of: string, act: Act): Promise<Text | null> {
  return change(deps, seen, ['received', 'identity-pending', 'assessing', 'needs-clarification'], act, async (row, tx) => {
    const first = await caseById(tx, of);
    const fits = first !== undefined && first.id !== row.id && first.outcome !== 'duplicate' && first.asked_right === row.asked_right;
    if (!fits || first.subject_id !== row.subject_id || row.subject_id === null)
      throw appError('invalid', 'errors.request-duplicate', { field: 'of' });
    return { act: 'duplicate', set: { state: 'closed', outcome: 'duplicate', duplicate_of: of, closed_at: act.at.toISOString() } };
  });
}

/** Until when both clocks run for a case as it stands; for the erasure that carries it out. */
export function promisedUntil(facts: ReturnType<typeof factsOf>, now: Date): Date {
  const clocks = clocksOf(facts, now);
  return clocks[clocks.nearer].dueAt;
}
