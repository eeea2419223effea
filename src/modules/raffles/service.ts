// A raffle from its rules to its list. What could be chosen afterwards is fixed beforehand: the secret at the opening, the list at the closing.

import { append } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { instantOf } from '#kernel/mailings';
import type { Actor } from '#kernel/records';
import { seal } from '#platform/crypto';
import { errorKind, lockChain } from '#platform/db';
import type { Tx } from '#platform/db';
import { AppError, appError } from '#platform/errors';
import { commitmentOf, rootOf } from './draw.ts';
import { inForce, raffleRegisters } from './features.ts';
import { changeRaffle, dropRaffle, hashesOf, insertRaffle, openRaffleOfForm, raffleById, raffleBySlug, raffles } from './queries.ts';
import type { RaffleRow } from './queries.ts';
import { dayParams } from './raffle.ts';
import type { Raffle } from './raffle.ts';

export type RafflePlan = Pick<
  Raffle,
  'slug' | 'name' | 'prizes' | 'rules' | 'publicSource' | 'registerId' | 'formId' | 'winners' | 'reserves' | 'answerDays' | 'closesAt'
> & { readonly publicOn: string };
type Change = Parameters<typeof changeRaffle>[2];

/** @throws errors.raffle-missing */
export async function raffleOnFile(deps: Pick<Deps, 'database'>, id: string): Promise<RaffleRow> {
  const row = await raffleById(deps.database.db, id);
  if (row === undefined) throw appError('not-found', 'errors.raffle-missing');
  return row;
}

/** A draft; its secret is made and committed to now, long before anybody enters. @throws errors.field-undeclared, errors.raffle-slug, errors.raffle-closes */
export async function createRaffle(deps: Deps, actor: Actor, plan: RafflePlan): Promise<string> {
  admit(deps, plan);
  const [id, at] = [deps.ids.next(), deps.clock.now()];
  const secret = Buffer.from(deps.ids.token(32), 'base64url').toString('hex');
  await deps.database.tx(async (tx) => {
    if (await raffleBySlug(tx, plan.slug)) throw appError('conflict', 'errors.raffle-slug', { field: 'slug' });
    const fixed = { id, state: 'draft' as const, secret: seal(deps.keys.sealing, secret), commitment: commitmentOf(secret) };
    await insertRaffle(tx, { ...fixed, ...columnsOf(plan), ...NOTHING_YET, version: 1, created_at: at.toISOString() });
    await append(tx, { actor, at, action: 'raffle.create', kind: 'raffle', recordId: id });
  });
  return id;
}

/** Rules that people have entered under are not changed. @throws errors.raffle-state, errors.raffle-slug */
export async function changePlan(
  deps: Deps,
  actor: Actor,
  id: string,
  { version, ...plan }: RafflePlan & { version: number },
): Promise<void> {
  admit(deps, plan);
  const row = await inState(deps, id, 'draft');
  await deps.database.tx(async (tx) => {
    const other = await raffleBySlug(tx, plan.slug);
    if (other !== undefined && other.id !== id) throw appError('conflict', 'errors.raffle-slug', { field: 'slug' });
    await move(tx, { ...row, version }, columnsOf(plan));
    await append(tx, { actor, at: deps.clock.now(), action: 'raffle.change', kind: 'raffle', recordId: id });
  });
}

/** Opens it for entries. @throws errors.raffle-state, errors.raffle-closes, errors.raffle-form */
export async function openRaffle(deps: Deps, actor: Actor, id: string): Promise<void> {
  const row = await inState(deps, id, 'draft');
  const at = deps.clock.now();
  if (instantOf(row.closes_at) <= at) throw appError('invalid', 'errors.raffle-closes', { field: 'closesAt' });
  const opening = deps.database.tx(async (tx) => {
    if (row.form_id !== null && (await openRaffleOfForm(tx, row.form_id))) throw formTaken();
    await move(tx, row, { state: 'open', opened_at: at.toISOString() });
    await append(tx, { actor, at, action: 'raffle.open', kind: 'raffle', recordId: id });
  });
  // Of two that are opened for one form at the same moment, the index lets one through.
  await opening.catch((error: unknown) => {
    throw errorKind(error) === 'unique' ? formTaken() : error;
  });
}

function formTaken(): AppError {
  return appError('conflict', 'errors.raffle-form', { field: 'formId' });
}

/** Takes away a draft; what has been opened stays on record. @throws errors.raffle-state */
export async function removeRaffle(deps: Deps, actor: Actor, id: string): Promise<void> {
  await inState(deps, id, 'draft');
  await deps.database.tx(async (tx) => {
    await dropRaffle(tx, id);
    await append(tx, { actor, at: deps.clock.now(), action: 'raffle.remove', kind: 'raffle', recordId: id });
  });
}

/** True from the moment that the rules name. */
export function isOver(row: Pick<RaffleRow, 'closes_at'>, at: Date): boolean {
  return instantOf(row.closes_at) <= at;
}

/** Entering and closing take turns: whoever entered in time stands on the list, however late the writing of it ends. */
export function holdList(tx: Tx, id: string): Promise<void> {
  return lockChain(tx, `raffle ${id}`);
}

/** Fixes the list: from here on nobody is added, and everybody can see that. @throws errors.raffle-state, errors.raffle-open-until */
export async function closeRaffle(deps: Deps, actor: Actor, id: string): Promise<void> {
  const row = await inState(deps, id, 'open');
  const at = deps.clock.now();
  if (!isOver(row, at)) throw appError('refused', 'errors.raffle-open-until', { params: { time: row.closes_at.replace('T', ' ') } });
  await deps.database.tx(async (tx) => {
    await holdList(tx, id);
    const list = (await hashesOf(tx, id)).toSorted();
    await move(tx, row, { state: 'closed', list: JSON.stringify(list), root: rootOf(list), closed_at: at.toISOString() });
    await append(tx, { actor, at, action: 'raffle.close', kind: 'raffle', recordId: id, detail: { entries: list.length } });
  });
}

/** Those whose time is over are closed without anybody's doing. Returns how many. */
export async function closeDue(deps: Deps, actor: Actor): Promise<number> {
  const at = deps.clock.now();
  const due = (await raffles(deps.database.db)).filter((row) => row.state === 'open' && isOver(row, at));
  let closed = 0;
  for (const { id } of due) {
    try {
      await closeRaffle(deps, actor, id);
      closed += 1;
    } catch (error) {
      // Somebody locked it by hand meanwhile: that holds up none of the others.
      if (!(error instanceof AppError) || error.code !== 'errors.raffle-state') throw error;
    }
  }
  return closed;
}

/** @throws errors.raffle-state */
export async function inState(deps: Pick<Deps, 'database'>, id: string, state: RaffleRow['state']): Promise<RaffleRow> {
  const row = await raffleOnFile(deps, id);
  if (row.state !== state) throw appError('conflict', 'errors.raffle-state');
  return row;
}

/** @throws errors.raffle-state when somebody else was first */
export async function move(tx: Tx, row: Pick<RaffleRow, 'id' | 'version'>, change: Change): Promise<void> {
  if (!(await changeRaffle(tx, row, change))) throw appError('conflict', 'errors.raffle-state');
}

function admit(deps: Deps, { registerId, closesAt, publicOn }: Pick<RafflePlan, 'registerId' | 'closesAt' | 'publicOn'>): void {
  const policy = inForce(deps);
  if (!raffleRegisters(policy).includes(registerId)) throw appError('refused', 'errors.raffle-register', { field: 'registerId' });
  if (instantOf(closesAt) <= deps.clock.now()) throw appError('invalid', 'errors.raffle-closes', { field: 'closesAt' });
  // Whenever the list is locked, by hand or in the following night, nobody may know the value yet.
  const [closes = ''] = closesAt.split('T');
  if (publicOn <= closes) throw appError('invalid', 'errors.raffle-public-day', { field: 'publicOn', params: dayParams(closes) });
}

function columnsOf(plan: RafflePlan) {
  return {
    slug: plan.slug,
    name: JSON.stringify(plan.name),
    prizes: JSON.stringify(plan.prizes),
    rules: JSON.stringify(plan.rules),
    public_source: JSON.stringify(plan.publicSource),
    public_on: plan.publicOn,
    register_id: plan.registerId,
    form_id: plan.formId,
    winners: plan.winners,
    reserves: plan.reserves,
    answer_days: plan.answerDays,
    closes_at: plan.closesAt,
  };
}

const NOTHING_YET = {
  list: null,
  root: null,
  public_value: null,
  seed: null,
  drawn: null,
  opened_at: null,
  closed_at: null,
  drawn_at: null,
  forgotten_at: null,
} as const;
