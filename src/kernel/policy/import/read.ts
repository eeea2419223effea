// The reader: from the text of a notice to facts, each with its place, and a list of all that gave none. No model, no network, the same answer every time.

import { companiesIn, readControllers } from './controllers.ts';
import { readDates, readLaws } from './dates.ts';
import { readFields } from './fields.ts';
import { slug } from './fold.ts';
import { languageOf } from './language.ts';
import { readPurposes } from './purposes.ts';
import { linkRecipients, readRecipients, sameFirm } from './recipients.ts';
import { nest, readRegisters, registerNamed } from './registers.ts';
import { readRetention } from './retention.ts';
import { applyRules } from './rules.ts';
import { PLAIN_SOURCE_RULES, SOURCE_RULES } from './source-words.ts';
import {
  ARCHIVE_RULES,
  AUTOMATED_RULES,
  MARKETING_RULES,
  MINIMISE_RULES,
  MUST_GIVE_RULES,
  PLAIN_PROCEDURE_RULES,
  PLAIN_RIGHT_RULES,
  PROCEDURE_RULES,
  RIGHT_RULES,
  SAFEGUARD_RULES,
  SECURE,
} from './statement-words.ts';
import { SUBJECT_RULES } from './subject-words.ts';
import { isNoise } from './topics.ts';
import type { Add, Fact, ImportFinding, Place, Reading, Unit } from './types.ts';
import { cut } from './units.ts';

/** Longer than any notice; what is longer is something else. */
export const MAX_TEXT = 400_000;
/** No notice says one thing more often. */
const MAX_PLACES = 200;
const PROTECTS = /palomuur|salasan|vaitiolo|suojat|suojaus|varmuuskop|salaus|salattu/;
const STATEMENTS = [
  ARCHIVE_RULES,
  AUTOMATED_RULES,
  MARKETING_RULES,
  MUST_GIVE_RULES,
  MINIMISE_RULES,
  SUBJECT_RULES,
  PLAIN_RIGHT_RULES,
  PLAIN_PROCEDURE_RULES,
];

export function readNotice(raw: string): Reading {
  const text = raw.replace(/\r\n?/g, '\n').replace(/\u00a0/g, ' ');
  const language = languageOf(text);
  if (language === 'unknown') return { language, facts: [], notUnderstood: wholeText(text), findings: [NO_NOTICE] };
  const units = cut(text);
  nest(units);
  linkRecipients(units);
  const facts = new Map<string, Fact>();
  const told = new Set<number>();
  const own = ownNames(units);
  for (const unit of units) readUnit(unit, own, add);
  if (![...facts.keys()].some((path) => path.startsWith('controllers/name:'))) readUnnamed(units, add);
  if (![...facts.keys()].some((path) => path.startsWith('registers/'))) readMentioned(units, add);
  for (const [from, to] of sameFirm(facts)) joinFacts(from, to);
  const notUnderstood = units
    .filter((unit) => !told.has(unit.id))
    .map((unit) => ({ text: unit.text, place: unit.place, why: unit.role === 'chrome' ? ('chrome' as const) : ('unknown' as const) }));
  return { language, facts: [...facts.values()], notUnderstood, findings: findings(language, units, facts) };

  /** One firm under two names is one: what was read of the shorter name goes to the longer. */
  function joinFacts(from: Fact, to: string): void {
    facts.delete(from.path);
    const known = facts.get(to);
    facts.set(to, known === undefined ? { ...from, path: to } : repeated(known, from.place, ...(from.also ?? [])));
  }

  function add(unit: Unit, kind: Fact['kind'], path: string, value: Fact['value'] = {}, confidence = 0.8): void {
    told.add(unit.id);
    const { note, ...rest } = value;
    const fact: Fact = { kind, path, value: rest, place: unit.place, confidence, ...(typeof note === 'string' ? { note } : {}) };
    const known = facts.get(path);
    if (known === undefined) facts.set(path, fact);
    else facts.set(path, known.confidence >= confidence ? repeated(known, unit.place) : repeated(fact, known.place, ...(known.also ?? [])));
  }
}

/** The fact with one more place, if it is another one. */
function repeated(fact: Fact, ...places: Place[]): Fact {
  if ((fact.also?.length ?? 0) >= MAX_PLACES) return fact;
  const more = places.filter(({ start }) => start !== fact.place.start && fact.also?.some((each) => each.start === start) !== true);
  return more.length === 0 ? fact : { ...fact, also: [...(fact.also ?? []), ...more] };
}

/** Noise is not taken apart: it is handed back as one piece. */
function wholeText(text: string): Reading['notUnderstood'] {
  return text.trim() === '' ? [] : [{ text: text.slice(0, 2000), place: { start: 0, end: text.length, line: 1 }, why: 'unknown' }];
}

/** A controller without a form of company: the first line under its heading. */
function readUnnamed(units: readonly Unit[], add: Add): void {
  const own = units.filter(
    (each) =>
      each.topics.includes('controller') &&
      (each.role === 'sentence' || each.role === 'item') &&
      !each.text.endsWith(':') &&
      !LABEL.test(each.key),
  );
  const unit =
    own.find(({ section }) => section === 'controller') ?? own.find(({ text }) => /^\p{Lu}.{3,50}\bY[-‑]?tunnus/u.test(text)) ?? own[0];
  const name = unit?.text.split(/,| ?\(| \/ | eli | Y[-‑]?tunnus| p\. ?(?=[\d+])| puh| \d| \S+@/i)[0]?.trim() ?? '';
  if (unit === undefined || name.length > 60 || !/^\p{Lu}[^\d.@]+$/u.test(name)) {
    readTitled(units, add);
    return;
  }
  add(unit, 'controller', `controllers/name:${slug(name)}`, { name, note: 'no form of company stands beside the name' }, 0.6);
}

const LABEL = /^(?:osoite|postiosoite|puh|y-?tunnus|s(?:ähkö)?posti|e-?mail|kotipaikka|yhteystiedot|www)/;

/** `Tietosuojaseloste – Esimerkkivalmennus`: the firm stands only in the title. */
function readTitled(units: readonly Unit[], add: Add): void {
  for (const unit of units.slice(0, 4)) {
    const name = /^#* ?(?:[Tt]ietosuoja|[Rr]ekisteri|TIETOSUOJA|REKISTERI)\p{L}* ?[–:-] (\p{Lu}[^.,:;\d]{2,50})$/u
      .exec(unit.text)?.[1]
      ?.trim();
    if (name === undefined || /rekisteri/i.test(name)) continue;
    add(unit, 'controller', `controllers/name:${slug(name)}`, { name, note: 'only the title names it' }, 0.5);
    return;
  }
  readRepeated(units, add);
}

/** No heading tells who: the firm that the text speaks of as the one that acts, `Esimerkki Oy käsittelee …`. */
function readRepeated(units: readonly Unit[], add: Add): void {
  const found = repeatedFirm(units);
  if (found === undefined) return;
  const { unit, name } = found;
  add(unit, 'controller', `controllers/name:${slug(name)}`, { name, note: 'no heading says that it is the controller' }, 0.5);
}

function repeatedFirm(units: readonly Unit[]): { unit: Unit; name: string } | undefined {
  const times = new Map<string, { count: number; unit: Unit; name: string }>();
  for (const unit of units) {
    if (unit.role === 'chrome' || /^(?:disclosure|transfer|cookies)$/.test(unit.section)) continue;
    for (const { name } of companiesIn(unit.text)) {
      const known = times.get(name.toLowerCase()) ?? { count: 0, unit, name };
      times.set(name.toLowerCase(), { ...known, count: known.count + (ACTS.test(unit.key) ? 2 : 1) });
    }
  }
  const first = [...times.values()].toSorted((a, b) => b.count - a.count)[0];
  return first === undefined || first.count < 2 ? undefined : first;
}

const ACTS =
  /(?<![a-zåäö])(?:oyj?|ky|ab|ry|tmi)(?: ei)? (?:käsittelee|kerää|tallentaa|säilyttää|on sitoutunut|sitoutuu|noudattaa|kunnioittaa|vastaa|huolehtii|tarjoaa|ylläpitää|toimii|käsittele)/;

/** A register that is spoken of and nowhere named: `Asiakasrekisterin käyttötarkoitus on …`. */
function readMentioned(units: readonly Unit[], add: Add): void {
  for (const unit of units) {
    if (unit.role === 'chrome' || /ei (?:[a-zåäö]+ ){0,2}(?:pid|ylläpid|kerät|kerää|muodost|säily)/.test(unit.key)) continue;
    const words = new Set(unit.key.match(/(?<![a-zåäö])(?:asiakas|markkinointi|osallistuja|asiakastieto)rekister(?=i|e)/g) ?? []);
    for (const word of words)
      add(
        unit,
        'register',
        `registers/${registerNamed(`${word}i`) ?? 'main'}`,
        { name: `${word}i`, note: 'spoken of, not named as such' },
        0.6,
      );
    if (words.size > 0) return;
  }
}

function ownNames(units: readonly Unit[]): ReadonlySet<string> {
  const heads = units.filter(({ section }) => section === 'controller');
  const titles = units.filter(({ section }) => section === 'title').slice(0, 8);
  const from = heads.some(({ text }) => companiesIn(text).length > 0) ? heads : titles;
  const names = from.flatMap(({ text }) => companiesIn(text).map(({ name }) => name.toLowerCase()));
  const aliases = heads.flatMap(({ text }) =>
    [...text.matchAll(/[”"“]([^”"“]{3,50})[”"“]/gu)].map((match) => (match[1] ?? '').toLowerCase()),
  );
  const spoken = names.length === 0 ? [repeatedFirm(units)?.name.toLowerCase() ?? ''].filter((name) => name !== '') : [];
  return new Set([...names, ...aliases, ...spoken]);
}

/** Where words of protection are about protection: a user id in a list of data is a datum. */
function protects({ section, key, topics }: Unit): boolean {
  if (topics.includes('data') && !/suoja|suoje|salat|pääs|kirjaud|luki|lukol|lukko|salasanan takana|luottamuks|vaiti|varmuus/.test(key))
    return false;
  return SECURE.includes(section) || (!/^(?:rights|purposes|sources)$/.test(section) && PROTECTS.test(key));
}

function readUnit(unit: Unit, own: ReadonlySet<string>, add: Add): void {
  if (isNoise(unit)) return;
  if (unit.role === 'heading') {
    add(unit, 'section', `sections/${unit.section}:${unit.id}`, { section: unit.section, heading: unit.heading }, 0.9);
    if (/yhteisrekisterinpitäj/.test(unit.key)) add(unit, 'controller', 'controllers/joint', { role: 'joint' }, 0.9);
    readRegisters(unit, add);
    readRecipients(unit, own, add);
    readDates(unit, false, add);
    readLaws(unit, add);
    return;
  }
  if (unit.role === 'chrome') return;
  readDates(unit, unit.section === 'title', add);
  readLaws(unit, add);
  readRegisters(unit, add);
  readControllers(unit, add);
  readPurposes(unit, add);
  readFields(unit, add);
  readRetention(unit, add);
  readRecipients(unit, own, add);
  applyRules(unit, SOURCE_RULES, add);
  applyRules(unit, PLAIN_SOURCE_RULES, add);
  if (unit.section === 'data' && /hinnasta myönnettäv|jäsenalennu|jäsenhin/.test(unit.key))
    add(unit, 'purpose', 'purposes/member-price', { words: unit.text }, 0.8);
  if (protects(unit)) applyRules(unit, SAFEGUARD_RULES, add);
  for (const table of STATEMENTS) applyRules(unit, table, add);
  if (unit.section === 'title' && unit.text.length < 120 && (companiesIn(unit.text).length > 0 || /seloste|OY:N$|Oy:n$/.test(unit.text)))
    add(unit, 'introduction', `introductions/title:${unit.id}`, { section: 'title' }, 0.6);
  if (unit.section === 'title' && !unit.topics.includes('rights') && !/säilyt|oikeu/.test(unit.key)) return;
  applyRules(unit, RIGHT_RULES, add);
  applyRules(unit, PROCEDURE_RULES, add);
  if (
    unit.text.endsWith(':') ||
    /(?:perusteena on|seuraavin tavoin|seuraavissa tapauksissa|seuraavat|seuraavia tietoja|tarkoituksia ovat|tietolähteitä ovat|keinoja ovat(?: mm\.)?|seuraavaa|kuten|nimi on)$|seuraavat oikeudet/.test(
      unit.key,
    )
  )
    add(unit, 'introduction', `introductions/${unit.section}:${unit.id}`, { section: unit.section }, 0.7);
}

function findings(language: Reading['language'], units: readonly Unit[], facts: ReadonlyMap<string, Fact>): ImportFinding[] {
  const found: ImportFinding[] = [];
  if (language === 'sv' || language === 'en') found.push(LANGUAGE[language]);
  if (!units.some(({ role }) => role === 'heading') && !speaksOfRegister(facts)) found.push(NO_NOTICE);
  const ids = [...facts.values()].filter(({ path }) => path.startsWith('controllers/businessId:'));
  if (ids.some(({ value }) => value['valid'] === false)) found.push(BUSINESS_ID);
  return found;
}

/** Running text without a heading is a notice when it says most of what a notice says. */
function speaksOfRegister(facts: ReadonlyMap<string, Fact>): boolean {
  const kinds = new Set([...facts.values()].map(({ kind }) => kind));
  return CORE.filter((kind) => kinds.has(kind)).length >= 3;
}

const CORE: readonly Fact['kind'][] = ['controller', 'purpose', 'field', 'retention', 'source', 'right'];
const LANGUAGE: Readonly<Record<'sv' | 'en', ImportFinding>> = {
  sv: {
    code: 'language-swedish',
    message: {
      fi: 'Seloste on ruotsiksi. Lukija ymmärtää suomea, joten vain numerot ja nimet poimittiin.',
      sv: 'Beskrivningen är på svenska. Läsaren förstår finska, så bara nummer och namn plockades ut.',
      en: 'The notice is in Swedish. The reader understands Finnish, so only numbers and names were taken.',
    },
  },
  en: {
    code: 'language-english',
    message: {
      fi: 'Seloste on englanniksi. Lukija ymmärtää suomea, joten vain numerot ja nimet poimittiin.',
      sv: 'Beskrivningen är på engelska. Läsaren förstår finska, så bara nummer och namn plockades ut.',
      en: 'The notice is in English. The reader understands Finnish, so only numbers and names were taken.',
    },
  },
};
const NO_NOTICE: ImportFinding = {
  code: 'not-a-notice',
  message: {
    fi: 'Tekstistä ei löytynyt selosteen otsikoita. Onko tämä tietosuojaseloste?',
    sv: 'Inga rubriker för en dataskyddsbeskrivning hittades. Är detta en beskrivning?',
    en: 'No headings of a privacy notice were found. Is this a notice?',
  },
};
const BUSINESS_ID: ImportFinding = {
  code: 'business-id-invalid',
  message: {
    fi: 'Y-tunnuksen tarkistusnumero ei täsmää.',
    sv: 'FO-numrets kontrollsiffra stämmer inte.',
    en: 'The check digit of the Business ID does not fit.',
  },
};
