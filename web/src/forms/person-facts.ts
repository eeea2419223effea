/** Which inputs ask for which declared fields of a person; labels are the catalogue's own names. */
export type PersonKey =
  | 'customerNumber'
  | 'givenName'
  | 'familyName'
  | 'jobTitle'
  | 'language'
  | 'education'
  | 'industry'
  | 'note'
  | 'servicesUsed'
  | 'orders'
  | 'nextAction';
export type ContactKind = 'email' | 'phone' | 'address' | 'social' | 'other';

export interface FactInput {
  key: PersonKey;
  fieldId: string;
  long?: boolean;
}

export const PERSON_FACTS: readonly FactInput[] = [
  { key: 'givenName', fieldId: 'person.name' },
  { key: 'familyName', fieldId: 'person.name' },
  { key: 'customerNumber', fieldId: 'person.customer_number' },
  { key: 'jobTitle', fieldId: 'person.job_title' },
  { key: 'language', fieldId: 'person.language' },
  { key: 'education', fieldId: 'person.education' },
  { key: 'industry', fieldId: 'person.industry' },
  { key: 'servicesUsed', fieldId: 'service.used', long: true },
  { key: 'orders', fieldId: 'order.details', long: true },
  { key: 'note', fieldId: 'person.note', long: true },
];

export const CONTACT_FIELDS: Readonly<Record<ContactKind, string>> = {
  email: 'person.email',
  phone: 'person.phone',
  address: 'person.address',
  social: 'person.social',
  other: 'person.other_contact',
};
export const CONTACT_KINDS = Object.keys(CONTACT_FIELDS) as ContactKind[];

export const ORGANISATION_CONTACT_FIELDS: Readonly<Partial<Record<ContactKind, string>>> = {
  email: 'organisation.email',
  phone: 'organisation.phone',
  address: 'organisation.address',
};
