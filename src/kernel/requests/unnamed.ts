// Requests by the public form are nobody's until somebody is recognised. Who is erased takes theirs along: same name and same address.

import type { Deps, Going } from '#kernel/deps';
import { appError } from '#platform/errors';
import { identitiesOf, matcher, SYSTEM } from '#kernel/rights';
import type { Act, RightsDeps } from '#kernel/rights';
import type { Conn, Tx } from '#platform/db';
import { enterWithin } from './cases.ts';
import type { NewRequest } from './cases.ts';
import { step } from './change.ts';
import type { RequestDeps } from './change.ts';
import { casesOf, countCases, endStops, giveTo, unnamedHolding, updateCase } from './store/queries.ts';
import type { RequestCaseRow } from './tables.ts';
import type { RequestRight } from './terms.ts';

/** In the transaction that erases: their open requests become theirs and end; the words go with everything that is theirs. True when some may have. */
export async function takeUnnamed(tx: Tx, deps: RightsDeps, { subjectId, whole, at, needles }: Going): Promise<boolean> {
  const emails = needles.filter(({ kind }) => kind === 'email').map(({ key }) => key);
  if (!whole || emails.length === 0) return false;
  const waiting = await unnamedHolding(tx, emails);
  if (waiting.length === 0) return false;
  for (const row of theirs(waiting, needles)) {
    const erased = row.asked_right === 'erasure';
    const ended = {
      subject_id: subjectId,
      state: 'closed',
      outcome: erased ? 'granted' : 'cancelled',
      closed_at: at.toISOString(),
    } as const;
    if (!(await updateCase(tx, row.id, row.version, ended))) continue;
    await giveTo(tx, row.id, subjectId);
    await endStops(tx, row.id, at.toISOString());
    await step(tx, deps, { ...row, ...ended }, { act: erased ? 'answered' : 'cancelled' }, { actor: SYSTEM, at });
  }
  return true;
}

/** Of the cases that name an address of theirs, those that name them too. */
function theirs(waiting: readonly Waiting[], needles: Going['needles']): RequestCaseRow[] {
  const known = matcher(needles.map((needle) => ({ owner: 'they', needle })));
  const holds = (text: string, kind: 'email' | 'name') => known.in(text).some(({ needle }) => needle.kind === kind);
  const held = waiting.filter(({ value }) => holds(value, 'email') && holds(value.replace(/\S+@\S+/g, ' '), 'name'));
  return held.map(({ value: _words, ...row }) => row);
}

type Waiting = RequestCaseRow & { readonly value: string };

export interface Touched {
  readonly id: string;
  readonly no: number;
  readonly right: RequestRight;
  /** Somebody settled that it is the person who asks. */
  readonly identified: boolean;
}

/** The open requests that erasing the person now would end: theirs, and those of the open form that name them. */
export async function requestsTouched({ registry }: Pick<Deps, 'registry'>, conn: Conn, subjectId: string): Promise<Touched[]> {
  const own = (await casesOf(conn, subjectId)).filter(({ state }) => state !== 'closed');
  const { needles } = await identitiesOf(conn, registry, subjectId, false);
  const emails = needles.filter(({ kind }) => kind === 'email').map(({ key }) => key);
  const named = emails.length === 0 ? [] : theirs(await unnamedHolding(conn, emails), needles);
  return [...own, ...named].map((row) => ({ id: row.id, no: row.no, right: row.asked_right, identified: row.identity_method !== null }));
}

/** So many may wait that nobody has recognised: a flood of the open form must not hide the requests of people. */
const MOST_WAITING = 200;

/** @throws errors.request-form-full: who asks then is shown the way by post or phone */
export async function enterUnnamed(deps: RequestDeps, request: Omit<NewRequest, 'subjectId' | 'channel'>, act: Act): Promise<string> {
  return deps.database.tx(async (tx) => {
    await deps.database.lockChain(tx, 'request_case');
    if ((await countCases(tx)).unnamed >= MOST_WAITING) throw appError('refused', 'errors.request-form-full');
    return enterWithin(tx, deps, { ...request, subjectId: null, channel: 'own-pages' }, act);
  });
}
