// Staff send a person the link to their own pages; the link itself is in the letter and nowhere else.

import { mailboxes } from '#customers';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { mailWorks } from '#kernel/mail';
import { sendLinkTo } from '#kernel/visits';
import type { HandlersOf } from '#platform/contract';
import type { own } from './contract/own.ts';
import { actOf } from './rights-routes.ts';

export function ownHandlers(deps: Deps): HandlersOf<typeof own, Call> {
  return {
    ready: async () => ({ mailWorks: (await mailWorks(deps)).works }),
    async send({ params, body }, call) {
      await sendLinkTo({ ...deps, mailboxes }, params.id, body.lang, actOf(deps, call));
      return { ok: true };
    },
  };
}
