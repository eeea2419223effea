// What leaves the module: leads with who they are with, what comes next, and until when somebody must be told; a constant number of queries a page.

import { allAccounts } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { informingDue } from '#kernel/duties';
import { liveMembershipsOf, membershipView, openTasksOf, subjectLabels } from '#customers';
import { localDate } from '#platform/clock';
import type { Text } from '#platform/i18n';
import { inForce } from './features.ts';
import { organisationsAmong, stepsOf } from './queries.ts';
import type { LeadRow } from './queries.ts';
import { partiesOf } from './win.ts';

export async function leadViews(deps: Deps, rows: readonly LeadRow[]) {
  if (rows.length === 0) return [];
  const { db } = deps.database;
  const now = deps.clock.now();
  const subjects = [...new Set(rows.map(({ subject_id }) => subject_id))];
  const labels = await subjectLabels(deps, [...new Set(rows.flatMap(partiesOf))]);
  const tasks = Map.groupBy(await openTasksOf(db, subjects), (task) => task.subject_id);
  const informs = await informingDue(db, subjects);
  const memberships = Map.groupBy(await liveMembershipsOf(db, subjects), (m) => m.subject_id);
  const organisations = await organisationsAmong(db, subjects);
  return rows.map((row) => {
    const [next] = tasks.get(row.subject_id) ?? [];
    const inform = informs.get(row.subject_id);
    const dues = (memberships.get(row.subject_id) ?? []).map(({ due_on }) => due_on).filter((day) => day !== null);
    return {
      id: row.id,
      version: row.version,
      title: row.title,
      stage: row.stage,
      stageSince: row.stage_since,
      valueCents: row.value_cents,
      lostReason: row.lost_reason,
      closedOn: row.closed_on,
      createdAt: row.created_at,
      subject: party(labels, row.subject_id, organisations.has(row.subject_id) ? 'organisation' : 'person'),
      organisation: row.organisation_id === null ? null : party(labels, row.organisation_id, 'organisation'),
      source: { id: row.source, name: sourceName(deps, row.source) },
      next: next ? { title: next.title, on: next.due_on, late: next.due_on !== null && next.due_on < localDate(now) } : null,
      inform: inform === undefined ? null : { due: inform, late: inform < now.toISOString() },
      dueOn: dues.toSorted()[0] ?? null,
    };
  });
}

export async function leadView(deps: Deps, row: LeadRow) {
  const [view] = await leadViews(deps, [row]);
  if (!view) throw new Error('the lead that was just read is not there');
  return view;
}

/** Its history, newest first. */
export async function stepViews(deps: Deps, leadId: string) {
  const { db } = deps.database;
  const names = new Map((await allAccounts(db)).map(({ id, name }) => [id, name]));
  return (await stepsOf(db, leadId)).map((step) => ({
    id: step.id,
    on: step.moved_on,
    from: step.from_stage,
    to: step.to_stage,
    by: names.get(step.account_id) ?? '–',
  }));
}

/** In which registers the parties of a lead stand, and when what is kept there goes. */
export async function standsOf(deps: Deps, row: LeadRow) {
  const policy = inForce(deps);
  const parties = partiesOf(row);
  const labels = await subjectLabels(deps, parties);
  const live = await liveMembershipsOf(deps.database.db, parties);
  return live.map((membership) => {
    const { id, registerId, subjectGroup, dueOn, explanation } = membershipView(policy, membership);
    const subjectId = membership.subject_id;
    const last = live.filter((each) => each.subject_id === subjectId).length === 1;
    return { subjectId, label: labels.get(subjectId) ?? '–', membershipId: id, registerId, subjectGroup, dueOn, explanation, last };
  });
}

export function sourceName(deps: Pick<Deps, 'policy'>, id: string): Text {
  return deps.policy.current()?.sources.get(id)?.name ?? { fi: id, sv: id, en: id };
}

function party(labels: ReadonlyMap<string, string>, id: string, kind: 'person' | 'organisation') {
  return { id, kind, label: labels.get(id) ?? '–' };
}
