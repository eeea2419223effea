// The columns that a copy may have: declared for the register, kept by this installation, of a class that is open to everybody who reads people.

import type { Deps } from '#kernel/deps';
import { isSealed } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { writtenTags } from '../import/tag-list.ts';
import { inForce } from '../write.ts';
import type { ExportRecord } from './records.ts';

export type About = 'people' | 'organisations';

export interface ExportColumn {
  /** What the column holds, by which writers of cards know it. */
  readonly id: string;
  /** The declared field of which it is a value. */
  readonly field: string;
  readonly heading: Text;
  /** A day is written as a day where the format has such a type. */
  readonly day?: true;
  value(record: ExportRecord): string;
}

export interface ExportField {
  readonly id: string;
  readonly name: Text;
}

type Made = Omit<ExportColumn, 'field' | 'heading'> & { readonly heading?: Text };

/** How many columns there are for what somebody has several of; what is beyond them stands in the last. */
const SEVERAL = 3;

const MANY: ReadonlySet<string> = new Set([
  'person.email',
  'person.phone',
  'person.address',
  'person.social',
  'person.other_contact',
  'organisation.email',
  'organisation.phone',
  'organisation.address',
]);

const FACTS: Readonly<Record<About, Readonly<Record<string, string>>>> = {
  people: {
    'person.customer_number': 'customer_number',
    'person.job_title': 'job_title',
    'person.language': 'language',
    'person.education': 'education',
    'person.industry': 'industry',
    'person.note': 'note',
    'service.used': 'services_used',
    'order.details': 'orders',
  },
  organisations: {
    'organisation.name': 'name',
    'organisation.business_id': 'business_id',
    'organisation.website': 'website',
    'organisation.industry': 'industry',
    'organisation.billing': 'billing',
  },
};

/** Headings that the import knows again. */
const WORDS = {
  given: { fi: 'Etunimi', sv: 'Förnamn', en: 'First name' },
  family: { fi: 'Sukunimi', sv: 'Efternamn', en: 'Last name' },
  organisation: { fi: 'Organisaatio', sv: 'Organisation', en: 'Organisation' },
  lastContact: { fi: 'Viimeisin yhteydenotto', sv: 'Senaste kontakt', en: 'Last contact' },
  email: { fi: 'Sähköposti', sv: 'E-post', en: 'E-mail' },
  phone: { fi: 'Puhelin', sv: 'Telefon', en: 'Phone' },
  address: { fi: 'Osoite', sv: 'Adress', en: 'Address' },
  jobTitle: { fi: 'Tehtävänimike', sv: 'Befattning', en: 'Job title' },
  language: { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  note: { fi: 'Muistiinpanot', sv: 'Anteckningar', en: 'Notes' },
  tags: { fi: 'Avainsanat', sv: 'Nyckelord', en: 'Tags' },
  number: { fi: 'Asiakasnumero', sv: 'Kundnummer', en: 'Customer number' },
} as const satisfies Record<string, Text>;

const HEADINGS: Readonly<Record<string, Text>> = {
  'person.email': WORDS.email,
  'person.phone': WORDS.phone,
  'person.address': WORDS.address,
  'organisation.email': WORDS.email,
  'organisation.phone': WORDS.phone,
  'organisation.address': WORDS.address,
  'person.job_title': WORDS.jobTitle,
  'person.language': WORDS.language,
  'person.note': WORDS.note,
  'person.customer_number': WORDS.number,
  'person.tag': WORDS.tags,
  'organisation.tag': WORDS.tags,
};

/** The fields that can be chosen, in the order of their columns. @throws errors.register-unknown */
export function fieldsFor(deps: Deps, about: About, registerId: string): ExportField[] {
  const policy = inForce(deps);
  if (!policy.registers.has(registerId)) throw appError('invalid', 'errors.register-unknown', { field: 'registerId' });
  const declared = policy.fieldsOf(registerId);
  const kept = (field: string) =>
    declared.has(field) && deps.registry.storable(field) && !isSealed(policy.field(field)?.class ?? 'ordinary');
  const known = about === 'people' ? PEOPLE : ORGANISATIONS;
  const custom = [...declared].filter((field) => policy.field(field)?.custom === true && kept(field));
  return [...known.filter((field) => kept(field) && needs(field).every((each) => declared.has(each))), ...custom].map((id) => ({
    id,
    name: id === 'contact.event' ? WORDS.lastContact : nameOf(policy, id),
  }));
}

const PEOPLE = [
  'person.name',
  'person.email',
  'person.phone',
  'person.employer',
  'person.job_title',
  'person.address',
  'person.social',
  'person.other_contact',
  'person.customer_number',
  'person.language',
  'person.education',
  'person.industry',
  'person.note',
  'service.used',
  'order.details',
  'person.tag',
  'contact.event',
];
const ORGANISATIONS = [
  'organisation.name',
  'organisation.business_id',
  'organisation.email',
  'organisation.phone',
  'organisation.address',
  'organisation.website',
  'organisation.industry',
  'organisation.billing',
  'organisation.tag',
  'contact.event',
];

/** Where somebody works is told by the organisation's name. */
function needs(field: string): string[] {
  return field === 'person.employer' ? ['organisation.name'] : [];
}

function nameOf(policy: CompiledPolicy, field: string): Text {
  return policy.field(field)?.name ?? { fi: field, sv: field, en: field };
}

/** Columns of the chosen fields. @throws errors.export-field for what the register does not declare */
export function columnsFor(deps: Deps, about: About, registerId: string, fields: readonly string[]): ExportColumn[] {
  const open = fieldsFor(deps, about, registerId);
  const chosen = new Set(fields);
  const beyond = fields.find((field) => !open.some(({ id }) => id === field));
  if (beyond !== undefined) throw appError('refused', 'errors.export-field', { field: beyond, params: { field: beyond } });
  if (chosen.size === 0) throw appError('invalid', 'errors.export-nothing', { field: 'fields' });
  return open.filter(({ id }) => chosen.has(id)).flatMap(({ id, name }) => columnsOf(about, id).map((made) => column(made, id, name)));
}

function column(made: Made, field: string, name: Text): ExportColumn {
  return { heading: HEADINGS[field] ?? name, ...made, field, value: (record) => (record.disputed.has(field) ? '' : made.value(record)) };
}

function columnsOf(about: About, field: string): Made[] {
  const fact = FACTS[about][field];
  if (fact !== undefined) return [{ id: field, value: ({ facts }) => text(facts[fact]) }];
  switch (field) {
    case 'person.name':
      return [
        { id: 'given', heading: WORDS.given, value: ({ facts }) => text(facts['given_name']) },
        { id: 'family', heading: WORDS.family, value: ({ facts }) => text(facts['family_name']) },
      ];
    case 'person.employer':
      return [
        { id: 'organisation', heading: WORDS.organisation, value: ({ works }) => works.map(({ name }) => name ?? '').find(Boolean) ?? '' },
      ];
    case 'contact.event':
      return [{ id: 'last-contact', heading: WORDS.lastContact, day: true, value: ({ lastContact }) => lastContact ?? '' }];
    case 'person.tag':
    case 'organisation.tag':
      return [{ id: field, value: ({ many }) => writtenTags(many.get(field) ?? []) }];
    default:
      return MANY.has(field) ? several(field) : [{ id: field, value: ({ many }) => (many.get(field) ?? []).join(', ') }];
  }
}

function several(field: string): Made[] {
  return Array.from({ length: SEVERAL }, (_, i) => {
    const base = HEADINGS[field];
    const n = i === 0 ? '' : ` ${i + 1}`;
    const heading = base && { heading: { fi: base.fi + n, sv: base.sv + n, en: base.en + n } };
    return {
      id: field,
      ...heading,
      value: ({ many }: ExportRecord) => {
        const values = many.get(field) ?? [];
        return i < SEVERAL - 1 ? (values[i] ?? '') : values.slice(i).join(', ');
      },
    };
  });
}

function text(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
