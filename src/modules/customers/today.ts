// What needs me: next actions that are late or due today, soonest first, and what a promise or a retention rule asks for.

import type { Deps } from '#kernel/deps';
import { allParties, copiesPast } from '#kernel/disclosure';
import { breachViews, waitingDuties } from '#kernel/duties';
import { dueForRecheck, readReference } from '#kernel/policy';
import type { SubjectGroup } from '#kernel/policy';
import { openRequests } from '#kernel/requests';
import type { ClockState } from '#kernel/requests';
import { promiseViews } from '#kernel/proof';
import type { PromiseView } from '#kernel/proof';
import { reviewQueue } from '#kernel/retention';
import { holdsToReview } from '#kernel/rights';
import { addPeriod, localDate } from '#platform/clock';
import type { Text } from '#platform/i18n';
import { isOn } from './features.ts';
import { affiliationsOf, countDueBetween } from './queries.ts';
import { countDueTasks, countInterruptedImports, countWithoutAction } from './queries-today.ts';
import { tasksDueBy } from './queries-tasks.ts';
import { subjectLabels } from './views.ts';
import { inForce } from './write.ts';

const SHOWN = 100;
const TASKS = 12;
const REQUESTS = 6;
/** How far ahead a due date is called soon. */
export const SOON = 'P30D';

export interface Action {
  taskId: string;
  version: number;
  subjectId: string;
  subjectKind: 'person' | 'organisation';
  label: string;
  organisation: string | null;
  action: string;
  on: string;
  late: boolean;
}

export interface TodayView {
  today: string;
  actions: Action[];
  moreActions: number;
  /** People in a register that declares a next action, but without one; who only ordered a letter is not among them. */
  withoutAction: number;
  /** Whether the declaration knows next actions at all. */
  nextActionOn: boolean;
}

export async function todayOf(deps: Deps): Promise<TodayView> {
  const { db } = deps.database;
  const today = localDate(deps.clock.now());
  const nextActionOn = isOn(deps, 'next-action');
  if (!nextActionOn && !isOn(deps, 'organisation-tasks')) return { today, actions: [], moreActions: 0, withoutAction: 0, nextActionOn };
  const tasks = await tasksDueBy(db, today, SHOWN);
  const ids = [...new Set(tasks.map((task) => task.subject_id))];
  const labels = await subjectLabels(deps, ids);
  const employer = new Map(
    (await affiliationsOf(db, 'person_id', ids)).toReversed().map((link) => [link.person_id, link.organisation_name]),
  );
  const actions = tasks.map(({ id, version, subject_id: subjectId, subject_kind: subjectKind, title, due_on }): Action => {
    const on = due_on ?? today;
    const who = { subjectId, subjectKind, label: labels.get(subjectId) ?? '–', organisation: employer.get(subjectId) ?? null };
    return { taskId: id, version: Number(version), ...who, action: title ?? '', on, late: on < today };
  });
  const all = actions.length < SHOWN ? actions.length : await countDueTasks(db, today);
  return {
    today,
    actions,
    moreActions: all - actions.length,
    withoutAction: await countWithoutAction(deps.database.db, owedOf(deps)),
    nextActionOn,
  };
}

/** Who is owed a next step: in these registers, whoever is not only in groups that ordered letters. */
export interface Owed {
  readonly registers: readonly string[];
  readonly besides: readonly string[];
}

/** The count of Today and the list that it leads to ask the same question. */
export function owedOf(deps: Deps): Owed {
  const policy = inForce(deps);
  const registers = [...policy.registers.keys()].filter((register) => policy.fieldsOf(register).has('person.next_action'));
  return { registers, besides: [...policy.subjectGroups.values()].filter(isSubscribers).map(({ id }) => id) };
}

const SUBSCRIBERS = /subscri|prenumer|tilaaj|permission-giv/iu;
const CUSTOMERS = /customer|client|asiak|kund/iu;

/** Who only ordered a letter is no customer, and nobody owes them a next step. */
function isSubscribers({ id, name }: SubjectGroup): boolean {
  const words = [id, name.fi, name.sv, name.en];
  return words.some((each) => SUBSCRIBERS.test(each)) && !CUSTOMERS.test(id);
}

export interface Duties {
  reviews: number;
  /** Where somebody must sign a sentence of the notice, `about` is that sentence: the task alone would not say what is to be looked at. */
  tasks: { promiseId: string; verdict: 'kept' | 'broken' | 'unknown'; text: Text; about: Text | null }[];
  /** People whose data are to be erased soon. */
  dueSoon: number;
  /** Imports that stopped half-way and wait to be continued or taken back. */
  imports: number;
}

/** What promises and retention ask of the firm today: what is broken first. */
export async function dutiesOf(deps: Deps): Promise<Duties> {
  const today = localDate(deps.clock.now());
  const { db } = deps.database;
  const open = (await promiseViews(deps)).filter((view) => view.verdict === 'broken' || view.task !== null);
  const ordered = [...open.filter((view) => view.verdict === 'broken'), ...open.filter((view) => view.verdict !== 'broken')];
  return {
    reviews: (await reviewQueue(db, today, 1)).total,
    tasks: ordered.slice(0, TASKS).flatMap(taskOf),
    dueSoon: await countDueBetween(db, today, addPeriod(today, SOON)),
    imports: await countInterruptedImports(db),
  };
}

export interface RequestDuties {
  requests: { id: string; no: number; right: string; label: string | null; dueAt: string; clock: 'law' | 'promise'; state: ClockState }[];
  moreRequests: number;
}

/** Requests of data subjects that wait, reminded of before a clock runs out: the nearer deadline first. */
export async function requestDutiesOf(deps: Deps): Promise<RequestDuties> {
  const open = await openRequests(deps);
  const shown = open.slice(0, REQUESTS);
  const labels = await subjectLabels(deps, [...new Set(shown.flatMap(({ row }) => row.subject_id ?? []))]);
  const requests = shown.map((view) => ({
    id: view.row.id,
    no: view.row.no,
    right: view.row.asked_right,
    label: labels.get(view.row.subject_id ?? '') ?? null,
    dueAt: view[view.nearer].dueAt,
    clock: view.nearer,
    state: view.late ? ('late' as const) : view[view.nearer].state,
  }));
  return { requests, moreRequests: open.length - shown.length };
}

export interface OutsideDuties {
  /** Duties outside the register by kind, the nearest day first. */
  outside: { kind: 'off-system' | 'notice' | 'inform'; open: number; late: number; due: string }[];
  breaches: { id: string; no: number; due: string; late: boolean }[];
}

/** What waits where no software reaches, and breaches that are not settled. */
export async function outsideDutiesOf(deps: Deps): Promise<OutsideDuties> {
  const outside = await waitingDuties(deps.database.db, deps.clock.now().toISOString());
  const open = (await breachViews(deps)).filter((view) => view.open.length > 0);
  return { outside, breaches: open.map(({ row, due, state }) => ({ id: row.id, no: row.no, due, late: state === 'late' })) };
}

/** Facts of law and authorities that somebody must look at again. */
export async function referenceDue({ database, clock }: Deps): Promise<number> {
  const today = localDate(clock.now());
  const { data } = await readReference(database.db);
  return [...data.values()].filter((datum) => dueForRecheck(datum, today)).length;
}

export interface KeptDuties {
  holds: { id: string; subjectId: string; label: string; reviewOn: string; late: boolean }[];
}

/** Holds whose day to look again has come, for whoever must look. */
export async function holdDutiesOf(deps: Deps, accountId: string): Promise<KeptDuties> {
  const today = localDate(deps.clock.now());
  const due = await holdsToReview(deps.database.db, accountId, today);
  const labels = await subjectLabels(
    deps,
    due.map(({ subjectId }) => subjectId),
  );
  const holds = due.map(({ id, subjectId, reviewOn }) => ({
    id,
    subjectId,
    label: labels.get(subjectId) ?? '–',
    reviewOn,
    late: reviewOn < today,
  }));
  return { holds };
}

export interface CopyDuties {
  copies: { id: string; recipientId: string; recipient: Text; party: string | null; destroyBy: string }[];
}

/** Copies that should be gone from a recipient and that nobody has signed off. */
export async function copyDutiesOf(deps: Deps): Promise<CopyDuties> {
  const { db } = deps.database;
  const past = await copiesPast(db, localDate(deps.clock.now()));
  if (past.length === 0) return { copies: [] };
  const parties = new Map((await allParties(db)).map(({ id, name }) => [id, name]));
  const { recipients } = inForce(deps);
  const copies = past.map(({ id, recipient_id, party_id, destroy_by }) => ({
    id,
    recipientId: recipient_id,
    recipient: recipients.get(recipient_id)?.name ?? { fi: recipient_id, sv: recipient_id, en: recipient_id },
    party: parties.get(party_id ?? '') ?? null,
    destroyBy: destroy_by,
  }));
  return { copies };
}

function taskOf({ id, verdict, task, text, attestable }: PromiseView): Duties['tasks'] {
  return verdict === null ? [] : [{ promiseId: id, verdict, text: task ?? text, about: attestable && task !== null ? text : null }];
}
