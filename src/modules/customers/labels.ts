// What a person or an organisation is called in lists and where they stand in the alphabet.

import { fold, sortKey } from '#kernel/subjects';
import type { ContactPointRow, OrganisationRow, PersonRow } from './queries.ts';

/** A person of a register that declares no name is known by their address; one with nothing left by a dash. */
export function personLabel(person: Pick<PersonRow, 'given_name' | 'family_name'> & { customer_number?: string | null }, points: readonly Pick<ContactPointRow, 'value' | 'field_id'>[]): string {
  const name = [person.given_name, person.family_name].filter(Boolean).join(' ');
  if (name) return name;
  const email = points.find((point) => point.field_id.endsWith('.email')) ?? points[0];
  return email?.value ?? person.customer_number ?? '–';
}

export function personSortKey(person: Pick<PersonRow, 'given_name' | 'family_name'>, points: readonly Pick<ContactPointRow, 'value' | 'field_id'>[]): string {
  if (person.family_name || person.given_name) return sortKey(person.family_name ?? '', person.given_name ?? '');
  return sortKey(personLabel(person, points), '');
}

/** Everything a person may be found by, as written and folded. */
export function searchBody(parts: readonly (string | null | undefined)[]): string {
  const plain = parts.filter((part): part is string => Boolean(part)).join(' ').toLowerCase();
  const folded = fold(plain);
  return folded === plain ? plain : `${plain} ${folded}`;
}

export function organisationLabel(organisation: Pick<OrganisationRow, 'name' | 'business_id'>): string {
  return organisation.name ?? organisation.business_id ?? '–';
}
