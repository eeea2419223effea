// Mail is kept where a register declares contacts and what was said in them; elsewhere it is off and names the section that would turn it on.

import type { Deps } from '#kernel/deps';
import type { Feature } from '#kernel/module';
import { appError } from '#platform/errors';

/** A message is a contact, and its text the content of that contact (docs/decisions/0029). */
export const MESSAGE_FIELDS = ['contact.event', 'contact.note'] as const;

export function features(deps: Pick<Deps, 'policy'>): Feature[] {
  const policy = deps.policy.current();
  if (!policy) throw appError('unavailable', 'errors.not-set-up');
  const missing = MESSAGE_FIELDS.filter((field) => !policy.allFields.has(field));
  const together = [...policy.registers.keys()].some((register) => MESSAGE_FIELDS.every((field) => policy.fieldsOf(register).has(field)));
  return [{ id: 'correspondence', on: together, missing, clause: policy.clauseOf(missing[0] ?? MESSAGE_FIELDS[1]) }];
}
