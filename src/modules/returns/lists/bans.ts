// A list of people who want nothing, or whose address does not work: known people at once, and the rest as keyed hashes for whoever comes later. The trial is the run, taken back.

import { contactPointsOf, holdersOf } from '#customers';
import type { Deps } from '#kernel/deps';
import { refuseAddresses } from '#kernel/mail';
import { lookAgainAt } from '#kernel/mailings';
import { banMany, banUnknown } from '#kernel/permission';
import { policyOf } from '#kernel/rights';
import type { Act } from '#kernel/rights';
import { normaliseEmail } from '#kernel/subjects';
import { localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import { hashesOf, keepForeign, knownHashes } from './foreign.ts';
import type { ListKind, ListRow } from './read.ts';
import type { Before } from './subscribed.ts';

/**
 * - `banned`: recorded for somebody known. - `stood`: it stood already. - `kept`: nobody here has the address; its keyed hash is kept.
 * - `refused`: nothing more is sent to the address. - `unknown`: nobody here has it, and nothing is kept. - `invalid`: neither an address
 *   nor a hash. - `twice`: it stands in the list above.
 */
export const ROW_OUTCOMES = ['banned', 'stood', 'kept', 'refused', 'unknown', 'invalid', 'twice'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

export interface ListWish {
  readonly kind: Exclude<ListKind, 'subscribed'>;
  /** One purpose that people left; null for all marketing by e-mail. */
  readonly purpose: string | null;
  readonly dry: boolean;
}

export interface Told {
  readonly line: number;
  readonly outcome: RowOutcome;
}

const BATCH = 1000;
class TakenBack extends Error {}

/** What became of each row, in the order of the file. */
export async function runBans(deps: Deps, act: Act, rows: readonly ListRow[], wish: ListWish, before?: Before): Promise<Told[]> {
  const told: Told[] = [];
  const seen = new Set<string>();
  const known = rows.some(({ hash }) => hash !== null) ? await knownHashes(deps, rows) : new Map<string, string>();
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH).map((row) => ({ ...row, normal: row.normal ?? known.get(row.hash ?? '') ?? null }));
    told.push(
      ...(await oneBatch(deps, act, batch, {
        wish,
        seen,
        first: (tx) =>
          before?.(
            tx,
            batch.flatMap(({ normal }) => normal ?? []),
            at,
          ),
      })),
    );
  }
  if (!wish.dry) await deps.flushLedger?.();
  return told;
}

async function oneBatch(
  deps: Deps,
  act: Act,
  batch: readonly ListRow[],
  { wish, seen, first }: { wish: ListWish; seen: Set<string>; first: (tx: Tx) => Promise<void> | undefined },
): Promise<Told[]> {
  let told: Told[] = [];
  const work = deps.database.tx(async (tx) => {
    await first(tx);
    told = await judged(tx, deps, act, { batch, wish, seen });
    if (wish.dry) throw new TakenBack();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  return told;
}

async function judged(
  tx: Tx,
  deps: Deps,
  act: Act,
  { batch, wish, seen }: { batch: readonly ListRow[]; wish: ListWish; seen: Set<string> },
): Promise<Told[]> {
  const fresh = new Map<string, ListRow>();
  const told = batch.map((row): { line: number; key: string | null; outcome: RowOutcome } => {
    const key = row.normal ?? row.hash;
    if (key === null) return { line: row.line, key, outcome: 'invalid' };
    if (seen.has(key)) return { line: row.line, key: null, outcome: 'twice' };
    seen.add(key);
    fresh.set(key, row);
    return { line: row.line, key, outcome: 'unknown' };
  });
  const outcomes = await (wish.kind === 'cleaned' ? refuseThose(tx, deps, act, fresh) : banThose(tx, deps, act, { fresh, wish }));
  return told.map(({ line, key, outcome }) => ({ line, outcome: (key === null ? undefined : outcomes.get(key)) ?? outcome }));
}

type Outcomes = ReadonlyMap<string, RowOutcome>;

async function holdersIn(tx: Tx, fresh: ReadonlyMap<string, ListRow>): Promise<Map<string, string[]>> {
  const normals = [...fresh.values()].flatMap(({ normal }) => normal ?? []);
  const found = [...(await holdersOf(tx, 'person.email', normals)), ...(await holdersOf(tx, 'organisation.email', normals))];
  const holders = new Map<string, string[]>();
  for (const { subject_id, normal } of found) holders.set(normal, [...(holders.get(normal) ?? []), subject_id]);
  return holders;
}

async function banThose(
  tx: Tx,
  deps: Deps,
  act: Act,
  { fresh, wish }: { fresh: ReadonlyMap<string, ListRow>; wish: ListWish },
): Promise<Outcomes> {
  const policy = policyOf(deps);
  const today = localDate(act.at);
  const holders = await holdersIn(tx, fresh);
  const days = new Map([...holders].flatMap(([normal, ids]) => ids.map((id) => [id, fresh.get(normal)?.on ?? today] as const)));
  const banned = await banMany(tx, deps, policy, days, { purpose: wish.purpose, by: { act, method: 'import' } });
  const unknown = [...fresh].filter(([key]) => !holders.has(key));
  const kept = new Map(unknown.flatMap(([, { normal, on }]) => (normal === null ? [] : [[normal, on ?? today] as const])));
  await banUnknown(tx, deps, policy, { days: kept, purpose: wish.purpose, at: act.at });
  const hashes = unknown.flatMap(([, { normal, hash }]) => (normal === null && hash !== null ? [hash] : []));
  await keepForeign(tx, deps, { hashes, purpose: wish.purpose, at: act.at });
  return new Map(
    [...fresh.keys()].map((key) => {
      const ids = holders.get(key);
      return [key, ids === undefined ? 'kept' : ids.some((id) => banned.has(id)) ? 'banned' : 'stood'];
    }),
  );
}

async function refuseThose(tx: Tx, deps: Deps, act: Act, fresh: ReadonlyMap<string, ListRow>): Promise<Outcomes> {
  const policy = policyOf(deps);
  const holders = await holdersIn(tx, fresh);
  const points = await contactPointsOf(tx, [...new Set([...holders.values()].flat())]);
  const listed = points
    .map(({ id, subject_id: subjectId, value }) => ({ key: normaliseEmail(value), subjectId, contactPointId: id, address: value }))
    .filter(({ key }) => fresh.has(key));
  const done = await refuseAddresses(
    tx,
    deps,
    listed.map(({ subjectId, contactPointId, address }) => ({ subjectId, contactPointId, address, reason: 'hard', code: '', at: act.at })),
  );
  const subjectIds = listed.map(({ subjectId }) => subjectId);
  await lookAgainAt(tx, deps, policy, subjectIds, act.actor);
  return new Map(listed.map(({ key }, i) => [key, done[i] === true ? 'refused' : 'stood']));
}

interface OfFile {
  readonly rows: readonly ListRow[];
  readonly wish: Omit<ListWish, 'dry'>;
}

/**
 * What these lists would do to the people and the addresses of a batch, done in the transaction of its trial. A person who is in the batch
 * by one address and in a list by another is found by what is known of them now. Of the last list the first `upTo` rows count, where that is
 * said.
 */
export async function bansBefore(deps: Deps, act: Act, lists: readonly OfFile[]): Promise<Before> {
  const { db } = deps.database;
  const known = await Promise.all(
    lists.map(async ({ rows }) => (rows.some(({ hash }) => hash !== null) ? knownHashes(deps, rows) : new Map<string, string>())),
  );
  const named = lists.map(({ rows, wish }, i) => ({
    wish,
    rows: rows.map((row) => ({ ...row, normal: row.normal ?? known[i]?.get(row.hash ?? '') ?? null })),
  }));
  const all = [...new Set(named.flatMap(({ rows }) => rows.flatMap(({ normal }) => normal ?? [])))];
  const held = await holdersOf(db, 'person.email', all);
  const points = Map.groupBy(
    await contactPointsOf(db, [...new Set(held.map(({ subject_id }) => subject_id))]),
    ({ subject_id }) => subject_id,
  );
  const beside = new Map<string, string[]>();
  for (const { subject_id, normal } of held)
    beside.set(normal, [...(beside.get(normal) ?? []), ...(points.get(subject_id) ?? []).map(({ value }) => normaliseEmail(value))]);
  return async (tx, normals, upTo) => {
    const asked = new Set([...normals, ...normals.flatMap(hashesOf)]);
    const concerns = ({ normal, hash }: ListRow) =>
      (hash !== null && asked.has(hash)) || (normal !== null && [normal, ...(beside.get(normal) ?? [])].some((each) => asked.has(each)));
    for (const [i, { rows, wish }] of named.entries()) {
      const batch = (i === named.length - 1 ? rows.slice(0, upTo) : rows).filter(concerns);
      if (batch.length > 0) await judged(tx, deps, act, { batch, wish: { ...wish, dry: true }, seen: new Set() });
    }
  };
}
