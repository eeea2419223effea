// Answers about calls and letters to the API.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { HandlersOf } from '#platform/contract';
import type { calls } from '../contract/calls.ts';
import { previewOf } from '../audiences/preview.ts';
import { listCsv, listLabels } from './copies.ts';
import { listView, listViews, pageOfPeople } from './lists.ts';
import { admitPurpose, makeList } from './make.ts';
import { endList, noteOutcome } from './outcome.ts';

export function callHandlers(deps: Deps): HandlersOf<typeof calls, Call> {
  const act = (call: Call) => ({ actor: actorOf(call), at: deps.clock.now() });
  const day = () => deps.clock.now().toISOString().slice(0, 10);
  return {
    list: () => listViews(deps),
    preview({ body }) {
      admitPurpose(deps, body);
      return previewOf(deps, body);
    },
    create: async ({ body }, call) => ({ id: await makeList(deps, actorOf(call), body) }),
    get: ({ params }) => listView(deps, params.id),
    people: ({ params, query: { state, after, limit } }) => pageOfPeople(deps, { listId: params.id, state, after: after ?? null, limit }),
    async outcome({ params, body }, call) {
      await noteOutcome(deps, actorOf(call), { listId: params.id, entryId: params.entry }, body);
      return { ok: true };
    },
    async csv({ params }, call) {
      const bytes = await listCsv(deps, params.id, act(call), call.lang);
      return { name: `soittolista-${day()}.csv`, mediaType: 'text/csv; charset=utf-8', bytes };
    },
    async labels({ params }, call) {
      const bytes = await listLabels(deps, params.id, act(call));
      return { name: `osoitetarrat-${day()}.pdf`, mediaType: 'application/pdf', bytes };
    },
    async remove({ params }, call) {
      await endList(deps, actorOf(call), params.id);
      return { ok: true };
    },
  };
}
