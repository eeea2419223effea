/** The register of all tables: export, erasure, retention and re-discovery walk it, so no table can be forgotten. */
import { CATALOGUE, isSealed } from '#kernel/policy';
import { fieldsHeld, holdsCustomFields } from './contract.ts';
import type { AnyKind } from './contract.ts';

export interface Registry {
  readonly all: readonly AnyKind[];
  /** Throws for a table nobody signed for. */
  byTable(table: string): AnyKind;
  /** Throws for an unknown kind. */
  byKind(kind: string): AnyKind;
  /** The kinds that can hold a field; kinds for custom fields when the catalogue does not know it. */
  forField(fieldId: string): readonly AnyKind[];
  /** True when some table of this installation can hold the field; sealed classes never, before the vault exists. */
  storable(fieldId: string): boolean;
  /** Kinds whose rows belong to a subject, directly or through a parent. */
  subjectKinds(): readonly AnyKind[];
}

/** Collects the signed contracts. Two kinds of one name, or two for one table, are a mistake of the program and throw. */
export function createRegistry(kinds: readonly AnyKind[]): Registry {
  const names = unique(kinds, (each) => each.kind);
  const tables = unique(kinds, (each) => each.table);
  const byField = new Map<string, AnyKind[]>();
  for (const each of kinds) for (const field of fieldsHeld(each)) byField.set(field, [...(byField.get(field) ?? []), each]);
  const custom = kinds.filter(holdsCustomFields);
  const ofSubjects = kinds.filter((each) => each.subject !== 'none');
  const forField = (id: string) => byField.get(id) ?? (CATALOGUE.has(id) ? [] : custom);
  return {
    all: kinds,
    byTable: (table) => found(tables, table),
    byKind: (name) => found(names, name),
    forField,
    storable: (id) => !isSealed(CATALOGUE.get(id)?.class ?? 'ordinary') && forField(id).length > 0,
    subjectKinds: () => ofSubjects,
  };
}

function unique(kinds: readonly AnyKind[], name: (of: AnyKind) => string): ReadonlyMap<string, AnyKind> {
  const map = new Map(kinds.map((each) => [name(each), each]));
  if (map.size !== kinds.length) {
    const twice = kinds.map(name).find((each, i, all) => all.indexOf(each) !== i);
    throw new Error(`signed for twice: ${twice}`);
  }
  return map;
}

function found(map: ReadonlyMap<string, AnyKind>, name: string): AnyKind {
  const known = map.get(name);
  if (known === undefined) throw new Error(`nobody signed for ${name}`);
  return known;
}
