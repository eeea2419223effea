// Answers about tags and tasks of people and organisations.

import { actorOf, allAccounts, permits } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { HandlersOf } from '#platform/contract';
import type { tags, tasks } from '../contract/tags.ts';
import { doneTasksOf, openTasksOf } from '../queries-tasks.ts';
import type { TaskRow } from '../queries-tasks.ts';
import { addTask, changeTask, removeTask } from '../tasks/service.ts';
import { ownRecords } from '../write.ts';
import { tagsInUse, tagsOf } from '../queries-tags.ts';
import { renameTag, setTags } from './service.ts';

const DONE_SHOWN = 20;

export function tagHandlers(deps: Deps): HandlersOf<typeof tags, Call> {
  const { db } = deps.database;
  return {
    list: async () => ({ tags: await tagsInUse(db) }),
    async set({ params, body }, call) {
      await setTags(deps, { actor: actorOf(call), source: body.source, purpose: body.purpose }, params.id, body.tags);
      return { tags: (await tagsOf(db, [params.id])).get(params.id) ?? [] };
    },
    rename: ({ body }, call) => renameTag(deps, ownRecords(actorOf(call)), body.from, body.to),
  };
}

export function taskHandlers(deps: Deps): HandlersOf<typeof tasks, Call> {
  const { db } = deps.database;
  return {
    async staff() {
      const able = (await allAccounts(db)).filter(({ role, disabled_at }) => disabled_at === null && permits(role, 'people.write'));
      return { staff: able.map(({ id, name }) => ({ id, name })) };
    },
    async list({ params }) {
      const [open, done] = [await openTasksOf(db, [params.id]), await doneTasksOf(db, params.id, DONE_SHOWN)];
      const shown = new Set([...open, ...done].map(({ account_id }) => account_id));
      const accounts = (await allAccounts(db)).map(({ id, name, role, disabled_at }) => ({
        id,
        name,
        active: disabled_at === null && permits(role, 'people.write'),
      }));
      return { open: open.map(taskView), done: done.map(taskView), staff: accounts.filter(({ id, active }) => active || shown.has(id)) };
    },
    add: async ({ params, body }, call) => ({ id: await addTask(deps, ownRecords(actorOf(call)), params.id, body) }),
    async update({ params, body }, call) {
      await changeTask(deps, ownRecords(actorOf(call)), params.id, body);
      return { ok: true };
    },
    async remove({ params }, call) {
      await removeTask(deps, ownRecords(actorOf(call)), params.id);
      return { ok: true };
    },
  };
}

function taskView(row: TaskRow) {
  return {
    id: row.id,
    subjectId: row.subject_id,
    title: row.title,
    on: row.due_on,
    doneOn: row.done_on,
    accountId: row.account_id,
    version: row.version,
  };
}
