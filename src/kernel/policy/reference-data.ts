// Facts that authorities and the legislator set, each with its source and the day it must be looked at again; the owner may correct any of them.

import type { Text } from '#platform/i18n';

export const REFERENCE_KINDS = ['authority', 'law', 'instrument', 'adequacy', 'rate'] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

export interface ReferenceDatum {
  /** supervisor.post, adequacy.US, law.data-protection … */
  readonly id: string;
  readonly kind: ReferenceKind;
  readonly name: Text;
  readonly value: Text;
  /** In force from and until; null is open. */
  readonly from: string | null;
  readonly until: string | null;
  /** Where it was read. */
  readonly source: string;
  readonly checkedOn: string;
  readonly recheckOn: string;
}

/** The data in force for one look: the shipped ones with the owner's corrections over them. */
export interface Reference {
  readonly data: ReadonlyMap<string, ReferenceDatum>;
}

const DATA: readonly ReferenceDatum[] = [];

export const DEFAULT_REFERENCE: Reference = { data: new Map(DATA.map((datum) => [datum.id, datum])) };
