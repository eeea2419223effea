// Answers about saved views to the API.

import { actorOf, mustMay } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { createWriter, holdsIdentityCode, OWN_RECORDS } from '#kernel/records';
import type { Writer } from '#kernel/records';
import { localDate } from '#platform/clock';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { views } from '../contract/views.ts';
import { inForce } from '../write.ts';
import { defaultOf, defaultsWith, viewById, viewsFor } from '../queries-views.ts';
import type { SavedViewRow } from '../queries-views.ts';
import { savable } from './search.ts';
import type { ViewList } from './search.ts';

/** Some views are enough; more are not found among. */
const MOST = 100;

export function viewHandlers(deps: Deps): HandlersOf<typeof views, Call> {
  const { db } = deps.database;
  return {
    list: ({ query }, call) => listViews(deps, query.list, actorOf(call).id),
    async create({ body }, call) {
      // One's own views are one's own matter; what others see is changed by whoever may change something.
      if (body.shared) mustMay(call, 'people.write');
      const me = actorOf(call).id;
      if ((await viewsFor(db, body.list, me)).length >= MOST) throw appError('refused', 'errors.views-many', { params: { max: MOST } });
      const search = await savable(deps, body.list, body.search);
      const id = deps.ids.next();
      const row = {
        id,
        list: body.list,
        name: nameOf(body.name, localDate(deps.clock.now())),
        search,
        account_id: me,
        shared: body.shared ? 1 : 0,
      };
      await write(deps, call, (writer) => writer.insert('saved-view', { ...row, created_at: writer.ctx.at.toISOString() }));
      return { id };
    },
    async update({ params, body }, call) {
      if (body.shared === true) mustMay(call, 'people.write');
      const old = await mine(deps, call, params.id);
      const changes = {
        name: body.name === undefined ? undefined : nameOf(body.name, localDate(deps.clock.now())),
        search: body.search === undefined ? undefined : await savable(deps, old.list as ViewList, body.search),
        shared: body.shared === undefined ? undefined : body.shared ? 1 : 0,
      };
      await write(deps, call, (writer) => writer.update('saved-view', old.id, changes));
      return { ok: true };
    },
    async remove({ params }, call) {
      const old = await mine(deps, call, params.id);
      await write(deps, call, async (writer) => {
        for (const id of await defaultsWith(writer.ctx.tx, old.id)) await writer.remove('view-default', id);
        await writer.remove('saved-view', old.id);
      });
      return { ok: true };
    },
    async begin({ body: { list, view } }, call) {
      const me = actorOf(call).id;
      await write(deps, call, async (writer) => {
        const old = await defaultOf(writer.ctx.tx, list, me);
        if (view === null) return old && writer.remove('view-default', old.id);
        if (old) return writer.update('view-default', old.id, { view });
        return writer.insert('view-default', { id: `${me}:${list}`, account_id: me, list, view });
      });
      return { ok: true };
    },
  };
}

async function listViews(deps: Deps, list: ViewList, me: string) {
  const { db } = deps.database;
  const found = await viewsFor(db, list, me);
  return {
    views: found.map((row) => ({
      id: row.id,
      name: row.name,
      search: JSON.parse(row.search) as Record<string, string>,
      shared: row.shared === 1,
      mine: row.account_id === me,
    })),
    begin: (await defaultOf(db, list, me))?.view ?? null,
  };
}

/** An address, or digits that go on like a phone number: no name of a view. */
const REACHES = /@|(?:\+\d|\b0\d)(?:[\s().-]?\d){4,}/;

function nameOf(given: string, today: string): string {
  const name = given.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (REACHES.test(name) || holdsIdentityCode(name, today)) throw appError('refused', 'errors.view-name', { field: 'name' });
  return name;
}

/** A shared view is changed by whoever made it. @throws errors.record-not-found */
async function mine(deps: Deps, call: Call, id: string): Promise<SavedViewRow> {
  const found = await viewById(deps.database.db, id);
  if (found?.account_id !== actorOf(call).id) throw appError('not-found', 'errors.record-not-found', { params: { kind: 'saved-view' } });
  return found;
}

/** Logged like any change; there is nothing of anybody to bring back. */
async function write(deps: Deps, call: Call, fn: (writer: Writer) => Promise<unknown>): Promise<void> {
  const at = deps.clock.now();
  const policy = inForce(deps);
  const { id, kind } = actorOf(call);
  await deps.database.tx(async (tx) => {
    await fn(createWriter({ tx, policy, actor: { id, kind }, at, ids: deps.ids, source: OWN_RECORDS, purpose: '' }, deps.registry));
  });
}
