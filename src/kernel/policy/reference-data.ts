// Facts that authorities and the legislator set, each with its source and the day it must be looked at again; the owner may correct any of them.

import type { Text } from '#platform/i18n';
import { SUPERVISOR } from './reference.ts';
import { SHIPPED } from './reference-defaults.ts';

export const REFERENCE_KINDS = ['authority', 'law', 'instrument', 'adequacy', 'rate'] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

export interface ReferenceDatum {
  /** supervisor.post, adequacy.CH, law.data-protection … */
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

/** What ships with the product. */
export const DEFAULT_REFERENCE: Reference = { data: new Map(SHIPPED.map((datum) => [datum.id, datum])) };

/** The shipped data with corrections over them; a correction of something unknown is left out. */
export function correctedReference(corrections: readonly ReferenceDatum[]): Reference {
  const merged = new Map(DEFAULT_REFERENCE.data);
  for (const datum of corrections) if (merged.has(datum.id)) merged.set(datum.id, datum);
  return { data: merged };
}

export interface Supervisor {
  readonly name: Text;
  readonly visit: Text;
  readonly post: Text;
  readonly website: Text;
}

/** Where to complain, as the house knows it. */
export function supervisorOf({ data }: Reference): Supervisor {
  const value = (what: string, shipped: Text): Text => data.get(`supervisor.${what}`)?.value ?? shipped;
  const { name, visit, post, website } = SUPERVISOR;
  return { name: value('name', name), visit: value('visit', visit), post: value('post', post), website: value('website', same(website)) };
}

function same(text: string): Text {
  return { fi: text, sv: text, en: text };
}

/** The data as they hold on a day: a correction that begins later leaves what ships with the product in its place. */
export function referenceOn(corrections: readonly ReferenceDatum[], day: string): Reference {
  return correctedReference(corrections.filter(({ from }) => from === null || from <= day));
}

export function inForceOn(datum: ReferenceDatum | undefined, day: string): boolean {
  return datum !== undefined && (datum.from === null || datum.from <= day) && (datum.until === null || day <= datum.until);
}

export function dueForRecheck(datum: ReferenceDatum, day: string): boolean {
  return datum.recheckOn <= day;
}
