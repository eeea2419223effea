// Answers of the business register to the API.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { HandlersOf } from '#platform/contract';
import { createPoliteReader } from '#platform/http';
import type { PoliteReader } from '#platform/http';
import type { businessRegister } from '../contract/business-register.ts';
import { createBusinessRegister } from './look.ts';
import { registerSetting, setRegister } from './settings.ts';
import { addFromRegister, takeFromRegister } from './take.ts';

/** Fewer than the service allows to all its users together, and no more than a firm's own facts take. */
const MANNERS = { spacingMs: 1000, timeoutMs: 8000, maxBytes: 2_000_000, tries: 3, backoffMs: 500, mostWaiting: 5 };

export function businessRegisterHandlers(
  deps: Deps,
  reader: PoliteReader = createPoliteReader(MANNERS),
): HandlersOf<typeof businessRegister, Call> {
  const register = createBusinessRegister(deps, reader);
  return {
    state: () => registerSetting(deps),
    async set({ body }) {
      await setRegister(deps, body.source);
      return registerSetting(deps);
    },
    async look({ body }, call) {
      const { found, at } = await register.look(actorOf(call), body.q);
      const firms = found.map((each) =>
        'name' in each
          ? { ...each, personal: false }
          : { ...each, name: null, form: null, industry: null, address: null, website: null, ceased: false },
      );
      return { firms, at };
    },
    async add({ body }, call) {
      const { firm } = await register.firm(actorOf(call), body.businessId);
      return { id: await addFromRegister(deps, actorOf(call), { firm, fields: body.fields, lang: call.lang }, body.memberships) };
    },
    async take({ params, body }, call) {
      const { firm } = await register.firm(actorOf(call), body.businessId);
      await takeFromRegister(deps, actorOf(call), params.id, { firm, fields: body.fields, lang: call.lang, version: body.version });
      return { ok: true };
    },
  };
}
