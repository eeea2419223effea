// What the person does on their own pages: asks, sees where every request stands, and takes one back. Who they are was shown by the link or code of the visit.

import type { Act } from '#kernel/rights';
import { lockSubject } from '#kernel/subjects';
import { appError } from '#platform/errors';
import { joined } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { clarified, confirmIdentity, dropRequest, enterWithin } from './cases.ts';
import type { NewRequest } from './cases.ts';
import type { RequestDeps } from './change.ts';
import { approveErasure, cancelRequestedErasure } from './erasing.ts';
import { caseById, casesOf, wordsOfCases } from './store/queries.ts';
import type { RequestCaseRow } from './tables.ts';
import type { RequestRight, ShownState } from './terms.ts';
import { viewsOf } from './views.ts';
import type { CaseView } from './views.ts';

export interface OwnRequest extends Pick<CaseView, 'law' | 'promise' | 'nearer' | 'late'> {
  readonly id: string;
  readonly no: number;
  readonly right: RequestRight;
  readonly channel: RequestCaseRow['channel'];
  readonly receivedAt: string;
  readonly state: ShownState;
  readonly outcome: RequestCaseRow['outcome'];
  /** Ground of a refusal, wholly or in part. */
  readonly ground: RequestCaseRow['ground'];
  readonly closedAt: string | null;
  /** When an erasure that waits is carried out at the latest; null when none waits. */
  readonly erasesBy: string | null;
  /** What the firm last asked and still waits for. */
  readonly question: string | null;
  /** The answer or the reason of a refusal in the firm's own words. */
  readonly answer: string | null;
  /** True while the person can still take it back. */
  readonly open: boolean;
}

/** Every request of the person, the newest first. */
export async function requestsOfPerson(conn: Conn, deps: Pick<RequestDeps, 'clock'>, subjectId: string): Promise<OwnRequest[]> {
  const views = await viewsOf(conn, await casesOf(conn, subjectId), deps.clock.now());
  const words = await wordsOfCases(
    conn,
    views.map(({ row }) => row.id),
  );
  const last = (id: string, ...roles: string[]) =>
    words.findLast(({ request_id, role }) => request_id === id && roles.includes(role))?.value ?? null;
  return views.map(({ row, state, law, promise, nearer, late, erasure }) => ({
    id: row.id,
    no: row.no,
    right: row.asked_right,
    channel: row.channel,
    receivedAt: row.received_at,
    state,
    law,
    promise,
    nearer,
    late,
    outcome: row.outcome,
    ground: row.ground,
    closedAt: row.closed_at,
    erasesBy: erasure?.state === 'planned' ? erasure.deadline_at : null,
    question: state === 'identity-pending' || state === 'needs-clarification' ? last(row.id, 'question') : null,
    answer: row.state === 'closed' ? last(row.id, 'answer', 'reason') : null,
    open: MAY_WITHDRAW.includes(state),
  }));
}

const MAY_WITHDRAW: readonly ShownState[] = ['received', 'identity-pending', 'assessing', 'needs-clarification', 'delayed', 'blocked'];

export type OwnAsk = Pick<NewRequest, 'right' | 'asked' | 'field' | 'oldValue' | 'newValue'> & { readonly subjectId: string };

/** Rights of which one open request says all: asked again, the answer is the one that is open. */
const ONCE: readonly RequestRight[] = ['access', 'erasure', 'restriction', 'portability'];

/** The open case that answers the same; of who is gone already, the case by which they went. */
async function sameAs(tx: Tx, { subjectId, right }: OwnAsk, there: boolean): Promise<RequestCaseRow | undefined> {
  if (!ONCE.includes(right)) return undefined;
  const alike = (await casesOf(tx, subjectId)).filter((row) => row.asked_right === right);
  return alike.find(({ state }) => state !== 'closed') ?? (there ? undefined : alike.find(({ erasure_id }) => erasure_id !== null));
}

/** Whoever entered the case: the visit shows who asks, and from then on it waits for its erasure like any other. Its receipt stays. */
async function eraseAsAsked(tx: Tx, deps: RequestDeps, id: string, act: Act): Promise<void> {
  const seen = async () => {
    const row = await caseById(tx, id);
    if (row === undefined) throw appError('not-found', 'errors.request-unknown');
    return row;
  };
  if ((await seen()).state === 'needs-clarification') await clarified(deps, await seen(), '', act);
  const { identity_method, state } = await seen();
  if (identity_method === null) await confirmIdentity(deps, await seen(), { method: 'own-pages' }, act);
  if (state !== 'delayed') await approveErasure(deps, await seen(), { atOnce: false }, act);
}

/**
 * Enters what the person asks within their visit; identity is settled by it, and the method is written down. An erasure waits until shortly
 * before its promise ends, so that it can be taken back; it is carried out without anybody at the desk.
 * @throws errors.subject-not-found, errors.hold-fields-unknown, errors.identity-code-found
 */
export async function askInVisit(deps: RequestDeps, ask: OwnAsk, act: Act): Promise<{ id: string; already: boolean }> {
  const asked = await deps.database.tx(async (tx) => {
    const there = await lockSubject(tx, ask.subjectId);
    const same = await sameAs(tx, ask, there);
    const request = { ...ask, channel: 'own-pages', identity: 'own-pages', receivedAt: act.at } as const;
    const id = same?.id ?? (await enterWithin(tx, deps, request, act));
    if (ask.right === 'erasure' && there) await eraseAsAsked(tx, within(deps, tx), id, act);
    return { id, already: same !== undefined };
  });
  await deps.flushLedger?.();
  return asked;
}

/** In one transaction; the ledger is copied after it. */
function within(deps: RequestDeps, tx: Tx): RequestDeps {
  return { ...joined(deps, tx), flushLedger: () => Promise.resolve() };
}

/**
 * The person takes a request back; an erasure that waits is cancelled with it.
 * @throws errors.request-unknown when it is somebody else's, errors.request-closed, errors.request-not-now, errors.erasure-not-open
 */
export async function withdrawOwn(deps: RequestDeps, { subjectId, id }: { subjectId: string; id: string }, act: Act): Promise<void> {
  await deps.database.tx(async (tx) => {
    const inside = within(deps, tx);
    await lockSubject(tx, subjectId);
    const row = await caseById(tx, id);
    if (row?.subject_id !== subjectId) throw appError('not-found', 'errors.request-unknown');
    if (row.state === 'delayed') await cancelRequestedErasure(inside, { id, version: row.version }, act);
    const version = row.state === 'delayed' ? row.version + 1 : row.version;
    await dropRequest(inside, { id, version }, 'withdrawn', act);
  });
  await deps.flushLedger?.();
}
