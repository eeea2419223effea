// Raffles are held only where a register declares what is kept of those who enter.

import type { Deps } from '#kernel/deps';
import type { Feature } from '#kernel/module';
import type { CompiledPolicy } from '#kernel/policy';
import { appError } from '#platform/errors';

/** What somebody answered in a raffle, and that they are in it. */
export const RAFFLE_FIELD = 'marketing.raffle';

export function features(deps: Pick<Deps, 'policy'>): Feature[] {
  const policy = inForce(deps);
  const on = raffleRegisters(policy).length > 0;
  return [{ id: 'raffles', on, missing: on ? [] : [RAFFLE_FIELD], clause: policy.clauseOf(RAFFLE_FIELD) }];
}

/** @throws errors.not-set-up */
export function inForce(deps: Pick<Deps, 'policy'>): CompiledPolicy {
  const policy = deps.policy.current();
  if (!policy) throw appError('unavailable', 'errors.not-set-up');
  return policy;
}

export function raffleRegisters(policy: CompiledPolicy): string[] {
  return [...policy.registers.keys()].filter((id) => policy.fieldsOf(id).has(RAFFLE_FIELD));
}
