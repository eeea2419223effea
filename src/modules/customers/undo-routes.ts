// Answers about undo and removed rows.

import { actorOf, mustMay } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { HandlersOf } from '#platform/contract';
import type { undo } from './contract.ts';
import { trashOf } from './trash.ts';
import { restoreFromTrash, undoAct } from './undo.ts';

export function undoHandlers(deps: Deps): HandlersOf<typeof undo, Call> {
  return {
    async act({ params, body }, call) {
      mayAll(call);
      const { records, gone, removed } = await undoAct(deps, actorOf(call), params.id, body);
      return { records, gone, removed: [...removed] };
    },
    async trash({ query }, call) {
      mayAll(call);
      return trashOf(deps, query.subject);
    },
    async restore({ body }, call) {
      mayAll(call);
      return { restored: await restoreFromTrash(deps, actorOf(call), body) };
    },
  };
}

/** Nobody knows beforehand what an act was about, and taking back that somebody was added erases them. @throws errors.token-scope */
function mayAll(call: Call): void {
  for (const permission of ['people.write', 'people.erase', 'organisations.write', 'documents.write'] as const) mustMay(call, permission);
}
