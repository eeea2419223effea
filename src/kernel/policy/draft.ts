// A feature whose fields are undeclared offers one button: it drafts the clause, and the owner's own words and comments stay as they were.

import type { Text } from '#platform/i18n';
import { appError } from '#platform/errors';
import { CATALOGUE, isSealed } from './catalogue.ts';
import type { FieldClass } from './catalogue.ts';
import { append, editable } from './draft-edit.ts';
import { fieldUse } from './fields.ts';
import { accepted } from './load.ts';
import { policySchema } from './schema.ts';
import type { DataGroup, Policy } from './schema.ts';

export interface FieldDraft {
  registerId: string;
  fieldId: string;
  /** The purpose for which it is wanted; without one, any for which the register is kept. */
  purposeId?: string | undefined;
  /** Needed when the catalogue does not know the field. */
  name?: Text;
  class?: FieldClass;
}

/** The policy text with the field declared for the register; unchanged when it already is. The draft is judged when it is published. */
export function draftField(policyYaml: string, draft: FieldDraft): string {
  const policy = readPolicy(policyYaml);
  if (!policy.registers.some(({ id }) => id === draft.registerId))
    throw appError('not-found', 'errors.register-unknown', { params: { register: draft.registerId } });
  const declared = policy.dataGroups.findIndex((group) => group.registers.includes(draft.registerId) && has(group, draft.fieldId));
  if (declared >= 0) {
    const { purposeId } = draft;
    const wanting = purposeId !== undefined && policy.dataGroups[declared]?.purposes.includes(purposeId) === false;
    return wanting ? append(policyYaml, ['dataGroups', declared, 'purposes'], purposeId) : policyYaml;
  }
  const field =
    draft.name !== undefined && draft.class !== undefined ? { id: draft.fieldId, name: draft.name, class: draft.class } : draft.fieldId;
  const group = fittingGroup(policy, draft);
  if (group >= 0) return append(policyYaml, ['dataGroups', group, 'fields'], field);
  return append(policyYaml, ['dataGroups'], newGroup(policy, draft, field));
}

/** Drafts several fields at once and says which were not declared before. */
export function draftFields(
  policyYaml: string,
  registerId: string,
  fieldIds: readonly string[],
  purposeId?: string,
): { yaml: string; added: string[] } {
  return fieldIds.reduce<{ yaml: string; added: string[] }>(
    ({ yaml, added }, fieldId) => {
      const next = draftField(yaml, { registerId, fieldId, purposeId });
      return { yaml: next, added: next === yaml ? added : [...added, fieldId] };
    },
    { yaml: policyYaml, added: [] },
  );
}

/** The policy that a text holds, whatever the cross checks say of it. */
export function readPolicy(yaml: string): Policy {
  const parsed = policySchema.safeParse(editable(yaml).toJS({ maxAliasCount: 200 }));
  return parsed.success ? parsed.data : accepted(yaml);
}

/** Only a group of this register alone: a shared one would widen the lists of the others too. */
function fittingGroup(policy: Policy, { registerId, fieldId, purposeId, class: cls }: FieldDraft): number {
  const fieldClass = cls ?? CATALOGUE.get(fieldId)?.class ?? 'ordinary';
  const scores = policy.dataGroups.map((group) => {
    if (group.registers.length !== 1 || group.registers[0] !== registerId || !takes(group, fieldClass)) return 0;
    if (purposeId !== undefined && !group.purposes.includes(purposeId)) return 0;
    const alike = group.fields.filter((each) => stem(fieldUse(each).id) === stem(fieldId)).length;
    // The ground of a sealed group covers its own kind of data and nothing else.
    return isSealed(fieldClass) ? alike : 1 + alike;
  });
  const best = Math.max(0, ...scores);
  return best > 0 ? scores.indexOf(best) : -1;
}

/** A sealed field goes only where its ground is named; others stay out of groups with a ground or a clock of their own. */
function takes({ art9, condition, retention }: DataGroup, cls: FieldClass): boolean {
  if (cls === 'special') return art9 !== undefined;
  if (cls === 'identifier' || cls === 'confidential') return condition !== undefined || art9 !== undefined;
  return art9 === undefined && condition === undefined && retention.length === 0;
}

function stem(fieldId: string): string {
  return fieldId.split('.')[0] ?? fieldId;
}

function newGroup(policy: Policy, { registerId, purposeId }: FieldDraft, field: unknown): Record<string, unknown> {
  const siblings = policy.dataGroups.filter((group) => group.registers.includes(registerId));
  const purposes = policy.purposes.filter(({ registers }) => registers.includes(registerId)).map(({ id }) => id);
  const taken = new Set(policy.dataGroups.map(({ id }) => id));
  const plain = `${registerId}-more`;
  const id = taken.has(plain) ? `${plain}-${taken.size}` : plain;
  return {
    id,
    name: { fi: 'Muut tiedot', sv: 'Övriga uppgifter', en: 'Other data' },
    registers: [registerId],
    purposes: purposeId === undefined ? purposes.slice(0, 1) : [purposeId],
    sources: siblings[0]?.sources ?? policy.sources.slice(0, 1).map((source) => source.id),
    fields: [field],
  };
}

function has(group: DataGroup, fieldId: string): boolean {
  return group.fields.some((field) => fieldUse(field).id === fieldId);
}
