// Answers about contacts that were logged, ways to reach somebody and the organisations they act for.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { HandlersOf } from '#platform/contract';
import { changeContact, foresee, logContact, removeContact } from './contacts.ts';
import type { contacts } from './contract/contacts.ts';
import { changeAffiliation, changeContactPoint } from './relations.ts';
import { ownRecords } from './write.ts';

export function contactHandlers(deps: Deps): HandlersOf<typeof contacts, Call> {
  return {
    log: async ({ params, body }, call) => ({ id: await logContact(deps, ownRecords(actorOf(call)), params.id, body) }),
    async foresee({ params, body: { kind, on, contactId, remove } }, call) {
      const who = ownRecords(actorOf(call));
      const moves = await foresee(deps, params.id, (inside) => {
        if (contactId === undefined) return logContact(inside, who, params.id, { kind, on });
        return remove === true ? removeContact(inside, who, contactId) : changeContact(inside, who, contactId, { kind, on });
      });
      return { moves };
    },
    async change({ params, body }, call) {
      await changeContact(deps, ownRecords(actorOf(call)), params.id, body);
      return { ok: true };
    },
    async remove({ params }, call) {
      await removeContact(deps, ownRecords(actorOf(call)), params.id);
      return { ok: true };
    },
    async changePoint({ params, body: { source, purpose, ...wish } }, call) {
      await changeContactPoint(deps, { actor: actorOf(call), source, purpose }, params.id, wish);
      return { ok: true };
    },
    async changeAffiliation({ params, body: { source, purpose, ...wish } }, call) {
      await changeAffiliation(deps, { actor: actorOf(call), source, purpose }, params.id, wish);
      return { ok: true };
    },
  };
}
