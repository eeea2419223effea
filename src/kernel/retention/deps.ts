// What retention needs of the house: the same as erasure, because what is due is erased.

import type { Deps } from '#kernel/deps';
import type { CompiledPolicy } from '#kernel/policy';
import type { RightsDeps } from '#kernel/rights';
import { appError } from '#platform/errors';

export type RetentionDeps = RightsDeps & Pick<Deps, 'onNight'>;

export function policyOf(deps: Pick<RetentionDeps, 'policy'>): CompiledPolicy {
  const policy = deps.policy.current();
  if (!policy) throw appError('unavailable', 'errors.not-set-up');
  return policy;
}
