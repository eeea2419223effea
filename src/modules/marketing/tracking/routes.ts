// Answers about what is followed of a mailing.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { mailingById } from '#kernel/mailings';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { tracking } from '../contract/tracking.ts';
import { inForce } from '../features.ts';
import { canTrack, setTracking, trackingOf } from './settings.ts';

export function trackingHandlers(deps: Deps): HandlersOf<typeof tracking, Call> {
  const { db } = deps.database;
  const settings = async (id: string) => {
    if (!(await mailingById(db, id))) throw appError('not-found', 'errors.newsletter-not-found');
    return { now: await trackingOf(db, deps.policy.current(), id), can: canTrack(inForce(deps)) };
  };
  return {
    get: ({ params }) => settings(params.id),
    async set({ params, body }, call) {
      await settings(params.id);
      await setTracking(deps, { mailingId: params.id, ...body, accountId: actorOf(call).id });
      return settings(params.id);
    },
  };
}
