// Answers about automations to the API.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { HandlersOf } from '#platform/contract';
import { whatIsMissing } from '../campaigns/needs.ts';
import type { automations } from '../contract/automations.ts';
import { automationOnFile, automationViews, makeAutomation, turnAutomation } from './service.ts';

export function automationHandlers(deps: Deps): HandlersOf<typeof automations, Call> {
  return {
    list: async () => ({ automations: await automationViews(deps) }),
    create: async ({ body }, call) => ({ id: await makeAutomation(deps, actorOf(call), body, call.lang) }),
    check: async ({ params }) => ({ needs: await whatIsMissing(deps, await automationOnFile(deps, params.id)) }),
    async turn({ params, body }, call) {
      await turnAutomation(deps, actorOf(call), params.id, body.on);
      return { ok: true };
    },
  };
}
