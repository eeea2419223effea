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
