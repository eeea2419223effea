// What a new version would do to the running register, counted in it before anybody publishes (GDPR Art. 5(1)(e), 17(1)).

import { setImmediate as turn } from 'node:timers/promises';
import { addPeriod, localDate } from '#platform/clock';
import { canonicalJson } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';
import type { GroupDueRow } from '#kernel/rights';
import type { RetentionDeps } from './deps.ts';
import { createTally } from './impact-tally.ts';
import type { Move, Tally } from './impact-tally.ts';
import { datesOf, factsFrom, UNDECLARED } from './recompute.ts';
import { subjectPage } from './store/facts.ts';
import type { LiveMembership } from './store/facts.ts';
import { countIn, countLost, factRows, groupDuesIn, holdersIn, liveIn, protectedIn } from './store/impact.ts';
import type { GroupDay, LostField, Span } from './store/impact.ts';

export interface Undeclared {
  readonly registerId: string;
  readonly fieldId: string;
  /** People whose value would be erased. */
  readonly people: number;
  /** People whose value stays: another of their registers declares it, or a hold keeps it. */
  readonly kept: number;
}

export interface Impact {
  readonly moves: readonly Move[];
  readonly undeclared: readonly Undeclared[];
}

const PAGE = 4000;

/** What putting `after` in the place of `before` on a day would move and take away. Nothing is written. */
export async function impactOf(deps: RetentionDeps, before: CompiledPolicy, after: CompiledPolicy, on: string): Promise<Impact> {
  return { moves: await movesOf(deps, before, after, on), undeclared: await undeclaredBy(deps, before, after) };
}

export function peopleIn({ database }: Pick<RetentionDeps, 'database'>, registerIds: readonly string[]): Promise<number> {
  return countIn(database.db, registerIds);
}

async function movesOf(deps: RetentionDeps, before: CompiledPolicy, after: CompiledPolicy, on: string): Promise<Move[]> {
  const registers = movedRegisters(before, after);
  if (registers.length === 0) return [];
  const { db } = deps.database;
  const tally = createTally();
  // A version of today meets its first night tomorrow; one of a later day comes into force before that day's night.
  const today = localDate(deps.clock.now());
  const night = on > today ? on : addPeriod(today, 'P1D');
  for (let start = ''; ;) {
    const ids = await subjectPage(db, start, PAGE);
    const last = ids.at(-1);
    if (last === undefined) break;
    await lookAt(deps, { after: start, upTo: last }, { registers, policy: after, on, night, tally });
    start = last;
    await turn();
    if (ids.length < PAGE) break;
  }
  return tally.moves();
}

interface Look {
  readonly registers: readonly string[];
  readonly policy: CompiledPolicy;
  /** The day on which the version comes into force, and the first night after that. */
  readonly on: string;
  readonly night: string;
  readonly tally: Tally;
}

async function lookAt(deps: RetentionDeps, span: Span, look: Look): Promise<void> {
  const { db } = deps.database;
  const memberships = await liveIn(db, span, look.registers);
  if (memberships.length === 0) return;
  const factsOf = factsFrom(look.policy, await factRows(db, span));
  const groups = Map.groupBy(await groupDuesIn(db, span, look.registers), (group) => group.membership_id);
  const safe = await protectedIn(db, span);
  const dated = memberships.map((membership) => ({ membership, ...datesOf(look.policy, membership, factsOf(membership), look.on) }));
  const lawful = await keptByLaw(deps, span, look, dated);
  for (const each of dated) {
    const kept = safe.has(each.membership.subject_id);
    addMembership(look, each, kept || lawful.has(each.membership.id));
    addGroups(look, each, { old: groups.get(each.membership.id) ?? [], kept });
  }
}

interface Dated {
  readonly membership: LiveMembership;
  readonly fresh: LiveMembership;
  readonly groups: readonly GroupDueRow[];
}

function addMembership({ policy, night, tally }: Look, { membership, fresh }: Dated, kept: boolean): void {
  const registerId = membership.register_id;
  const rule = fresh.due_rule ?? membership.due_rule;
  tally.add(
    { registerId, what: 'membership', groupId: null },
    { before: membership.due_on, after: fresh.due_on, rule, goes: due(fresh.due_on, night), kept },
  );
  const review = policy.rulesOf(registerId).find(({ kind }) => kind === 'periodic-review')?.id ?? null;
  tally.add(
    { registerId, what: 'review', groupId: null },
    { before: membership.review_on, after: fresh.review_on, rule: review, goes: false, kept: false },
  );
}

function addGroups(
  { night, tally }: Look,
  { membership, groups }: Dated,
  { old, kept }: { old: readonly GroupDay[]; kept: boolean },
): void {
  for (const { groupId, before, after, rule } of pairs(old, groups))
    tally.add({ registerId: membership.register_id, what: 'group', groupId }, { before, after, rule, goes: due(after, night), kept });
}

function due(day: string | null, night: string): boolean {
  return day !== null && day <= night;
}

/** Memberships whose day will have come, but which hold something that a statute orders kept. */
async function keptByLaw(
  { database, registry }: RetentionDeps,
  span: Span,
  { policy, night }: Look,
  dated: readonly Dated[],
): Promise<ReadonlySet<string>> {
  const floors = dated
    .filter(({ fresh }) => due(fresh.due_on, night))
    .flatMap(({ membership, groups }) =>
      groups
        .filter(({ floor_until }) => floor_until !== null && floor_until >= night)
        .map(({ group_id, register_id }) => ({ membership, key: `${register_id} ${group_id}`, group_id, register_id })),
    );
  const found = new Set<string>();
  for (const [first, ...rest] of Map.groupBy(floors, ({ key }) => key).values()) {
    if (first === undefined) continue;
    const { register_id, group_id } = first;
    const fields = [...policy.fieldsOf(register_id)].filter((id) => group_id === '*' || policy.groupOf(register_id, id)?.id === group_id);
    const holders = await holdersIn(
      database.db,
      span,
      fields.map((fieldId) => ({ fieldId, kinds: firmKinds(registry, fieldId) })),
    );
    for (const { membership } of [first, ...rest]) if (holders.has(membership.subject_id)) found.add(membership.id);
  }
  return found;
}

function firmKinds(registry: RetentionDeps['registry'], fieldId: string) {
  return registry.forField(fieldId).filter((kind) => kind.register === 'firm' && kind.subject !== 'none');
}

interface Pair {
  readonly groupId: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly rule: string | null;
}

/** Data groups before and after. One that a night has emptied holds nothing that could move. */
function pairs(before: readonly GroupDay[], after: readonly GroupDueRow[]): Pair[] {
  const ids = new Set([...before, ...after].map(({ group_id }) => group_id));
  ids.delete('*');
  return [...ids].flatMap((groupId) => {
    const [old, fresh] = [before.find((each) => each.group_id === groupId), after.find((each) => each.group_id === groupId)];
    const emptied = old !== undefined && old.due_on === null && old.due_from !== null;
    if (emptied) return [];
    return [{ groupId, before: old?.due_on ?? null, after: fresh?.due_on ?? null, rule: fresh?.due_rule ?? old?.due_rule ?? null }];
  });
}

/** Registers whose dates can differ under the new version; the others need not be read. */
function movedRegisters(before: CompiledPolicy, after: CompiledPolicy): string[] {
  const hours = before.policy.requests.erasureHours === after.policy.requests.erasureHours;
  return [...before.registers.keys()].filter((id) => !hours || clocksOf(before, id) !== clocksOf(after, id));
}

/** Everything about a register that a date is computed from. */
function clocksOf(policy: CompiledPolicy, registerId: string): string {
  if (!policy.registers.has(registerId)) return UNDECLARED;
  const groups = [...policy.fieldsOf(registerId)].flatMap((field) => {
    const group = policy.groupOf(registerId, field);
    const rules = group === undefined ? [] : policy.groupRules(group.id);
    return group === undefined || rules.length === 0 ? [] : [[field, policy.field(field)?.class, group.id, rules.map(clock)]];
  });
  return canonicalJson([policy.rulesOf(registerId).map(clock), groups]);
}

const WORDS: ReadonlySet<string> = new Set(['about', 'law', 'clauses', 'completed', 'superseded', 'proof']);

/** A rule without its words. */
function clock(rule: object): object {
  return Object.fromEntries(Object.entries(rule).filter(([key]) => !WORDS.has(key)));
}

async function undeclaredBy({ database, registry }: RetentionDeps, before: CompiledPolicy, after: CompiledPolicy): Promise<Undeclared[]> {
  const found: Undeclared[] = [];
  for (const registerId of before.registers.keys()) {
    const lost = [...before.fieldsOf(registerId)]
      .filter((fieldId) => !after.fieldsOf(registerId).has(fieldId))
      .map((fieldId): LostField => ({
        fieldId,
        keepers: [...after.registers.keys()].filter((id) => after.fieldsOf(id).has(fieldId)),
        kinds: firmKinds(registry, fieldId),
      }));
    if (lost.length === 0) continue;
    for (const count of await countLost(database.db, registerId, lost)) found.push({ registerId, ...count });
    await turn();
  }
  return found;
}
