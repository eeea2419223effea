// Forms are possible where some register of the declaration keeps an address for a purpose; elsewhere the feature is off and names the section that would turn it on.

import type { Deps } from '#kernel/deps';
import type { Feature } from '#kernel/module';
import { ADDRESS_FIELD } from './kinds.ts';
import { placesOf } from './options.ts';
import { inForce } from './register.ts';

export function features(deps: Pick<Deps, 'policy'>): Feature[] {
  const policy = inForce(deps);
  const on = placesOf(policy).length > 0;
  return [{ id: 'forms', on, missing: on ? [] : [ADDRESS_FIELD], clause: policy.clauseOf(ADDRESS_FIELD) }];
}
