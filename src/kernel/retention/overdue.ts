// Looking again at every due date: computed afresh from the dated events, so that a wrong stored date is seen as well as a missed night.

import { localDate } from '#platform/clock';
import type { Conn } from '#platform/db';
import type { CompiledPolicy } from '#kernel/policy';
import { dueOf } from './due.ts';
import { readFacts } from './recompute.ts';
import { excusedOf, liveOf, overdueGroups, subjectPage } from './store/facts.ts';

export interface Overdue {
  readonly rule: string;
  /** Live memberships that the rule concerns. */
  readonly looked: number;
  /** Those past their day although nothing forbids erasing them. */
  readonly overdue: number;
}

const PAGE = 5000;

/** For each rule that ends something: how many were looked at, how many are past their day. */
export async function overdueNow(conn: Conn, policy: CompiledPolicy, at: Date): Promise<Overdue[]> {
  const today = localDate(at);
  const counts = new Map<string, { looked: number; overdue: number }>();
  for (let after = ''; ;) {
    const ids = await subjectPage(conn, after, PAGE);
    if (ids.length > 0) await lookAt(conn, policy, { ids, today, counts });
    after = ids.at(-1) ?? after;
    if (ids.length < PAGE) break;
  }
  for (const { due_rule, n } of await overdueGroups(conn, today)) counted(counts, due_rule).overdue += n;
  return [...counts].map(([rule, count]) => ({ rule, ...count }));
}

interface Look {
  readonly ids: readonly string[];
  readonly today: string;
  readonly counts: Map<string, { looked: number; overdue: number }>;
}

async function lookAt(conn: Conn, policy: CompiledPolicy, { ids, today, counts }: Look): Promise<void> {
  const memberships = await liveOf(conn, ids);
  const factsOf = await readFacts(conn, policy, ids);
  const late: { id: string; rule: string }[] = [];
  for (const membership of memberships) {
    const rules = policy.rulesOf(membership.register_id);
    for (const { id } of [...rules, ...groupRulesOf(policy, membership.register_id)]) counted(counts, id).looked += 1;
    const due = dueOf(rules, factsOf(membership));
    if (due.dueOn !== null && due.dueOn < today && due.rule !== null) late.push({ id: membership.id, rule: due.rule });
  }
  if (late.length === 0) return;
  const excused = await excusedOf(
    conn,
    late.map(({ id }) => id),
    today,
  );
  for (const { id, rule } of late) if (!excused.has(id)) counted(counts, rule).overdue += 1;
}

function counted(counts: Look['counts'], rule: string): { looked: number; overdue: number } {
  const known = counts.get(rule) ?? { looked: 0, overdue: 0 };
  counts.set(rule, known);
  return known;
}

function groupRulesOf(policy: CompiledPolicy, registerId: string): readonly { id: string }[] {
  const groups = policy.policy.dataGroups.filter(({ registers, retention }) => retention.length > 0 && registers.includes(registerId));
  return [...new Set(groups.flatMap(({ retention }) => retention))].map((id) => ({ id }));
}
