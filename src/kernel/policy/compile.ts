// The declaration in the form the running register asks it on every write: may this field be here, and by which clause (DESIGN §3, evaluated per person, register and field).

import type { Text } from '#platform/i18n';
import { CATALOGUE, isSealed } from './catalogue.ts';
import type { FieldClass, FieldHome } from './catalogue.ts';
import { fieldUse } from './fields.ts';
import type { FieldUse } from './fields.ts';
import type { DataGroup, Policy, Recipient, Register, RetentionRule } from './schema.ts';
import { sectionNumber, sectionTitle } from './sections.ts';

export type Source = Policy['sources'][number];
export type Purpose = Policy['purposes'][number];
export type SubjectGroup = Policy['subjectGroups'][number];

export interface PolicyVersionRef {
  versionId: string;
  versionNo: number;
  /** Day from which the version is in force. */
  effectiveFrom: string;
}

export interface CompiledField {
  id: string;
  name: Text;
  class: FieldClass;
  freeText: boolean;
  /** Declared by this policy only, not in the catalogue. */
  custom: boolean;
  home: FieldHome | 'custom';
}

/** Where the notice declares a field, or would. */
export interface ClauseRef {
  section: number;
  title: Text;
  clauses: string[];
}

export interface CompiledPolicy extends PolicyVersionRef {
  policy: Policy;
  registers: ReadonlyMap<string, Register>;
  subjectGroups: ReadonlyMap<string, SubjectGroup>;
  purposes: ReadonlyMap<string, Purpose>;
  sources: ReadonlyMap<string, Source>;
  recipients: ReadonlyMap<string, Recipient>;
  rules: ReadonlyMap<string, RetentionRule>;
  allFields: ReadonlySet<string>;
  /** True when at least one of the registers declares the field. */
  allows(registerIds: Iterable<string>, fieldId: string): boolean;
  fieldsOf(registerId: string): ReadonlySet<string>;
  /** A field of the catalogue or of this policy; undefined when neither knows it. */
  field(fieldId: string): CompiledField | undefined;
  /** The group that declares the field in the register; one with its own retention before others. */
  groupOf(registerId: string, fieldId: string): DataGroup | undefined;
  clauseOf(fieldId: string, registerId?: string): ClauseRef;
  /** The rules that end a membership in the register, in the order declared. */
  rulesOf(registerId: string): readonly RetentionRule[];
  /** The rules of the group's own records; empty when they live as long as the membership. */
  groupRules(groupId: string): readonly RetentionRule[];
}

const NOTHING: ReadonlySet<string> = new Set();

export function compilePolicy(policy: Policy, version: PolicyVersionRef): CompiledPolicy {
  const groups = groupsByRegister(policy);
  const fields = fieldSets(groups);
  const rules = byId(policy.retention);
  const known = knownFields(policy);
  const registers = byId(policy.registers);
  const dataGroups = byId(policy.dataGroups);
  const allFields = new Set([...fields.values()].flatMap((set) => [...set]));
  return {
    ...version,
    policy,
    registers,
    subjectGroups: byId(policy.subjectGroups),
    purposes: byId(policy.purposes),
    sources: byId(policy.sources),
    recipients: byId(policy.recipients),
    rules,
    allFields,
    allows(registerIds, fieldId) {
      for (const id of registerIds) if (fields.get(id)?.has(fieldId) === true) return true;
      return false;
    },
    fieldsOf: (registerId) => fields.get(registerId) ?? NOTHING,
    field: (fieldId) => known.get(fieldId),
    groupOf: (registerId, fieldId) => groups.get(registerId)?.get(fieldId),
    clauseOf: (fieldId, registerId) => clauseOf(policy, fieldId, registerId),
    rulesOf: memo((registerId) => resolve(registers.get(registerId)?.retention, rules)),
    groupRules: memo((groupId) => resolve(dataGroups.get(groupId)?.retention, rules)),
  };
}

/** Register, field -> the group that declares it. */
function groupsByRegister(policy: Policy): ReadonlyMap<string, ReadonlyMap<string, DataGroup>> {
  const found = new Map<string, Map<string, DataGroup>>(policy.registers.map(({ id }) => [id, new Map()]));
  for (const group of policy.dataGroups) {
    for (const registerId of group.registers) {
      const of = found.get(registerId);
      for (const { id } of group.fields.map(fieldUse)) {
        const first = of?.get(id);
        if (first === undefined || (first.retention.length === 0 && group.retention.length > 0)) of?.set(id, group);
      }
    }
  }
  return found;
}

function fieldSets(groups: ReadonlyMap<string, ReadonlyMap<string, DataGroup>>): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map([...groups].map(([id, fields]) => [id, new Set(fields.keys())]));
}

/** The catalogue as this policy sees it: classes raised where it says so, its own fields added. */
function knownFields(policy: Policy): ReadonlyMap<string, CompiledField> {
  const found = new Map<string, CompiledField>([...CATALOGUE].map(([id, field]) => [id, { ...field, custom: false }]));
  for (const use of policy.dataGroups.flatMap((group) => group.fields.map(fieldUse))) {
    const merged = merge(found.get(use.id), use);
    if (merged !== undefined) found.set(use.id, merged);
  }
  return found;
}

function merge(known: CompiledField | undefined, use: FieldUse): CompiledField | undefined {
  if (known !== undefined) {
    return use.class !== undefined && isSealed(use.class) && !isSealed(known.class) ? { ...known, class: use.class } : known;
  }
  if (use.name === undefined || use.class === undefined) return undefined;
  // A custom field is text, so it may hold anything and is searched for identity codes.
  return { id: use.id, name: use.name, class: use.class, freeText: true, custom: true, home: 'custom' };
}

/** An undeclared field cites the lists in which it is missing. */
function clauseOf(policy: Policy, fieldId: string, registerId: string | undefined): ClauseRef {
  const groups = policy.dataGroups.filter((group) => registerId === undefined || group.registers.includes(registerId));
  const declaring = groups.flatMap((group) => {
    const use = group.fields.map(fieldUse).find(({ id }) => id === fieldId);
    if (use === undefined) return [];
    return use.clauses.length > 0 ? use.clauses : group.clauses;
  });
  const clauses = declaring.length > 0 ? declaring : groups.flatMap((group) => group.clauses);
  return { section: sectionNumber('data'), title: sectionTitle('data'), clauses: [...new Set(clauses)].toSorted() };
}

function byId<T extends { id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((each) => [each.id, each]));
}

function resolve(ids: readonly string[] | undefined, rules: ReadonlyMap<string, RetentionRule>): readonly RetentionRule[] {
  return (ids ?? []).flatMap((id) => rules.get(id) ?? []);
}

function memo<T>(find: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const kept = known.get(id);
    if (kept !== undefined) return kept;
    const made = find(id);
    known.set(id, made);
    return made;
  };
}
