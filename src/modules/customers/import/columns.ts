// Which column of a file holds which declared field: guessed from the headings of common exports, decided by a person.

import type { Deps } from '#kernel/deps';
import { isSealed } from '#kernel/policy';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { phrases } from '../phrases.ts';
import { inForce } from '../write.ts';
import { addressHeadings } from './addresses.ts';
import { foldHeading, HEADINGS, locatedColumns } from './headings.ts';
import { meaningOf, undeclaredText } from './meaning.ts';

/** What a column can be mapped to: a place in the person's record, and the declared field it is a value of. */
export interface Target {
  readonly id: string;
  readonly field: string;
  readonly headings: readonly string[];
}

const TARGETS: readonly Target[] = [
  { id: 'fullName', field: 'person.name', headings: HEADINGS.fullName },
  { id: 'givenName', field: 'person.name', headings: [...HEADINGS.givenName, ...HEADINGS.middleName] },
  { id: 'familyName', field: 'person.name', headings: HEADINGS.familyName },
  { id: 'email', field: 'person.email', headings: HEADINGS.email },
  { id: 'phone', field: 'person.phone', headings: HEADINGS.phone },
  { id: 'address', field: 'person.address', headings: [] },
  { id: 'organisation', field: 'organisation.name', headings: HEADINGS.organisation },
  { id: 'businessId', field: 'organisation.business_id', headings: HEADINGS.businessId },
  { id: 'role', field: 'person.job_title', headings: HEADINGS.role },
  { id: 'jobTitle', field: 'person.job_title', headings: HEADINGS.jobTitle },
  { id: 'customerNumber', field: 'person.customer_number', headings: HEADINGS.customerNumber },
  { id: 'language', field: 'person.language', headings: HEADINGS.language },
  { id: 'education', field: 'person.education', headings: HEADINGS.education },
  { id: 'industry', field: 'person.industry', headings: HEADINGS.industry },
  { id: 'note', field: 'person.note', headings: HEADINGS.note },
  { id: 'social', field: 'person.social', headings: HEADINGS.social },
  { id: 'otherContact', field: 'person.other_contact', headings: HEADINGS.otherContact },
  { id: 'servicesUsed', field: 'service.used', headings: HEADINGS.service },
  { id: 'orders', field: 'order.details', headings: HEADINGS.orders },
  { id: 'tags', field: 'person.tag', headings: HEADINGS.tags },
  { id: 'lastContact', field: 'record.recorded_at', headings: HEADINGS.lastContact },
];

/** A second given name is written after the first. */
const MIDDLE: ReadonlySet<string> = new Set(HEADINGS.middleName);

/** Of these a person may have several, and an address is often in several columns. */
const MANY: ReadonlySet<string> = new Set(['email', 'phone', 'address', 'social', 'otherContact', 'tags']);

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
      ? [
          {
            id: `custom:${id}`,
            field: id,
            headings: [...Object.values(field.name).map(foldHeading), `x-lupaus-${id.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}`],
            name: field.name,
          },
        ]
      : [];
  });
  return [...known, ...custom];
}

/** Whether a column looks like the firm of the person. */
export function isOrganisationHeading(heading: string): boolean {
  const found = TARGETS.find(({ id }) => id === 'organisation');
  return found?.headings.includes(foldHeading(heading)) ?? false;
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
  /** Why nothing of the register takes the column. */
  refused: Text | null;
  /** Fields whose declaration would let it in. */
  declare: string[];
  /** It could be declared by its own name. */
  own: boolean;
}

/** Proposes a target for each heading; each target once, but for what a person may have several of. */
export function guessColumns(
  deps: Deps,
  registerId: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): GuessedColumn[] {
  const allowed = targetsOf(deps, registerId);
  const taken = new Set<string>();
  const addresses = addressHeadings(headings);
  const located = locatedColumns(headings);
  return headings.map((column, i) => {
    const heading = foldHeading(column);
    const means = ({ id, headings: known }: Target) => (id === 'address' ? addresses.has(i) : known.includes(heading));
    const again = MIDDLE.has(heading);
    const hit = allowed.find((t) => means(t) && (again || !taken.has(t.id) || MANY.has(t.id)));
    if (hit) taken.add(hit.id);
    const meant = hit ? undefined : TARGETS.find(means);
    const told = hit
      ? NOTHING_TOLD
      : toldOf(deps, { registerId, column, located: located.has(i), meant, allowed, some: rows.some((row) => (row[i] ?? '') !== '') });
    return {
      column,
      field: hit?.id ?? null,
      examples: rows
        .slice(0, 3)
        .map((row) => row[i] ?? '')
        .filter(Boolean),
      ...told,
    };
  });
}

type Told = Pick<GuessedColumn, 'refused' | 'declare' | 'own'>;
export const NOTHING_TOLD: Told = { refused: null, declare: [], own: false };

interface Column {
  readonly registerId: string;
  readonly column: string;
  readonly located: boolean;
  readonly meant: Target | undefined;
  readonly allowed: readonly Target[];
  /** Whether any row has a value in it: of an empty column nothing is asked. */
  readonly some: boolean;
}

function toldOf(deps: Deps, { registerId, column, located, meant, allowed, some }: Column): Told {
  if (meant === undefined) return some ? { ...meaningOf(deps, { heading: column, located, about: 'people' }), declare: [] } : NOTHING_TOLD;
  // It goes where another column goes already.
  if (allowed.some(({ id }) => id === meant.id)) return NOTHING_TOLD;
  const declared = inForce(deps).fieldsOf(registerId);
  const declare = needsOf(meant.id).filter((field) => !declared.has(field));
  const refused = declare.length === 0 ? phrases.text('import.not-kept') : undeclaredText(deps, registerId, declare);
  return { refused, declare, own: false };
}
