// What a file offers and this register cannot use is said in words before anything is written, with the place in the notice.

import type { Deps } from '#kernel/deps';
import { CATALOGUE, TRIGGER_WORDS } from '#kernel/policy';
import type { CompiledPolicy, RetentionRule } from '#kernel/policy';
import type { Lang, Text } from '#platform/i18n';
import { inForce } from '../write.ts';
import { isOrganisationHeading } from './columns.ts';
import type { Mapping } from './order.ts';

export function importWarnings(deps: Deps, registerId: string, mapping: Mapping, headings: readonly string[]): Text[] {
  const policy = inForce(deps);
  return [...idleContact(policy, registerId, mapping), ...refusedOrganisation(policy, registerId, mapping, headings)];
}

function startsBy(rule: RetentionRule): string[] {
  if ('trigger' in rule) return [rule.trigger];
  if ('triggers' in rule) return [...rule.triggers];
  return 'inactive' in rule ? [rule.inactive.trigger] : [];
}

/** The day of the last contact moves no date where another event starts the clock. */
function idleContact(policy: CompiledPolicy, registerId: string, mapping: Mapping): Text[] {
  const column = Object.entries(mapping).find(([, target]) => target === 'lastContact')?.[0];
  if (column === undefined) return [];
  const rules = policy.rulesOf(registerId).filter(({ kind }) => kind !== 'statutory' && kind !== 'on-request');
  const triggers = [...new Set(rules.flatMap(startsBy))];
  const [other] = triggers;
  if (other === undefined || triggers.some((each) => each === 'last-contact' || each === 'last-service-contact')) return [];
  const from = (lang: Lang) => (TRIGGER_WORDS as Record<string, { from: Text }>)[other]?.from[lang] ?? other;
  return [
    {
      fi: `Sarake ”${column}” ei siirrä poistopäivää: selosteen mukaan tässä rekisterissä aika lasketaan ${from('fi')} (kohta Säilytysajat). Kirjaa se tapahtuma henkilöille tuonnin jälkeen.`,
      sv: `Kolumnen ”${column}” flyttar inte raderingsdagen: enligt beskrivningen räknas tiden i det här registret från ${from('sv')} (punkten Lagringstider). Anteckna den händelsen efter importen.`,
      en: `The column “${column}” does not move the day of erasure: by the notice the time in this register counts from ${from('en')} (section on retention). Record that event after the import.`,
    },
  ];
}

const NEEDED = ['organisation.name', 'person.employer'];

/** The form asks for a firm, the file has one, and the notice does not name the data that would hold it. */
function refusedOrganisation(policy: CompiledPolicy, registerId: string, mapping: Mapping, headings: readonly string[]): Text[] {
  const column = headings.find((heading) => isOrganisationHeading(heading) && (mapping[heading] ?? null) === null);
  const missing = NEEDED.filter((field) => !policy.fieldsOf(registerId).has(field));
  if (column === undefined || missing.length === 0) return [];
  const names = (lang: Lang) => missing.map((field) => CATALOGUE.get(field)?.name[lang] ?? field).join(', ');
  return [
    {
      fi: `Saraketta ”${column}” ei tuoda: seloste ei mainitse tässä rekisterissä näitä tietoja: ${names('fi')} (kohta Tietosisältö). Lisää ne selosteeseen, jos tarvitset ne.`,
      sv: `Kolumnen ”${column}” importeras inte: beskrivningen nämner inte dessa uppgifter i det här registret: ${names('sv')} (punkten Datainnehåll). Lägg till dem i beskrivningen om du behöver dem.`,
      en: `The column “${column}” is not imported: for this register the notice does not name: ${names('en')} (section on data). Add them to the notice if you need them.`,
    },
  ];
}
