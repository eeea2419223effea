/** What the declaration in force lets be stored, asked by pages so that they show no field the server would refuse. */
import type { Text } from '../i18n/index.ts';
import type { PolicyView } from './queries.ts';

export type PolicyField = PolicyView['fields'][number];

/** Field ids that at least one of the registers declares and the product can store. */
export function storableIn(policy: PolicyView, registerIds: readonly string[]): ReadonlySet<string> {
  const storable = new Set(policy.fields.filter((field) => field.storable && !field.sealed).map(({ id }) => id));
  const declared = policy.registers.filter(({ id }) => registerIds.includes(id)).flatMap(({ fields }) => fields);
  return new Set(declared.filter((id) => storable.has(id)));
}

export function declaredAnywhere(policy: PolicyView | undefined, fieldId: string): boolean {
  return policy?.registers.some(({ fields }) => fields.includes(fieldId)) ?? false;
}

export function fieldOf(policy: PolicyView | undefined, fieldId: string): PolicyField | undefined {
  return policy?.fields.find(({ id }) => id === fieldId);
}

export function registerName(policy: PolicyView | undefined, registerId: string): Text | undefined {
  return policy?.registers.find(({ id }) => id === registerId)?.name;
}

export function groupName(policy: PolicyView | undefined, registerId: string, groupId: string): Text | undefined {
  return policy?.registers.find(({ id }) => id === registerId)?.subjectGroups.find(({ id }) => id === groupId)?.name;
}
