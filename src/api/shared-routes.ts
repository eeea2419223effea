// What a partner sees: people shown to their firm and the whitelisted fields of each, logged in the same transaction as it is read.

import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { listShared, seeShared } from '#kernel/disclosure';
import type { Seen } from '#kernel/disclosure';
import type { HandlersOf } from '#platform/contract';
import type { Lang } from '#platform/i18n';
import { employersNow, outsideWords } from '#customers';
import type { shared } from './contract/shared.ts';
import { inForce } from './policy-routes.ts';
import { fieldName } from './recipient-views.ts';
import { actOf, textOf } from './rights-routes.ts';

export function sharedHandlers(deps: Deps, firm: () => string): HandlersOf<typeof shared, Call> {
  return {
    async list(_input, call) {
      const seen = await listShared(deps, employersNow, call.account().id, actOf(deps, call));
      const { recipient, party, account, agreement } = seen.standing;
      const last = agreement.valid_until;
      return {
        firm: firm(),
        recipient: recipient.name,
        party: party.name,
        until: last !== null && last < account.valid_until ? last : account.valid_until,
        fields: recipient.fields.filter((field) => deps.registry.storable(field)).map((field) => fieldName(inForce(deps), field)),
        instructions: recipient.agreement.instructions ?? null,
        people: (await peopleOf(deps, seen, call.lang)).map(({ values: _values, disputed: _disputed, ...person }) => person),
      };
    },
    async get({ params }, call) {
      const seen = await seeShared(deps, employersNow, call.account().id, params.id, actOf(deps, call));
      const [person] = await peopleOf(deps, seen, call.lang);
      if (person === undefined) throw new RangeError('a person who was seen is shown');
      return { person };
    },
  };
}

async function peopleOf(deps: Deps, { people }: Seen, lang: Lang) {
  const policy = inForce(deps);
  const words = await outsideWords(deps, people, lang);
  return people.map(({ subjectId, purpose, sharedAt, disputed }) => {
    const mine = [...(words.get(subjectId) ?? [])];
    return {
      id: subjectId,
      label: mine.find(([field]) => field === 'person.name')?.[1][0] ?? null,
      purpose: policy.purposes.get(purpose)?.name ?? textOf(purpose),
      sharedAt,
      values: mine.map(([field, values]) => ({ name: fieldName(policy, field), values: [...values] })),
      disputed: disputed.length,
    };
  });
}
