// How far a node reaches: which registers a rule, a purpose or a recipient concerns, and who has been given a field.

import type { Text } from '#platform/i18n';
import { isSealed, CATALOGUE } from '../catalogue.ts';
import { fieldUse } from '../fields.ts';
import type { DataGroup, Policy, Recipient } from '../schema.ts';
import { fieldList, list, same } from '../statements/words.ts';

type Fields = DataGroup['fields'];

/** Recipients that were given any of the fields; undefined when none was. */
export function givenTo(policy: Policy, fields: Fields): Text | undefined {
  const ids = new Set(fields.map((field) => fieldUse(field).id));
  const names = policy.recipients.filter((recipient) => recipient.fields.some((id) => ids.has(id))).map(({ name }) => name);
  return names.length === 0 ? undefined : list(names);
}

/** Sealed fields among these, in words; undefined when there is none. */
export function sealedAmong(policy: Policy, fields: Fields): Text | undefined {
  const ids = fields
    .map(fieldUse)
    .filter(({ id, class: own }) => isSealed(own ?? CATALOGUE.get(id)?.class ?? 'ordinary'))
    .map(({ id }) => id);
  return ids.length === 0 ? undefined : fieldList(policy, ids);
}

/** Registers whose data a recipient is given; those of its purposes when it is given no listed field. */
export function registersOf(policy: Policy, { fields, purposes }: Pick<Recipient, 'fields' | 'purposes'>): string[] {
  const groups = policy.dataGroups.filter((group) => group.fields.some((field) => fields.includes(fieldUse(field).id)));
  const ofFields = groups.flatMap((group) => group.registers);
  const ofPurposes = policy.purposes.filter(({ id }) => purposes.includes(id)).flatMap(({ registers }) => registers);
  return [...new Set(ofFields.length > 0 ? ofFields : ofPurposes)];
}

/** Registers and data groups under a retention rule. */
export function under(policy: Policy, ruleId: string): { scope: Text | undefined; registers: string[] } {
  const registers = policy.registers.filter(({ retention }) => retention.includes(ruleId));
  const groups = policy.dataGroups.filter(({ retention }) => retention.includes(ruleId));
  const names = [...registers, ...groups].map(({ name }) => name);
  return {
    scope: names.length === 0 ? undefined : list(names),
    registers: [...new Set([...registers.map(({ id }) => id), ...groups.flatMap((group) => group.registers)])],
  };
}

/** Fields by name; a dash where there is none. */
export function fieldWords(policy: Policy, ids: readonly string[]): Text {
  return ids.length === 0 ? same('–') : fieldList(policy, ids);
}

export function words(names: readonly Text[]): Text {
  return names.length === 0 ? same('–') : list(names);
}
