// Answers about undo and removed rows.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { HandlersOf } from '#platform/contract';
import type { undo } from './contract.ts';
import { trashOf } from './trash.ts';
import { restoreFromTrash, undoAct } from './undo.ts';

export function undoHandlers(deps: Deps): HandlersOf<typeof undo, Call> {
  return {
    async act({ params, body }, call) {
      const { records, gone, removed } = await undoAct(deps, actorOf(call), params.id, body);
      return { records, gone, removed: [...removed] };
    },
    trash: ({ query }) => trashOf(deps, query.subject),
    restore: async ({ body }, call) => ({ restored: await restoreFromTrash(deps, actorOf(call), body) }),
  };
}
