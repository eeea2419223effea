// The statements of the declaration in force, computed once per version and whenever a fact of law is corrected.

import type { Deps } from '#kernel/deps';
import { CHECK_IDS, statements } from '#kernel/policy';
import type { CompiledPolicy, Reference, Statement } from '#kernel/policy';

const known = new WeakMap<CompiledPolicy, { reference: Reference; made: Statement[] }>();

/** Everything the notice says, with how each sentence is proved in this installation. */
export function currentStatements(deps: Pick<Deps, 'registry' | 'policy'>, policy: CompiledPolicy): Statement[] {
  const reference = deps.policy.reference();
  const found = known.get(policy);
  if (found?.reference === reference) return found.made;
  const made = statements(policy.policy, { storable: (field) => deps.registry.storable(field), checks: new Set(CHECK_IDS) }, reference);
  known.set(policy, { reference, made });
  return made;
}
