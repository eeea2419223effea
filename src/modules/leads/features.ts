// Leads are kept only where a register declares them; elsewhere the feature is off and names the section that would turn it on.

import type { Deps } from '#kernel/deps';
import type { Feature } from '#kernel/module';
import type { CompiledPolicy } from '#kernel/policy';
import { appError } from '#platform/errors';

/** What a lead is about, its stage, value and outcome. */
export const LEAD_FIELD = 'lead.details';

export function features(deps: Pick<Deps, 'policy'>): Feature[] {
  const policy = inForce(deps);
  const on = policy.allFields.has(LEAD_FIELD);
  return [{ id: 'leads', on, missing: on ? [] : [LEAD_FIELD], clause: policy.clauseOf(LEAD_FIELD) }];
}

/** @throws errors.not-set-up */
export function inForce(deps: Pick<Deps, 'policy'>): CompiledPolicy {
  const policy = deps.policy.current();
  if (!policy) throw appError('unavailable', 'errors.not-set-up');
  return policy;
}

/** Registers in which somebody may be as a lead: those that declare what is kept of one. */
export function leadRegisters(policy: CompiledPolicy): string[] {
  return [...policy.registers.keys()].filter((id) => policy.fieldsOf(id).has(LEAD_FIELD));
}
