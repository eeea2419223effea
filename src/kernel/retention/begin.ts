// Memberships that begin with their whole history: the due date is computed before it is written, so that an import writes each row once.

import { localDate } from '#platform/clock';
import type { CompiledPolicy } from '#kernel/policy';
import type { Writer } from '#kernel/records';
import { replaceGroupDues } from '#kernel/rights';
import type { GroupDueRow } from '#kernel/rights';
import { addMemberships } from '#kernel/subjects';
import type { NewMembership } from '#kernel/subjects';
import { columns, groupsOf, isMark, latest, membershipDue } from './recompute.ts';
import type { LiveMembership } from './store/facts.ts';
import { insertTriggers } from './triggers.ts';
import type { NewTrigger } from './triggers.ts';

/** Begins memberships of subjects that are new, with the events already known of them; the same dates as `recomputeDue` would give. */
export async function beginMemberships(
  writer: Writer,
  memberships: readonly NewMembership[],
  events: readonly NewTrigger[],
): Promise<void> {
  const { tx, policy, ids, at } = writer.ctx;
  const today = localDate(at);
  const eventsOf = Map.groupBy(events, ({ subjectId }) => subjectId);
  const groups: GroupDueRow[] = [];
  const begun = memberships.map((wish): NewMembership => {
    const id = wish.id ?? ids.next();
    const { due, own } = datesOf(policy, { ...wish, id }, eventsOf.get(wish.subjectId) ?? [], today);
    groups.push(...own);
    return { ...wish, id, due };
  });
  await addMemberships(writer, begun);
  await insertTriggers(writer, events);
  if (groups.length > 0) await replaceGroupDues(tx, [...new Set(groups.map(({ subject_id }) => subject_id))], groups);
}

function datesOf(
  policy: CompiledPolicy,
  { id, subjectId, registerId, since }: NewMembership & { id: string },
  events: readonly NewTrigger[],
  today: string,
): { due: NonNullable<NewMembership['due']>; own: GroupDueRow[] } {
  const membership: LiveMembership = { id, subject_id: subjectId, register_id: registerId, since, ...UNDECIDED };
  const mine = events.filter((event) => event.registerId === undefined || event.registerId === registerId);
  const facts = {
    start: since,
    last: latest(mine.filter(({ trigger }) => !isMark(trigger)).map(({ trigger, on }) => ({ trigger, on_day: on }))),
    marks: mine.filter(({ trigger }) => isMark(trigger)).map(({ trigger, on }) => ({ trigger, on })),
  };
  const due = membershipDue(policy, membership, facts, today);
  return { due: { ...columns(due), review_on: due.reviewOn }, own: groupsOf(policy, membership, facts, due) };
}

const UNDECIDED = { due_on: null, due_rule: null, due_trigger: null, due_from: null, review_on: null };
