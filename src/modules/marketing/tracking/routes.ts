// Answers about what is followed of a mailing.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { mailingById } from '#kernel/mailings';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { tracking } from '../contract/tracking.ts';
import { inForce } from '../features.ts';
import { clicksOf, opensOf } from './numbers.ts';
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
    async figures({ params }) {
      const { variants: tried, ...opens } = await opensOf(deps, params.id);
      const { variants, links, ...clicks } = await clicksOf(deps, params.id);
      return { opens: { ...opens, variants: [...tried] }, clicks: { ...clicks, variants: [...variants], links: [...links] } };
    },
  };
}
