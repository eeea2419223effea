// The catalogue of fields, as the editor of the declaration offers it.

import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { CATALOGUE, isSealed } from '#kernel/policy';
import type { HandlersOf } from '#platform/contract';
import type { catalogue as contract } from './contract/catalogue.ts';

export function catalogueHandlers({ registry }: Pick<Deps, 'registry'>): HandlersOf<typeof contract, Call> {
  const fields = [...CATALOGUE.values()].map(({ id, name, class: cls }) => ({
    id,
    name,
    class: cls,
    sealed: isSealed(cls),
    storable: registry.storable(id),
  }));
  return { fields: () => Promise.resolve({ fields }) };
}
