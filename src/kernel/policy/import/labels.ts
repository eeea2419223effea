// A fact said in words, in three languages: its kind, and what was read.

import { formatDate } from '#platform/clock';
import type { Text } from '#platform/i18n';
import { CATALOGUE } from '../catalogue.ts';
import type { Trigger } from '../schema.ts';
import { TRIGGER_WORDS } from '../statements/triggers.ts';
import { eachLang, period as inWords, same } from '../statements/words.ts';
import { CLAUSE_NAMES } from './labels-clauses.ts';
import { PEOPLE_NAMES, threeOf } from './labels-names.ts';
import type { Fact, FactKind } from './types.ts';

/** Begins the label of a fact of each kind. */
const KINDS: Readonly<Record<FactKind, readonly [string, string, string]>> = {
  section: ['Otsikko', 'Rubrik', 'Heading'],
  introduction: ['Johdanto', 'Inledning', 'Introduction'],
  date: ['Päiväys', 'Datum', 'Date'],
  law: ['Laki', 'Lag', 'Law'],
  controller: ['Rekisterinpitäjä', 'Personuppgiftsansvarig', 'Controller'],
  contact: ['Yhteyshenkilö', 'Kontaktperson', 'Contact person'],
  dpo: ['Tietosuojavastaava', 'Dataskyddsombud', 'Data protection officer'],
  register: ['Rekisteri', 'Register', 'Register'],
  'subject-group': ['Keistä', 'Om vem', 'About whom'],
  purpose: ['Tarkoitus', 'Ändamål', 'Purpose'],
  basis: ['Oikeusperuste', 'Rättslig grund', 'Legal basis'],
  field: ['Tieto', 'Uppgift', 'Datum'],
  minimisation: ['Tietojen määrä', 'Uppgifternas mängd', 'Amount of data'],
  retention: ['Säilytys', 'Lagring', 'Retention'],
  deadline: ['Määräaika', 'Tidsfrist', 'Deadline'],
  source: ['Lähde', 'Källa', 'Source'],
  recipient: ['Vastaanottaja', 'Mottagare', 'Recipient'],
  'recipient-field': ['Saa tiedon', 'Får uppgiften', 'Receives'],
  tool: ['Palvelu', 'Tjänst', 'Service'],
  disclosure: ['Luovutus', 'Utlämnande', 'Disclosure'],
  transfer: ['Siirto EU:n ulkopuolelle', 'Överföring utanför EU', 'Transfer outside the EU'],
  marketing: ['Markkinointi', 'Marknadsföring', 'Marketing'],
  automated: ['Automaattiset päätökset', 'Automatiserade beslut', 'Automated decisions'],
  'must-give': ['Tietojen antaminen', 'Att lämna uppgifter', 'Giving data'],
  safeguard: ['Suojaus', 'Skydd', 'Safeguard'],
  archive: ['Säilytyspaikka', 'Förvaringsplats', 'Place of storage'],
  right: ['Oikeus', 'Rättighet', 'Right'],
  procedure: ['Menettely', 'Förfarande', 'Procedure'],
};

/** Name of what a path stands for, when it is one of the things the reader knows. */
export function nameOfPath(path: string): Text | undefined {
  const name = PEOPLE_NAMES[path] ?? CLAUSE_NAMES[path];
  return name === undefined ? undefined : threeOf(name);
}

/** The same as a heading or a sentence begins: with a capital. */
export function titleOfPath(path: string): Text | undefined {
  const name = nameOfPath(path);
  return name === undefined ? undefined : eachLang((lang) => `${name[lang].charAt(0).toUpperCase()}${name[lang].slice(1)}`);
}

/** "Säilytys: 5 vuotta viimeisimmästä yhteydenotosta"; `words` stand where the notice's own are all there is. */
export function labelOf(fact: Fact, words: string): Text {
  const [kind, what] = [kindOf(fact), whatOf(fact) ?? nameOfPath(fact.path) ?? same(brief(words))];
  return eachLang((lang) => `${kind[lang]}: ${what[lang]}`);
}

const DETAILS: Readonly<Record<string, readonly [string, string, string]>> = {
  businessId: ['Y-tunnus', 'FO-nummer', 'Business ID'],
  alias: ['toinen nimi', 'annat namn', 'alias'],
  domicile: ['kotipaikka', 'hemort', 'domicile'],
  website: ['verkkosivut', 'webbplats', 'website'],
  address: ['postiosoite', 'postadress', 'postal address'],
  phone: ['puhelin', 'telefon', 'phone'],
  email: ['sähköposti', 'e-post', 'e-mail'],
  title: ['tehtävä', 'uppgift', 'role'],
};

/** Contact details are told apart by what they are, not only by whose. */
function kindOf({ kind, value }: Fact): Text {
  const head = threeOf(KINDS[kind]);
  if (kind !== 'controller' && kind !== 'contact' && kind !== 'dpo') return head;
  const detail = Object.keys(DETAILS).find((each) => each in value);
  if (detail === undefined) return head;
  const name = threeOf(DETAILS[detail] ?? ['', '', '']);
  return eachLang((lang) => `${head[lang]}, ${name[lang]}`);
}

const JOINT: Text = { fi: 'yhteisrekisterinpitäjät', sv: 'gemensamt ansvariga', en: 'joint controllers' };
const NO_OFFICER: Text = { fi: 'ei ole nimetty', sv: 'har inte utsetts', en: 'not appointed' };

function whatOf(fact: Fact): Text | undefined {
  const { kind, value } = fact;
  switch (kind) {
    case 'date':
      return eachLang((lang) => formatDate(said(value, 'date'), lang));
    case 'controller':
    case 'contact':
    case 'dpo':
      if (value['role'] === 'joint') return JOINT;
      if (value['appointed'] === false) return NO_OFFICER;
      return sameOr(Object.values(value).find((each) => typeof each === 'string' && each !== ''));
    case 'field':
      return CATALOGUE.get(said(value, 'field'))?.name ?? sameOr(value['words']);
    case 'retention':
      return retentionOf(fact);
    case 'deadline':
      return deadlineOf(fact);
    case 'purpose':
      return purposeOf(fact);
    case 'recipient-field':
      return receivedOf(fact);
    case 'register':
    case 'tool':
    case 'recipient':
      return sameOr(value['name']);
    case 'section':
      return sameOr(value['heading']);
    default:
      return sameOr(value['text']) ?? sameOr(value['name']);
  }
}

/** A purpose whose ground a person chose says so. */
function purposeOf({ value }: Fact): Text | undefined {
  const name = sameOr(value['text']) ?? sameOr(value['name']);
  const basis = nameOfPath(`basis/${said(value, 'basis')}`);
  return name === undefined || basis === undefined ? name : eachLang((lang) => `${name[lang]} (${basis[lang]})`);
}

function receivedOf({ value }: Fact): Text {
  const to = nameOfPath(`recipients/${said(value, 'recipient')}`) ?? same(said(value, 'recipient'));
  const field = CATALOGUE.get(said(value, 'field'))?.name ?? same(said(value, 'words'));
  return eachLang((lang) => `${field[lang]} → ${to[lang]}`);
}

const DEADLINES: Readonly<Record<string, Text>> = {
  erasure: { fi: 'poistopyyntö täytetään', sv: 'begäran om radering uppfylls', en: 'erasure is done' },
  access: { fi: 'pyyntöön vastataan', sv: 'begäran besvaras', en: 'requests are answered' },
};

function deadlineOf({ value }: Fact): Text {
  const what = DEADLINES[said(value, 'what')] ?? same('');
  const within = inWords(said(value, 'period'), 'genitive');
  return eachLang(
    (lang) => `${what[lang]} ${lang === 'fi' ? `${within.fi} kuluessa` : lang === 'sv' ? `inom ${within.sv}` : `within ${within.en}`}`,
  );
}

const FRAMES: Readonly<Record<string, Text>> = {
  'periodic-review': { fi: 'tarkistus {every} välein', sv: 'granskas {every}', en: 'reviewed every {every}' },
  'claim-period': {
    fi: '{period} {from} (kanneaika)',
    sv: '{period} efter {from} (preskription)',
    en: '{period} after {from} (limitation)',
  },
  statutory: { fi: '{period} lain mukaan', sv: '{period} enligt lag', en: '{period} by law' },
  cycle: { fi: '{period} kerrallaan', sv: '{period} åt gången', en: '{period} at a time' },
};
const AFTER: Text = { fi: '{period} {from}', sv: '{period} efter {from}', en: '{period} after {from}' };

function retentionOf({ value, path }: Fact): Text | undefined {
  const [iso, kind, about] = [said(value, 'period'), said(value, 'kind'), said(value, 'field')];
  const trigger = TRIGGER_WORDS[said(value, 'trigger') as Trigger] as (typeof TRIGGER_WORDS)[Trigger] | undefined;
  const from = trigger?.from ?? same('');
  const [plain, every] = [inWords(iso), inWords(iso, 'every')];
  const frame = FRAMES[kind] ?? AFTER;
  const rule =
    iso === ''
      ? nameOfPath(path)
      : eachLang((lang) =>
          frame[lang].replace('{period}', plain[lang]).replace('{every}', every[lang]).replace('{from}', from[lang]).trim(),
        );
  const field = CATALOGUE.get(about)?.name;
  return rule === undefined || field === undefined ? rule : eachLang((lang) => `${rule[lang]} (${field[lang].toLowerCase()})`);
}

function said(value: Fact['value'], key: string): string {
  const found = value[key];
  return typeof found === 'string' ? found : '';
}

function sameOr(value: unknown): Text | undefined {
  return typeof value === 'string' && value !== '' ? same(value) : undefined;
}

function brief(words: string): string {
  return words.length > 90 ? `${words.slice(0, 88).replace(/\s+\S*$/, '')} …` : words;
}
