// Answers about duplicates.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { HandlersOf } from '#platform/contract';
import type { duplicates } from '../contract.ts';
import { likelyOf } from './likely.ts';
import { markNotSame, mergeSubjects } from './merge.ts';
import { mergedInto } from '../queries-duplicates.ts';
import { findDuplicates, isStale } from './scan.ts';
import { pairOf, queueOf } from './views.ts';

export function duplicateHandlers(deps: Deps): HandlersOf<typeof duplicates, Call> {
  let looking: Promise<unknown> | undefined;
  /** Whoever opens the queue sees it as it is, and it is found anew beside. */
  async function lookAgain(): Promise<boolean> {
    if (looking === undefined && (await isStale(deps)))
      looking = findDuplicates(deps)
        .catch((error: unknown) => deps.log.error('duplicates.find', { error: error instanceof Error ? error.name : 'error' }))
        .finally(() => {
          looking = undefined;
        });
    return looking !== undefined;
  }
  return {
    list: async ({ query }) => queueOf(deps, query.kind, await lookAgain()),
    likely: async ({ body }) => ({ people: await likelyOf(deps, body) }),
    pair: ({ params }) => pairOf(deps, params.a, params.b),
    async merge({ body }, call) {
      const { id, old } = await mergeSubjects(deps, actorOf(call), body);
      return { id, old };
    },
    async notSame({ body }, call) {
      await markNotSame(deps, actorOf(call), body.a, body.b);
      return { ok: true };
    },
    moved: async ({ params }) => ({ id: (await mergedInto(deps.database.db, params.id)) ?? null }),
  };
}
