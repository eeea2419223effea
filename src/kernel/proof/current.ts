// The statements of the declaration in force, computed once per version.

import type { Deps } from '#kernel/deps';
import { CHECK_IDS, statements } from '#kernel/policy';
import type { CompiledPolicy, Statement } from '#kernel/policy';

const known = new WeakMap<CompiledPolicy, Statement[]>();

/** Everything the notice says, with how each sentence is proved in this installation. */
export function currentStatements(deps: Pick<Deps, 'registry'>, policy: CompiledPolicy): Statement[] {
  const found = known.get(policy);
  if (found) return found;
  const made = statements(policy.policy, { storable: (field) => deps.registry.storable(field), checks: new Set(CHECK_IDS) });
  known.set(policy, made);
  return made;
}
