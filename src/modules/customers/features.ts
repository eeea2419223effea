// What the module can do for this firm: a feature whose fields no register declares is off and names the section that would turn it on.

import type { Deps } from '#kernel/deps';
import type { Feature } from '#kernel/module';
import { isSealed } from '#kernel/policy';
import { inForce } from './write.ts';

/** Each feature with the fields that it keeps. */
const FEATURES: readonly { id: string; fields: readonly string[] }[] = [
  { id: 'contact-log', fields: ['contact.event'] },
  { id: 'contact-notes', fields: ['contact.event', 'contact.note'] },
  { id: 'next-action', fields: ['person.next_action'] },
  { id: 'organisation-tasks', fields: ['organisation.next_action'] },
  { id: 'tags', fields: ['person.tag'] },
  { id: 'organisation-tags', fields: ['organisation.tag'] },
  { id: 'organisations', fields: ['organisation.name'] },
  { id: 'affiliations', fields: ['organisation.name', 'person.employer'] },
  { id: 'notes', fields: ['person.note'] },
  { id: 'services', fields: ['service.used'] },
  { id: 'orders', fields: ['order.details'] },
  { id: 'billing', fields: ['organisation.billing'] },
];

export function features(deps: Pick<Deps, 'policy'>): Feature[] {
  return FEATURES.map(({ id, fields }) => featureOf(deps, id, fields));
}

export function isOn(deps: Pick<Deps, 'policy'>, id: string): boolean {
  const found = FEATURES.find((feature) => feature.id === id);
  return found !== undefined && featureOf(deps, found.id, found.fields).on;
}

function featureOf(deps: Pick<Deps, 'policy'>, id: string, fields: readonly string[]): Feature {
  const policy = inForce(deps);
  const missing = fields.filter((field) => !policy.allFields.has(field));
  const together = [...policy.registers.keys()].some((register) => fields.every((field) => policy.fieldsOf(register).has(field)));
  const sealed = fields.some((field) => isSealed(policy.field(field)?.class ?? 'ordinary'));
  const clause = policy.clauseOf(missing[0] ?? fields[0] ?? '');
  return { id, on: together && !sealed, missing, clause };
}
