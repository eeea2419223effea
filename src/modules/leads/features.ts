// Leads are kept only where a register declares them; elsewhere the feature is off and names the section that would turn it on.

import type { Deps } from '#kernel/deps';
import type { Feature } from '#kernel/module';
import type { CompiledPolicy } from '#kernel/policy';
import { appError } from '#platform/errors';

/** What a lead is about, in words. */
export const LEAD_FIELD = 'lead.details';
/** Where it stands, what it is worth and what came of it. */
export const STAGE_FIELD = 'lead.stage';

export function features(deps: Pick<Deps, 'policy'>): Feature[] {
  const policy = inForce(deps);
  const missing = [LEAD_FIELD, STAGE_FIELD].filter((field) => !policy.allFields.has(field));
  return [{ id: 'leads', on: leadRegisters(policy).length > 0, missing, clause: policy.clauseOf(missing[0] ?? LEAD_FIELD) }];
}

/** @throws errors.not-set-up */
export function inForce(deps: Pick<Deps, 'policy'>): CompiledPolicy {
  const policy = deps.policy.current();
  if (!policy) throw appError('unavailable', 'errors.not-set-up');
  return policy;
}

/** Registers in which somebody may be as a lead: those that declare what is kept of one. */
export function leadRegisters(policy: CompiledPolicy): string[] {
  const declares = (id: string, field: string) => policy.fieldsOf(id).has(field);
  return [...policy.registers.keys()].filter((id) => declares(id, LEAD_FIELD) && declares(id, STAGE_FIELD));
}
