// To what a column can be mapped, in a file of people and in a file of organisations.

import type { Deps } from '#kernel/deps';
import { isSealed } from '#kernel/policy';
import type { Text } from '#platform/i18n';
import { inForce } from '../write.ts';
import { phrases } from '../phrases.ts';
import { addressHeadings } from './addresses.ts';
import { foldHeading, HEADINGS, locatedColumns } from './headings.ts';
import { guessColumns, NOTHING_TOLD, targetsOf } from './columns.ts';
import type { DeclaredTarget, GuessedColumn } from './columns.ts';
import { meaningOf, undeclaredText } from './meaning.ts';

interface OwnTarget {
  readonly id: string;
  readonly field: string;
  readonly headings: readonly string[];
}

/** A file of organisations: each row is one, reached by what it publishes of itself. */
export const ORGANISATION_TARGETS: readonly OwnTarget[] = [
  {
    id: 'organisationName',
    field: 'organisation.name',
    headings: [
      'nimi',
      'name',
      'namn',
      'organisaatio',
      'yritys',
      'yrityksen nimi',
      'asiakas',
      'company',
      'företag',
      'organisation',
      'firma',
      'toiminimi',
    ],
  },
  {
    id: 'organisationBusinessId',
    field: 'organisation.business_id',
    headings: ['y-tunnus', 'ytunnus', 'y tunnus', 'business id', 'fo-nummer', 'company id', 'organisationsnummer'],
  },
  { id: 'organisationEmail', field: 'organisation.email', headings: ['sähköposti', 'email', 'e-mail', 'e-post', 'sähköpostiosoite'] },
  { id: 'organisationPhone', field: 'organisation.phone', headings: ['puhelin', 'puhelinnumero', 'phone', 'telefon', 'vaihde'] },
  { id: 'organisationAddress', field: 'organisation.address', headings: [] },
  {
    id: 'organisationWebsite',
    field: 'organisation.website',
    headings: ['verkkosivu', 'www', 'kotisivu', 'kotisivut', 'website', 'webbplats', 'url'],
  },
  { id: 'organisationIndustry', field: 'organisation.industry', headings: ['toimiala', 'industry', 'bransch'] },
  {
    id: 'organisationBilling',
    field: 'organisation.billing',
    headings: ['laskutusosoite', 'laskutustiedot', 'verkkolaskuosoite', 'billing', 'fakturering'],
  },
  {
    id: 'organisationTags',
    field: 'organisation.tag',
    headings: [...HEADINGS.tags, 'organisaation avainsanat', 'organisationens nyckelord', 'organisation tags'],
  },
  {
    id: 'lastContact',
    field: 'record.recorded_at',
    headings: ['viimeisin yhteydenotto', 'viimeisin kontakti', 'last contact', 'senaste kontakt'],
  },
];

const LAST_CONTACT: Text = { fi: 'Viimeisin yhteydenotto (päivä)', sv: 'Senaste kontakt (datum)', en: 'Last contact (date)' };

/** Every target that the register declares and this installation keeps. @throws errors.register-unknown */
export function targetsFor(deps: Deps, registerId: string, about: 'people' | 'organisations'): DeclaredTarget[] {
  const people = targetsOf(deps, registerId);
  if (about === 'people') return people;
  const policy = inForce(deps);
  const kept = (field: string) => deps.registry.storable(field) && !isSealed(policy.field(field)?.class ?? 'ordinary');
  const declared = policy.fieldsOf(registerId);
  return ORGANISATION_TARGETS.filter(({ id, field }) => id === 'lastContact' || (declared.has(field) && kept(field))).map((target) => ({
    ...target,
    name: policy.field(target.field)?.name ?? LAST_CONTACT,
  }));
}

/** Proposes a target for each heading. */
export function guessFor(
  deps: Deps,
  registerId: string,
  about: 'people' | 'organisations',
  all: readonly string[],
  rows: readonly (readonly string[])[],
): GuessedColumn[] {
  if (about === 'people') return guessColumns(deps, registerId, all, rows);
  const allowed = targetsFor(deps, registerId, about);
  const declared = inForce(deps).fieldsOf(registerId);
  const addresses = addressHeadings(all);
  const located = locatedColumns(all);
  return all.map((column, i) => {
    const headings = [column.trim().toLowerCase(), foldHeading(column)];
    const means = ({ id, headings: known }: OwnTarget) =>
      id === 'organisationAddress' ? addresses.has(i) : headings.some((each) => known.includes(each));
    const meant = ORGANISATION_TARGETS.find(means);
    const hit = meant && allowed.some(({ id }) => id === meant.id);
    const some = rows.some((row) => (row[i] ?? '') !== '');
    const declare = meant && !declared.has(meant.field) ? [meant.field] : [];
    return {
      column,
      field: hit ? meant.id : null,
      examples: rows.slice(0, 3).flatMap((row) => row[i] || []),
      ...(meant === undefined && some ? meaningOf(deps, { heading: column, located: located.has(i), about }) : NOTHING_TOLD),
      ...(meant && !hit
        ? { refused: declare.length === 0 ? phrases.text('import.not-kept') : undeclaredText(deps, registerId, declare) }
        : {}),
      declare,
    };
  });
}
