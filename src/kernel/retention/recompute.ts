// Due dates are kept beside each membership and computed again in the same transaction as the event that moves them, never by looking at times of change.

import { localDate } from '#platform/clock';
import type { Conn, Tx } from '#platform/db';
import type { CompiledPolicy, RetentionRule, Trigger } from '#kernel/policy';
import { isSealed } from '#kernel/policy';
import { groupDues, replaceGroupDues, requestsOf } from '#kernel/rights';
import type { GroupDueRow } from '#kernel/rights';
import { dueOf, MARKS } from './due.ts';
import type { Due, Facts } from './due.ts';
import { keptReviews, lastEvents, liveOf, marksOf, writeDues } from './store/facts.ts';
import type { DueUpdate, LastEvent, LiveMembership } from './store/facts.ts';

/** Stands for a rule where the register itself is no longer declared. */
export const UNDECLARED = 'undeclared';

/** Computes the due dates of these subjects' memberships again; the number of statements is constant. Returns the memberships as they are now. */
export async function recomputeDue(tx: Tx, policy: CompiledPolicy, subjectIds: readonly string[], at: Date): Promise<LiveMembership[]> {
  if (subjectIds.length === 0) return [];
  const ids = [...new Set(subjectIds)];
  const memberships = await liveOf(tx, ids);
  const factsOf = await readFacts(tx, policy, ids);
  const before = Map.groupBy(await groupDues(tx, ids), (group) => group.membership_id);
  const groups: GroupDueRow[] = [];
  const fresh: LiveMembership[] = [];
  for (const membership of memberships) {
    const dates = datesOf(policy, membership, factsOf(membership), localDate(at));
    groups.push(...dates.groups);
    fresh.push(dates.fresh);
  }
  await writeDues(tx, changed(memberships, fresh));
  if (groups.length > 0 || before.size > 0) await replaceGroupDues(tx, ids, groups);
  return fresh;
}

/** The dates of one membership and its data groups under a policy: what is written, and what a preview of a new version shows. */
export function datesOf(
  policy: CompiledPolicy,
  membership: LiveMembership,
  facts: Facts,
  today: string,
): { fresh: LiveMembership; groups: GroupDueRow[] } {
  const due = membershipDue(policy, membership, facts, today);
  const groups = groupsOf(policy, membership, facts, due);
  return { fresh: { ...membership, ...columns(keptByLaw(membership, due, groups, today)), review_on: due.reviewOn }, groups };
}

function changed(before: readonly LiveMembership[], fresh: readonly LiveMembership[]): DueUpdate[] {
  const columnsOf = (m: LiveMembership) => [m.due_on, m.due_rule, m.due_trigger, m.due_from, m.review_on].join('|');
  return fresh.filter((each, i) => columnsOf(each) !== columnsOf(before[i] ?? each));
}

export async function readFacts(tx: Conn, policy: CompiledPolicy, ids: readonly string[]): Promise<(m: LiveMembership) => Facts> {
  const [events, marks, reviews, requests] = [
    await lastEvents(tx, ids),
    await marksOf(tx, ids),
    await keptReviews(tx, ids),
    await requestsOf(tx, ids),
  ];
  return factsFrom(policy, { events, marks, reviews, requests });
}

export interface FactRows {
  readonly events: readonly LastEvent[];
  readonly marks: readonly LastEvent[];
  /** Instant of the latest review that decided to keep, by membership. */
  readonly reviews: ReadonlyMap<string, string>;
  readonly requests: readonly { readonly subject_id: string; readonly received_at: string }[];
}

export function factsFrom(policy: CompiledPolicy, rows: FactRows): (m: LiveMembership) => Facts {
  const events = Map.groupBy(rows.events, (event) => event.subject_id);
  const marks = Map.groupBy(rows.marks, (mark) => mark.subject_id);
  const requests = new Map<string, string>();
  for (const { subject_id, received_at } of rows.requests) {
    const known = requests.get(subject_id);
    if (known === undefined || received_at < known) requests.set(subject_id, received_at);
  }
  const hours = policy.policy.requests.erasureHours;
  return (m) => {
    const mine = (event: LastEvent) => event.register_id === null || event.register_id === m.register_id;
    const reviewed = rows.reviews.get(m.id);
    const request = requests.get(m.subject_id);
    return {
      start: m.since,
      last: latest((events.get(m.subject_id) ?? []).filter(mine)),
      marks: (marks.get(m.subject_id) ?? []).filter(mine).map(({ trigger, on_day }) => ({ trigger, on: on_day })),
      ...(reviewed === undefined ? {} : { reviewedOn: localDate(new Date(reviewed)) }),
      ...(request === undefined ? {} : { request: { at: request, hours } }),
    };
  };
}

export function latest(events: readonly Pick<LastEvent, 'trigger' | 'on_day'>[]): Facts['last'] {
  const last: Partial<Record<Trigger, string>> = {};
  for (const { trigger, on_day } of events) if ((last[trigger] ?? '') < on_day) last[trigger] = on_day;
  return last;
}

// A register that the declaration no longer knows has no ground at all.
export function membershipDue(policy: CompiledPolicy, membership: LiveMembership, facts: Facts, today: string): Due {
  const due = dueOf(policy.rulesOf(membership.register_id), facts);
  if (policy.registers.has(membership.register_id)) return due;
  return { ...due, dueOn: today, rule: UNDECLARED };
}

export function columns(
  due: Pick<Due, 'dueOn' | 'rule' | 'trigger' | 'from'>,
): Pick<LiveMembership, 'due_on' | 'due_rule' | 'due_trigger' | 'due_from'> {
  return { due_on: due.dueOn, due_rule: due.rule, due_trigger: due.trigger, due_from: due.from };
}

/** Data groups with their own rules, and the whole register while law orders it kept. */
export function groupsOf(policy: CompiledPolicy, membership: LiveMembership, facts: Facts, whole: Due): GroupDueRow[] {
  const rows: GroupDueRow[] = [];
  const own = { membership_id: membership.id, subject_id: membership.subject_id, register_id: membership.register_id };
  if (whole.floorUntil !== null)
    rows.push({ ...own, group_id: '*', ...columns(whole), due_on: null, floor_until: whole.floorUntil, floor_rule: whole.floorRule });
  for (const { id, rules } of ownGroups(policy, membership.register_id)) {
    const due = dueOf(rules, facts);
    if (due.dueOn === null && due.floorUntil === null) continue;
    rows.push({ ...own, group_id: id, ...columns(due), floor_until: due.floorUntil, floor_rule: due.floorRule });
  }
  return rows;
}

const owns = new WeakMap<CompiledPolicy, Map<string, readonly { id: string; rules: readonly RetentionRule[] }[]>>();

// A group whose every field waits for the vault holds nothing, so nothing of it can become due.
function ownGroups(policy: CompiledPolicy, registerId: string): readonly { id: string; rules: readonly RetentionRule[] }[] {
  const known = owns.get(policy) ?? new Map<string, readonly { id: string; rules: readonly RetentionRule[] }[]>();
  owns.set(policy, known);
  const found = known.get(registerId);
  if (found) return found;
  const fields = [...policy.fieldsOf(registerId)].filter((field) => !isSealed(policy.field(field)?.class ?? 'ordinary'));
  const ids = new Set(fields.flatMap((field) => policy.groupOf(registerId, field)?.id ?? []));
  const made = [...ids].map((id) => ({ id, rules: policy.groupRules(id) })).filter(({ rules }) => rules.length > 0);
  known.set(registerId, made);
  return made;
}

// What a run found to be kept by law keeps that date, although the register's own period is over.
function keptByLaw(
  before: LiveMembership,
  due: Due,
  groups: readonly GroupDueRow[],
  today: string,
): Pick<Due, 'dueOn' | 'rule' | 'trigger' | 'from'> {
  const floor = groups.find(
    (group) => group.floor_rule !== null && group.floor_rule === before.due_rule && (group.floor_until ?? '') >= today,
  );
  if (!floor || due.dueOn === null || due.dueOn > (floor.floor_until ?? '')) return due;
  return { dueOn: before.due_on, rule: before.due_rule, trigger: before.due_trigger as Trigger | null, from: before.due_from };
}

export function isMark(trigger: Trigger): boolean {
  return MARKS.includes(trigger);
}
