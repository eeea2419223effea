// What the house can store and check today, as the policies' statements ask it.

import { CATALOGUE, isSealed, statements } from '#kernel/policy';
import type { Abilities, Policy, Statement } from '#kernel/policy';
import { CHECKS } from '#kernel/proof';

export const ABILITIES: Abilities = {
  storable(fieldId) {
    const known = CATALOGUE.get(fieldId);
    return known === undefined || (known.home === 'customers' && !isSealed(known.class));
  },
  checks: new Set(CHECKS.keys()),
};

export function statementsOf(policy: Policy): Statement[] {
  return statements(policy, ABILITIES);
}
