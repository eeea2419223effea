// Some features need more than a field: a purpose of their own, and a group of people or of data. One press drafts all of it beside what the owner wrote.

import type { Text } from '#platform/i18n';
import { appError } from '#platform/errors';
import { append, freeId } from './draft-edit.ts';
import { draftField, readPolicy } from './draft.ts';
import { fieldUse } from './fields.ts';
import type { Policy } from './schema.ts';

/** What is drafted with a purpose of its own. */
type OwnPurpose = 'raffles' | 'visits';

/** The policy text with everything that the feature needs declared in the register; what stands already is used as it stands. */
export function draftPurpose(policyYaml: string, registerId: string, what: OwnPurpose): string {
  if (!readPolicy(policyYaml).registers.some(({ id }) => id === registerId))
    throw appError('not-found', 'errors.register-unknown', { params: { register: registerId } });
  return what === 'raffles' ? draftRaffles(policyYaml, registerId) : draftVisits(policyYaml, registerId);
}

const RAFFLE = 'marketing.raffle';
const PAGE = 'web.page';

/** Entrants are a group of their own and their answers are for the raffle alone, whatever else the register is for; the notice tells them so. */
function draftRaffles(policyYaml: string, registerId: string): string {
  const before = readPolicy(policyYaml);
  const purpose = freeId('raffles', before.purposes);
  const entrants = freeId('raffle-entrants', before.subjectGroups);
  let yaml = append(policyYaml, ['purposes'], { id: purpose, name: RAFFLES, registers: [registerId], basis: 'contract' });
  yaml = append(yaml, ['subjectGroups'], { id: entrants, name: ENTRANTS });
  yaml = append(yaml, ['registers', indexOf(before.registers, registerId), 'subjectGroups'], entrants);
  // Whoever enters is written to; what else they are asked is declared where it is missed.
  const needed = ['person.email', RAFFLE];
  before.dataGroups.forEach((group, i) => {
    if (group.registers.includes(registerId) && needed.some((id) => holds(group, id)))
      yaml = append(yaml, ['dataGroups', i, 'purposes'], purpose);
  });
  if (before.dataGroups.some((group) => group.registers.includes(registerId) && holds(group, RAFFLE))) return yaml;
  const known = before.retention.find((rule) => rule.kind === 'after-event' && rule.trigger === 'event-end');
  const rule = known?.id ?? freeId('raffle-end', before.retention);
  if (known === undefined) yaml = append(yaml, ['retention'], { id: rule, kind: 'after-event', trigger: 'event-end', period: 'P3M' });
  const [source, sourced] = sourceFrom(yaml, 'self');
  return append(sourced, ['dataGroups'], {
    id: freeId('raffles', before.dataGroups),
    name: ANSWERS,
    registers: [registerId],
    purposes: [purpose],
    sources: [source],
    retention: [rule],
    fields: [RAFFLE],
  });
}

/** Beside what the register already holds of visitors; else with a purpose and a group of its own, and never among what is known of customers. */
function draftVisits(policyYaml: string, registerId: string): string {
  const before = readPolicy(policyYaml);
  const web = before.dataGroups.findIndex(
    (group) => group.registers.length === 1 && group.registers[0] === registerId && group.fields.every((use) => isOfWeb(fieldUse(use).id)),
  );
  if (web >= 0) return holds(before.dataGroups[web], PAGE) ? policyYaml : append(policyYaml, ['dataGroups', web, 'fields'], PAGE);
  if (before.dataGroups.some((group) => group.registers.includes(registerId) && group.fields.some((use) => isOfWeb(fieldUse(use).id))))
    return draftField(policyYaml, { registerId, fieldId: PAGE });
  const purpose = freeId('web-statistics', before.purposes);
  const drafted = append(policyYaml, ['purposes'], {
    id: purpose,
    name: STATISTICS,
    registers: [registerId],
    basis: 'legitimate-interest',
    marketing: false,
    interest: USEFUL,
  });
  const [source, yaml] = sourceFrom(drafted, 'web');
  return append(yaml, ['dataGroups'], {
    id: freeId('web', before.dataGroups),
    name: PAGES,
    registers: [registerId],
    purposes: [purpose],
    sources: [source],
    fields: [PAGE],
  });
}

/** A source of the kind that the declaration has, or a new one. */
function sourceFrom(yaml: string, from: 'self' | 'web'): [id: string, yaml: string] {
  const { sources } = readPolicy(yaml);
  const known = sources.find((source) => source.from === from);
  if (known) return [known.id, yaml];
  const id = freeId(from === 'web' ? 'website' : 'entrants', sources);
  return [id, append(yaml, ['sources'], { id, name: from === 'web' ? WEBSITE : THEMSELVES, from })];
}

function isOfWeb(fieldId: string): boolean {
  return fieldId.startsWith('web.');
}

function holds(group: Policy['dataGroups'][number] | undefined, fieldId: string): boolean {
  return group?.fields.some((use) => fieldUse(use).id === fieldId) === true;
}

function indexOf(nodes: readonly { readonly id: string }[], id: string): number {
  return nodes.findIndex((each) => each.id === id);
}

const RAFFLES: Text = {
  fi: 'Arvontojen ja kilpailujen järjestäminen',
  sv: 'Ordnande av utlottningar och tävlingar',
  en: 'Holding raffles and contests',
};
const ENTRANTS: Text = {
  fi: 'Arvontoihin ja kilpailuihin osallistuneet',
  sv: 'Deltagare i utlottningar och tävlingar',
  en: 'Entrants of raffles and contests',
};
const ANSWERS: Text = {
  fi: 'Osallistuminen arvontoihin ja kilpailuihin',
  sv: 'Deltagande i utlottningar och tävlingar',
  en: 'Entries in raffles and contests',
};
const STATISTICS: Text = {
  fi: 'Verkkosivujen käytön seuranta',
  sv: 'Uppföljning av hur webbplatsen används',
  en: 'Statistics on the use of the website',
};
const USEFUL: Text = {
  fi: 'tietää, mitkä verkkosivut ovat kävijöille hyödyllisiä',
  sv: 'veta vilka webbsidor besökarna har nytta av',
  en: 'knowing which pages of the website are of use to visitors',
};
const PAGES: Text = { fi: 'Verkkosivujen käyttö', sv: 'Användning av webbplatsen', en: 'Use of the website' };
const WEBSITE: Text = { fi: 'Verkkosivuilla käynti', sv: 'Besök på webbplatsen', en: 'Visits to the website' };
const THEMSELVES: Text = { fi: 'Henkilö itse', sv: 'Personen själv', en: 'The person' };
