// Which column of a file holds which declared field: guessed from the headings of common exports, decided by a person.

import type { Deps } from '#kernel/deps';
import { isSealed } from '#kernel/policy';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { phrases } from '../phrases.ts';
import { inForce } from '../write.ts';

/** What a column can be mapped to: a place in the person's record, and the declared field it is a value of. */
export interface Target {
  readonly id: string;
  readonly field: string;
  readonly headings: readonly string[];
}

const TARGETS: readonly Target[] = [
  {
    id: 'fullName',
    field: 'person.name',
    headings: ['nimi', 'koko nimi', 'name', 'full name', 'namn', 'asiakas', 'display name', 'näyttönimi'],
  },
  { id: 'givenName', field: 'person.name', headings: ['etunimi', 'first name', 'given name', 'förnamn', 'firstname'] },
  { id: 'familyName', field: 'person.name', headings: ['sukunimi', 'last name', 'family name', 'surname', 'efternamn', 'lastname'] },
  {
    id: 'email',
    field: 'person.email',
    headings: ['sähköposti', 'sähköpostiosoite', 'email', 'e-mail', 'email address', 'e-mail address', 'e-postadress', 'e-post', 'sposti'],
  },
  {
    id: 'phone',
    field: 'person.phone',
    headings: [
      'puhelin',
      'puhelinnumero',
      'phone',
      'mobile',
      'mobile phone',
      'matkapuhelin',
      'telefon',
      'telefonnummer',
      'business phone',
      'gsm',
    ],
  },
  {
    id: 'address',
    field: 'person.address',
    headings: ['osoite', 'postiosoite', 'address', 'adress', 'postadress', 'katuosoite', 'home address'],
  },
  {
    id: 'organisation',
    field: 'organisation.name',
    headings: ['organisaatio', 'yritys', 'company', 'organisation', 'organization', 'företag', 'työnantaja', 'firma'],
  },
  {
    id: 'businessId',
    field: 'organisation.business_id',
    headings: ['y-tunnus', 'ytunnus', 'y tunnus', 'business id', 'company id', 'fo-nummer', 'organisationsnummer', 'vat number'],
  },
  { id: 'role', field: 'person.job_title', headings: ['rooli', 'rooli organisaatiossa', 'role', 'roll', 'role in company'] },
  {
    id: 'jobTitle',
    field: 'person.job_title',
    headings: ['tehtävänimike', 'titteli', 'työtehtävä', 'job title', 'title', 'befattning', 'uppgift', 'asema'],
  },
  { id: 'customerNumber', field: 'person.customer_number', headings: ['asiakasnumero', 'customer number', 'kundnummer', 'asiakasnro'] },
  { id: 'language', field: 'person.language', headings: ['kieli', 'asiointikieli', 'language', 'språk'] },
  { id: 'education', field: 'person.education', headings: ['koulutus', 'education', 'utbildning'] },
  { id: 'industry', field: 'person.industry', headings: ['toimiala', 'industry', 'bransch'] },
  {
    id: 'note',
    field: 'person.note',
    headings: ['muistiinpano', 'muistiinpanot', 'lisätiedot', 'notes', 'note', 'anteckningar', 'huomautus'],
  },
  {
    id: 'lastContact',
    field: 'record.recorded_at',
    headings: ['viimeisin yhteydenotto', 'viimeisin kontakti', 'last contact', 'senaste kontakt'],
  },
];

export interface DeclaredTarget extends Target {
  readonly name: Text;
}

/** Every target that the register declares and this installation keeps, custom fields included. @throws errors.register-unknown */
export function targetsOf(deps: Deps, registerId: string): DeclaredTarget[] {
  const policy = inForce(deps);
  if (!policy.registers.has(registerId)) throw appError('invalid', 'errors.register-unknown', { field: 'registerId' });
  const kept = (field: string) => deps.registry.storable(field) && !isSealed(policy.field(field)?.class ?? 'ordinary');
  const declared = new Set([...policy.fieldsOf(registerId)].filter(kept));
  const known = TARGETS.filter((t) => t.id === 'lastContact' || needsOf(t.id).every((field) => declared.has(field))).map((t) => ({
    ...t,
    name: nameOf(t, policy.field(t.field)?.name),
  }));
  const custom = [...declared].flatMap((id) => {
    const field = policy.field(id);
    return field?.custom
      ? [{ id: `custom:${id}`, field: id, headings: Object.values(field.name).map((n) => n.toLowerCase()), name: field.name }]
      : [];
  });
  return [...known, ...custom];
}

/** Whether a column looks like the firm of the person. */
export function isOrganisationHeading(heading: string): boolean {
  const found = TARGETS.find(({ id }) => id === 'organisation');
  return found?.headings.includes(heading.trim().toLowerCase()) ?? false;
}

/** The declared field that a target is a value of. */
export function fieldOfTarget(target: string): string {
  return target.startsWith('custom:') ? target.slice('custom:'.length) : (TARGETS.find((t) => t.id === target)?.field ?? target);
}

/** Linking a person to an organisation needs both the organisation's name and the link to be declared. */
function needsOf(target: string): string[] {
  const found = TARGETS.find((t) => t.id === target);
  if (!found) return [];
  if (target === 'role') return [found.field, 'person.employer'];
  return target === 'organisation' || target === 'businessId'
    ? [...new Set(['organisation.name', 'person.employer', found.field])]
    : [found.field];
}

const PARTS: Record<string, Text> = {
  fullName: { fi: 'Nimi (etunimi ja sukunimi)', sv: 'Namn (för- och efternamn)', en: 'Name (first and last)' },
  givenName: { fi: 'Etunimi', sv: 'Förnamn', en: 'First name' },
  familyName: { fi: 'Sukunimi', sv: 'Efternamn', en: 'Last name' },
  role: { fi: 'Rooli organisaatiossa', sv: 'Roll i organisationen', en: 'Role in the organisation' },
  lastContact: { fi: 'Viimeisin yhteydenotto (päivä)', sv: 'Senaste kontakt (datum)', en: 'Last contact (date)' },
};

function nameOf(target: Target, name: Text | undefined): Text {
  return PARTS[target.id] ?? name ?? { fi: target.field, sv: target.field, en: target.field };
}

export interface GuessedColumn {
  column: string;
  field: string | null;
  examples: string[];
  /** Why the column cannot be imported, when its heading means something the register does not declare. */
  refused: Text | null;
}

/** Proposes a target for each heading; each target once. */
export function guessColumns(
  deps: Deps,
  registerId: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): GuessedColumn[] {
  const allowed = targetsOf(deps, registerId);
  const taken = new Set<string>();
  return headings.map((column, i) => {
    const heading = column.trim().toLowerCase();
    const hit = allowed.find((t) => !taken.has(t.id) && t.headings.includes(heading));
    if (hit) taken.add(hit.id);
    const meant = hit ? undefined : TARGETS.find((t) => t.headings.includes(heading));
    return {
      column,
      field: hit?.id ?? null,
      examples: rows
        .slice(0, 3)
        .map((row) => row[i] ?? '')
        .filter(Boolean),
      refused: meant && !allowed.some((t) => t.id === meant.id) ? refusal(deps, registerId, meant) : null,
    };
  });
}

function refusal(deps: Deps, registerId: string, meant: Target): Text {
  const policy = inForce(deps);
  const missing = needsOf(meant.id).find((field) => !policy.fieldsOf(registerId).has(field));
  return missing === undefined
    ? phrases.text('import.not-kept')
    : phrases.text('import.undeclared', { section: policy.clauseOf(missing, registerId).section });
}
