// Tasks: what is to be done about a person or an organisation, by when and by whom. The earliest open one is the next action (decision 0026).

import { accountById } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { Writer } from '#kernel/records';
import { localDate } from '#platform/clock';
import type { Conn } from '#platform/db';
import { appError } from '#platform/errors';
import { liveMembershipsOf, subjectOf } from '../queries.ts';
import { change } from '../write.ts';
import type { Who } from '../write.ts';
import { nextTasksOf, openTasksOf, refreshNextActions, taskById } from '../queries-tasks.ts';
import type { TaskRow } from '../queries-tasks.ts';
import { TASK_FIELDS } from './records.ts';

export interface NewTask {
  title: string | null;
  on?: string | null | undefined;
  /** Who does it; whoever writes it down when nobody is named. */
  accountId?: string | undefined;
}

export interface TaskChange {
  title?: string | undefined;
  on?: string | null | undefined;
  accountId?: string | undefined;
  done?: boolean | undefined;
  /** The version that was read. */
  version?: number | undefined;
}

export async function addTask(deps: Deps, who: Who, subjectId: string, task: NewTask): Promise<string> {
  return changing(deps, who, subjectId, (writer) => insertTask(writer, subjectId, task));
}

/** Part of the caller's change. @throws errors.task-doer, errors.subject-not-found */
export async function insertTask(writer: Writer, subjectId: string, { title, on = null, accountId }: NewTask): Promise<string> {
  const { tx, ids } = writer.ctx;
  const subject = await subjectOf(tx, subjectId);
  if (!subject) throw appError('not-found', 'errors.subject-not-found');
  await knownAccount(writer, accountId);
  const id = ids.next();
  await writer.insert('task', taskRow(writer, { id, subjectId, kind: subject.kind, title, on, accountId }));
  await refreshNextActions(tx, [subjectId]);
  return id;
}

export async function changeTask(deps: Deps, who: Who, id: string, wish: TaskChange): Promise<void> {
  const subjectId = (await taskById(deps.database.db, id))?.subject_id ?? '';
  await changing(deps, who, subjectId, async (writer) => {
    const { tx, at } = writer.ctx;
    const old = await known(tx, id);
    await knownAccount(writer, wish.accountId);
    const changes = {
      title: wish.title,
      due_on: wish.on,
      account_id: wish.accountId,
      done_on: wish.done === undefined ? undefined : wish.done ? (old.done_on ?? localDate(at)) : null,
    };
    await writer.update('task', id, changes, wish.version);
    await refreshNextActions(tx, [old.subject_id]);
  });
}

export async function removeTask(deps: Deps, who: Who, id: string): Promise<void> {
  await change(deps, who, { registers: [], fields: TASK_FIELDS }, async (writer) => {
    const old = await known(writer.ctx.tx, id);
    await writer.remove('task', id);
    await refreshNextActions(writer.ctx.tx, [old.subject_id]);
  });
}

/** What was to be done next falls away: it was not done, and can be brought back like anything removed. */
export async function dropNextAction(writer: Writer, subjectId: string): Promise<void> {
  const [first] = await openTasksOf(writer.ctx.tx, [subjectId]);
  if (!first) return;
  await writer.remove('task', first.id);
  await refreshNextActions(writer.ctx.tx, [subjectId]);
}

interface Next {
  nextAction?: string | null | undefined;
  nextActionOn?: string | null | undefined;
}

/**
 * Sets the next action by its own words, as lists, imports and programs know it: the earliest open task is changed, or one is made; when
 * both the words and the day are emptied it is taken away.
 */
export async function putNextAction(writer: Writer, personId: string, next: Next): Promise<void> {
  if (next.nextAction === undefined && next.nextActionOn === undefined) return;
  const { tx, ids } = writer.ctx;
  const [first] = await openTasksOf(tx, [personId]);
  const title = next.nextAction === undefined ? (first?.title ?? null) : next.nextAction || null;
  const on = next.nextActionOn === undefined ? (first?.due_on ?? null) : next.nextActionOn || null;
  if (first && title === null && on === null) await writer.remove('task', first.id);
  else if (first) await writer.update('task', first.id, { title, due_on: on });
  else if (title !== null || on !== null)
    await writer.insert('task', taskRow(writer, { id: ids.next(), subjectId: personId, kind: 'person', title, on }));
  await refreshNextActions(tx, [personId]);
}

/** The same for many of one kind, with the same words and day, in a constant number of statements. */
export async function putNextActions(
  writer: Writer,
  kind: 'person' | 'organisation',
  subjectIds: readonly string[],
  { nextAction, nextActionOn: on }: { nextAction: string | null; nextActionOn: string | null },
): Promise<void> {
  const { tx, ids } = writer.ctx;
  const title = nextAction || null;
  const first = await nextTasksOf(tx, subjectIds);
  const held = [...first.values()].map(({ id }) => id);
  if (title === null && on === null) await writer.removeMany('task', held);
  else {
    const without = subjectIds.filter((id) => !first.has(id));
    await writer.updateMany('task', held, { title, due_on: on });
    await writer.insertMany(
      'task',
      without.map((subjectId) => taskRow(writer, { id: ids.next(), subjectId, kind, title, on })),
    );
  }
  await refreshNextActions(tx, subjectIds);
}

/** Whether words or a day that stand would become others, or go. */
export function overwritesNext(
  task: Pick<TaskRow, 'title' | 'due_on'>,
  { nextAction, nextActionOn }: { nextAction: string | null; nextActionOn: string | null },
): boolean {
  const title = nextAction || null;
  return (task.title !== null && task.title !== title) || (task.due_on !== null && task.due_on !== nextActionOn);
}

/** Somebody else does the next action of each of these. Part of the caller's change. @throws errors.task-doer */
export async function handOver(writer: Writer, subjectIds: readonly string[], accountId: string): Promise<void> {
  const { tx } = writer.ctx;
  await activeAccount(tx, accountId);
  const first = await nextTasksOf(tx, subjectIds);
  await writer.updateMany(
    'task',
    [...first.values()].map(({ id }) => id),
    { account_id: accountId },
  );
}

/** The row of a task, for whoever writes many at once. */
export function taskRow(
  { ctx: { at, actor } }: Writer,
  task: {
    id: string;
    subjectId: string;
    kind: 'person' | 'organisation';
    title: string | null;
    on: string | null;
    accountId?: string | undefined;
  },
): Record<string, string | null> {
  return {
    id: task.id,
    subject_id: task.subjectId,
    field_id: task.kind === 'person' ? 'person.next_action' : 'organisation.next_action',
    title: task.title,
    due_on: task.on,
    done_on: null,
    account_id: task.accountId ?? actor.id,
    created_at: at.toISOString(),
  };
}

async function known(tx: Writer['ctx']['tx'], id: string): Promise<TaskRow> {
  const task = await taskById(tx, id);
  if (!task) throw appError('not-found', 'errors.record-not-found', { params: { kind: 'task' } });
  return task;
}

async function knownAccount({ ctx }: Writer, accountId: string | undefined): Promise<void> {
  if (accountId !== undefined && accountId !== ctx.actor.id) await activeAccount(ctx.tx, accountId);
}

/** @throws errors.task-doer for somebody who does not work here any more */
export async function activeAccount(conn: Conn, accountId: string): Promise<void> {
  const account = await accountById(conn, accountId);
  if (!account || account.disabled_at !== null) throw appError('invalid', 'errors.task-doer', { field: 'accountId' });
}

async function changing<T>(deps: Deps, who: Who, subjectId: string, fn: (writer: Writer) => Promise<T>): Promise<T> {
  const registers = (await liveMembershipsOf(deps.database.db, [subjectId])).map((m) => m.register_id);
  return change(deps, who, { registers, fields: TASK_FIELDS }, fn);
}
