// What a person or an organisation is called in lists and where they stand in the alphabet.

import type { CompiledPolicy } from '#kernel/policy';
import { sortKey } from '#kernel/subjects';
import type { Text } from '#platform/i18n';

interface Named {
  readonly given_name: string | null;
  readonly family_name: string | null;
  readonly customer_number?: string | null;
}

interface Point {
  readonly field_id: string;
  readonly value: string;
}

/** A person of a register that declares no name is known by their address; one with nothing left by a dash. */
export function personLabel(person: Named, points: readonly Point[]): string {
  const name = [person.given_name, person.family_name].filter(Boolean).join(' ');
  if (name) return name;
  const email = points.find((point) => point.field_id.endsWith('.email')) ?? points[0];
  return email?.value ?? person.customer_number ?? '–';
}

export function personSortKey(person: Named, points: readonly Point[]): string {
  if (person.family_name || person.given_name) return sortKey(person.family_name ?? '', person.given_name ?? '');
  return sortKey(personLabel(person, points));
}

export function organisationLabel(organisation: { readonly name: string | null; readonly business_id: string | null }): string {
  return organisation.name ?? organisation.business_id ?? '–';
}

/** A field by its name in the declaration; by its id when the declaration no longer knows it. */
export function fieldName(policy: CompiledPolicy | null, fieldId: string): Text {
  return policy?.field(fieldId)?.name ?? { fi: fieldId, sv: fieldId, en: fieldId };
}
