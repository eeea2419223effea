// What stays although a membership ends: what other registers declare, what law orders kept and what a hold names (GDPR Art. 17(3)). Whoever asks beforehand hears what the act itself will find.

import { localDate } from '#platform/clock';
import type { Conn } from '#platform/db';
import type { CompiledPolicy } from '#kernel/policy';
import { policyOf } from './deps.ts';
import type { RightsDeps } from './deps.ts';
import { declaredBy, fieldsOfHold, floorsOf, heldFields, heldWhole } from './grounds.ts';
import type { Floor, Grounds } from './grounds.ts';
import { fieldsKeptByLaw, fieldsKeptByLawOf, fieldsWithValues, fieldsWithValuesOf } from './store/blank.ts';
import { groupDues, liveHoldsOf, liveMembershipsOf } from './store/queries.ts';

export type Membership = Grounds['memberships'][number];

export interface Remainder {
  readonly grounds: Grounds;
  readonly staying: readonly Membership[];
  /** Fields that stay, with or without a value. */
  readonly keep: ReadonlySet<string>;
  /** Fields with a value that stay only because law or a hold says so. */
  readonly lawful: ReadonlySet<string>;
}

/** Fields that nothing but law or a hold would keep, if they have a value. */
interface Wanted {
  readonly staying: readonly Membership[];
  readonly declared: ReadonlySet<string>;
  readonly wanted: ReadonlySet<string>;
  /** Those of them that a hold names: in records that law keeps row by row they count too. */
  readonly named: ReadonlySet<string>;
}

type Ending = 'all' | readonly string[];

function wantedOf(policy: CompiledPolicy, grounds: Grounds, ending: Ending, today: string): Wanted {
  const staying = grounds.memberships.filter(({ id }) => ending !== 'all' && !ending.includes(id));
  const declared = declaredBy(policy, grounds, staying, today);
  const held = heldFields(grounds);
  const byLaw = new Set([...held, ...floorsOf(policy, grounds, today).flatMap(({ fields }) => [...fields])]);
  const wanted = new Set([...byLaw].filter((field) => !declared.has(field)));
  return { staying, declared, wanted, named: new Set([...held].filter((field) => wanted.has(field))) };
}

/** What is left of somebody whose memberships end. */
export async function whatStays(
  conn: Conn,
  deps: RightsDeps,
  order: { readonly subjectId: string; readonly ending: Ending; readonly act: { readonly at: Date } },
  grounds: Grounds,
): Promise<Remainder> {
  const { staying, declared, wanted, named } = wantedOf(policyOf(deps), grounds, order.ending, localDate(order.act.at));
  const lawful = new Set(
    wanted.size === 0 ? [] : await fieldsWithValues(conn, deps.registry, order.subjectId, (field) => wanted.has(field)),
  );
  if (named.size > 0)
    for (const field of await fieldsKeptByLaw(conn, deps.registry, order.subjectId, (each) => named.has(each))) lawful.add(field);
  return { grounds, staying, keep: new Set([...declared, ...lawful]), lawful };
}

/** A membership stays open while it declares something that law or a hold keeps; one stays in any case, so that nobody is without a register. */
export function staysOpen(
  policy: CompiledPolicy,
  ending: readonly Membership[],
  { lawful, staying }: Pick<Remainder, 'lawful' | 'staying'>,
): Membership[] {
  const open = ending.filter(({ register_id }) => meet(policy.fieldsOf(register_id), lawful));
  return open.length === 0 && lawful.size > 0 && staying.length === 0 ? ending.slice(0, 1) : open;
}

/** Which laws keep a membership open; none when it is a hold. */
export function floorsKeeping(
  policy: CompiledPolicy,
  membershipId: string,
  { grounds, lawful }: Pick<Remainder, 'grounds' | 'lawful'>,
  today: string,
): Floor[] {
  return floorsOf(policy, grounds, today).filter((floor) => floor.membershipId === membershipId && meet(floor.fields, lawful));
}

/**
 * Which of these memberships could not be ended now, by their subject, and whether a hold or law keeps them. A constant number of
 * statements, however many are asked about.
 */
export async function keptFromEnding(
  conn: Conn,
  deps: RightsDeps,
  ending: ReadonlyMap<string, string>,
  at: Date,
): Promise<Map<string, 'hold' | 'floor'>> {
  const [policy, today] = [policyOf(deps), localDate(at)];
  const kept = new Map<string, 'hold' | 'floor'>();
  if (ending.size === 0) return kept;
  const asked: { subjectId: string; membershipId: string; grounds: Grounds; of: Wanted }[] = [];
  for (const [subjectId, grounds] of await groundsOfMany(conn, [...ending.keys()])) {
    const membershipId = ending.get(subjectId) ?? '';
    const of = wantedOf(policy, grounds, [membershipId], today);
    if (heldWhole(grounds)) kept.set(subjectId, 'hold');
    else if (of.wanted.size > 0) asked.push({ subjectId, membershipId, grounds, of });
  }
  const ids = asked.map(({ subjectId }) => subjectId);
  const values = await fieldsWithValuesOf(conn, deps.registry, ids, among(asked.map(({ of }) => of.wanted)));
  const rows = await fieldsKeptByLawOf(conn, deps.registry, ids, among(asked.map(({ of }) => of.named)));
  for (const { subjectId, membershipId, grounds, of } of asked) {
    const has = (all: ReadonlyMap<string, ReadonlySet<string>>, field: string) => all.get(subjectId)?.has(field) === true;
    const lawful = new Set([...of.wanted].filter((field) => has(values, field) || (of.named.has(field) && has(rows, field))));
    const left = { grounds, staying: of.staying, lawful };
    const membership = grounds.memberships.filter(({ id }) => id === membershipId);
    const [open] = staysOpen(policy, membership, left);
    if (open) kept.set(subjectId, floorsKeeping(policy, open.id, left, today).length > 0 ? 'floor' : 'hold');
  }
  return kept;
}

/** Fields that a hold keeps as they are, of those who are under one; '*' among them holds everything. */
export async function heldFieldsOf(conn: Conn, subjectIds: readonly string[]): Promise<Map<string, ReadonlySet<string>>> {
  const holds = Map.groupBy(await liveHoldsOf(conn, subjectIds), ({ subject_id }) => subject_id);
  return new Map([...holds].map(([id, own]) => [id, new Set(own.flatMap(fieldsOfHold))]));
}

async function groundsOfMany(conn: Conn, subjectIds: readonly string[]): Promise<Map<string, Grounds>> {
  const by = <R extends { readonly subject_id: string }>(rows: readonly R[]) => Map.groupBy(rows, ({ subject_id }) => subject_id);
  const memberships = by(await liveMembershipsOf(conn, subjectIds));
  const groups = by(await groupDues(conn, subjectIds));
  const holds = by(await liveHoldsOf(conn, subjectIds));
  return new Map(
    subjectIds.map((id) => [id, { memberships: memberships.get(id) ?? [], groups: groups.get(id) ?? [], holds: holds.get(id) ?? [] }]),
  );
}

function among(sets: readonly ReadonlySet<string>[]): (field: string) => boolean {
  const all = new Set(sets.flatMap((each) => [...each]));
  return (field) => all.has(field);
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const each of b) if (a.has(each)) return true;
  return false;
}
