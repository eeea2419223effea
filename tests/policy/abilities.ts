// What the house can store and check today, as the policies' statements ask it.

import { CATALOGUE, isSealed, statements } from '#kernel/policy';
import type { Abilities, Policy, Statement } from '#kernel/policy';
import { CHECKS } from '#kernel/proof';

export const ABILITIES: Abilities = {
  /** The customers module, custom values and provenance; a module that comes later turns attested rows automatic, and the table says so. */
  storable(fieldId) {
    const known = CATALOGUE.get(fieldId);
    if (known === undefined || fieldId.startsWith('record.')) return true;
    return known.home === 'customers' && !isSealed(known.class);
  },
  checks: new Set(CHECKS.keys()),
};

export function statementsOf(policy: Policy): Statement[] {
  return statements(policy, ABILITIES);
}
