// Who answers for the register and how to reach them: names, Business IDs with any spacing, addresses, masked e-mails, contacts and the data protection officer.

import { slug } from './fold.ts';
import type { Add, Unit } from './types.ts';

const FORM = '(?:Oyj|oy|ky|Oy Ab|Ab Oy|Oy|OY|Ab|AB|Ky|KY|Osk|ry|r\\.y\\.|rf|Ltd|Inc|LLC|GmbH|OÜ)';
const COMPANY = new RegExp(
  `(?<![\\p{L}\\d])((?:Tmi|T:mi|Toiminimi) (?:\\p{Lu}[\\p{L}\\d&'’.-]*[ ]?){1,4}|\\p{Lu}[\\p{L}\\d&'’.-]*(?: (?:&|(?!(?:Oyj?|OY|Ab|AB|Ky|KY|ry)(?!\\p{L}))\\p{Lu}[\\p{L}\\d&'’.-]*|tilitoimisto|ja(?= \\p{Lu}))){0,5} ${FORM})(?![\\p{L}])`,
  'gu',
);

export interface Company {
  name: string;
  at: number;
}

/** Firms named in a text, without the ending of the case (`Oy:n`). */
export function companiesIn(text: string): Company[] {
  return [...text.slice(0, 4000).matchAll(COMPANY)].map((match) => ({
    name: (match[1] ?? '').replace(/ \(?Y-?\d.*$/u, '').trim(),
    at: match.index,
  }));
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2];

export function validBusinessId(id: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(id[i]), 0) % 11;
  return sum !== 1 && (sum === 0 ? 0 : 11 - sum) === Number(id.at(-1));
}

/** `2069 704-4`, `FI20697044` and six digits of old become seven digits, a hyphen and the check digit. */
export function businessIdIn(text: string): string | undefined {
  const match = /(?<!\d)(\d{1,4} ?\d{3,4}(?: ?\d{1,3})?) ?[-–‐] ?(\d)(?![\d-])/.exec(text) ?? /(?<![A-Z])FI ?(\d{7})(\d)(?!\d)/.exec(text);
  const digits = match?.[1]?.replace(/ /g, '') ?? '';
  const plain = /tunnus:? *(\d{8})(?!\d)/i.exec(text)?.[1];
  if (plain !== undefined) return `${plain.slice(0, 7)}-${plain.slice(7)}`;
  if (match === null || digits.length < 6 || digits.length > 7) return undefined;
  return `${digits.padStart(7, '0')}-${match[2] ?? ''}`;
}

const EMAIL =
  /[\w.+&-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|\[email protected\]|[\w.+-]{1,64} ?(?:[([<{](?:at|ät|a|@|miukumauku)[)\]>}]| at | ät ) ?[\w-]{1,63}(?:\.[\w-]{1,63}){1,3}/iu;
const PHONE = /(?<![\d-])(?:\+358|00358|0)[ ()\d-]{6,15}\d(?![\d-])/;
const POSTAL = /(?<!\d)(\d{5}),? +(\p{Lu}[\p{L}-]+)/u;
const STREET = /\p{Lu}\p{L}{3,}(?: \p{L}+)? \d{1,4}(?: ?[-–] ?\d+)?(?: ?[A-Z](?: \d{1,3})?)?(?=[ ,)]|$)|\b(?:PL|PB) \d+/u;
const WEBSITE = /(?:https?:\/\/)?(?:www\.)[\p{L}\d-]+(?:\.[\p{L}\d-]+)*|https?:\/\/[^\s<>)]+/u;
const PERSON = /(?<![\p{L}])(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\.?)? \p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)(?![\p{L}])/u;
const NOT_PERSON =
  /(?:katu|tie|kuja|polku|rinne)(?!\p{L})|(?:(?:Oy|Ab|Tmi)(?!\p{L})|rekister|seloste|Rekister|Tietosuoja|Puhelin|Osoite|Henkilö|Sähköposti|Yhteys|Toimitusjohtaja \p{Lu}\p{Ll}+$)/u;

const ALIAS = /\((?:jäljempänä|myöhemmin|alla|tästä eteenpäin|jatkossa)?:? ?[”"“'’]?([^()”"“’]{2,50})[”"“'’]?(?: tai [^()]{2,40})?\)/iu;

export function readControllers(unit: Unit, add: Add): void {
  if (unit.role === 'heading' || unit.role === 'chrome') return;
  if (/y.?tunnus/.test(unit.key) && /^(?:title|annex|changes|rights|cookies)$/.test(unit.section)) {
    readBusinessId(unit, add);
    if (POSTAL.test(unit.text)) readDetails(unit, 'controller', false, add);
  }
  readBrand(unit, add);
  const section = [unit.section, ...unit.topics].find((each) => each === 'controller' || each === 'contact' || each === 'dpo');
  if (/tietosuojavastaav/.test(unit.key)) readOfficer(unit, add);
  if (/^tietosuojavastaava(?: toimii|:)? \p{L}/u.test(unit.key) && (section === 'controller' || section === 'contact')) {
    readDetails(unit, 'dpo', false, add);
    readPerson({ ...unit, text: unit.text.replace(/^\p{L}+:? /u, '') }, 'dpo', add);
    return;
  }
  if (unit.section === 'rights' && /osoitteeseen|sähköposti|viesti/.test(unit.key)) {
    const email = EMAIL.exec(unit.text)?.[0];
    if (email !== undefined) add(unit, 'contact', 'contact/email', { email }, 0.6);
  }
  if (section !== 'controller' && section !== 'contact' && section !== 'dpo') return;
  const both = ofBoth(unit);
  if (section === 'controller' || both) {
    readNames(unit, add);
    readBusinessId(unit, add);
  }
  readDetails(unit, section, both, add);
  if (section !== 'controller' || both || /yhteyshenkilö|vastuuhenkilö/.test(unit.key))
    readPerson(unit, section === 'dpo' ? 'dpo' : 'contact', add);
  if (section === 'dpo') readOfficer(unit, add);
}

const BRAND =
  /(?:aputoiminimi(?:llä|ä)?|brändinime(?:llä|ä)|markkinointinime(?:llä|ä)|tuotemerkillä) [”"“]?(\p{Lu}[\p{L}\d&-]+(?: \p{Lu}[\p{L}\d]+){0,2})|(\p{Lu}[\p{L}\d&-]+(?: \p{Lu}[\p{L}\d]+)?)[ -]+(?:brändin|nimen) alla/u;

/** `… Oy järjestää koulutuksia Esimerkki-brändin alla`: the other name, wherever it is said. */
function readBrand(unit: Unit, add: Add): void {
  if (/^(?:disclosure|transfer|cookies)$/.test(unit.section)) return;
  const found = BRAND.exec(unit.text);
  const alias = found?.[1] ?? found?.[2];
  if (alias !== undefined) add(unit, 'controller', 'controllers/alias', { alias }, 0.8);
}

/** Where to reach them; under one heading for the firm and its contact, by mail and phone they are reached alike. */
function readDetails(unit: Unit, section: 'controller' | 'contact' | 'dpo', both: boolean, add: Add): void {
  for (const [what, value] of details(unit)) {
    const masked = value.startsWith('[');
    const said = { [what]: value.trim(), ...(masked ? { note: 'the address is masked' } : {}) };
    const reached = /^(?:email|phone)$/.test(what);
    const places = both ? (reached ? (['controller', 'contact'] as const) : (['controller'] as const)) : [section];
    for (const place of places) add(unit, place, `${place === 'controller' ? 'controllers' : place}/${what}`, said, masked ? 0.6 : 0.95);
  }
}

/** One heading for the firm and for whom to ask: `Rekisterinpitäjä ja yhteyshenkilö`. */
function ofBoth({ section, topics }: Unit): boolean {
  return (section === 'controller' || section === 'contact') && topics.includes('controller') && topics.includes('contact');
}

function readBusinessId(unit: Unit, add: Add): void {
  const businessId = businessIdIn(unit.text.replace(PHONE_LINE, ''));
  if (businessId === undefined) return;
  const valid = validBusinessId(businessId);
  if (!valid && !/tunnus|(?:Oyj?|Ky|Ab|ry),? ?\(?\d/i.test(unit.text)) return;
  const note = valid ? {} : { note: 'the check digit does not fit' };
  add(unit, 'controller', `controllers/businessId:${businessId}`, { businessId, valid, ...note }, valid ? 1 : 0.5);
}

function details(unit: Unit): [what: string, value: string][] {
  const { text, key } = unit;
  const found: [string, string | undefined][] = [
    ['email', EMAIL.exec(text)?.[0]],
    ['phone', /tunnus/.test(key) ? undefined : PHONE.exec(text.replace(/\d{7}-\d/g, ' '))?.[0]],
    [
      'address',
      isAddress(text, key) || /^(?:posti|käynti|katu)?osoite: \p{L}/iu.test(text) || /^\p{Lu}\p{L}+, (?:Suomi|Finland)$/u.test(text)
        ? addressIn(text)
        : undefined,
    ],
    ['website', WEBSITE.exec(text)?.[0] ?? /(?:verkkosivu|kotisivu)\p{L}*:? ([a-z0-9-]+(?:\.[a-z0-9-]+)+)/iu.exec(text)?.[1]],
    ['domicile', /kotipaikka:? ?(\p{L}[\p{L}-]+)/iu.exec(text)?.[1]],
  ];
  return found.flatMap(([what, value]) => (value === undefined ? [] : [[what, value] as [string, string]]));
}

/** From the street to the town; what stands before and after it on the line is something else. */
function addressIn(text: string): string {
  const [street, town] = [STREET.exec(text), POSTAL.exec(text)];
  if (street === null || town === null || street.index > town.index) return text.replace(/^\p{L}*osoite:? */iu, '');
  return text.slice(street.index, town.index + town[0].length);
}

function isAddress(text: string, key: string): boolean {
  if (/kuluessa|(?<![a-zåäö])(?:vuo(?:tta|den)|päivä|kuukau)|säilyt/.test(key)) return false;
  return POSTAL.test(text) || (STREET.test(text) && !/tunnus|rekister/.test(key) && !PHONE.test(text) && text.length < 80);
}

const PHONE_LINE = /(?:puh|tel|gsm)\p{L}*:?[ \d+()-]+/iu;

function readNames(unit: Unit, add: Add): void {
  const outside = companiesIn(unit.text.replace(/\([^()]{0,80}\)/g, ' '));
  for (const { name } of outside.length > 0 ? outside : companiesIn(unit.text))
    add(unit, 'controller', `controllers/name:${slug(name)}`, { name }, 0.98);
  const alias = ALIAS.exec(unit.text)?.[1]?.trim();
  const brand = /(?:Oy|Ky|Ab|Tmi)\s?\/\s?([\p{L}\d][\p{L}\d .&-]{1,40}?)(?= \(|$|,)/u.exec(unit.text)?.[1];
  const trade = /^(\p{Lu}[^.,()]{2,40}) on [^.]{2,80}(?:aputoiminimi|brändi|tuotemerkki|verkkokauppa|tavaramerkki)/u.exec(unit.text)?.[1];
  const named = /nimeltä (\p{Lu}[\p{L} &-]{2,40}?)(?= \(|,|\.)/u.exec(unit.text)?.[1];
  const called =
    named ??
    trade ??
    brand ??
    (alias !== undefined && !/\d{5}/.test(alias) && businessIdIn(alias) === undefined && !/tunnus/i.test(alias) ? alias : undefined);
  const after = /^(?:jäljempänä|myöhemmin) [”"“]([^”"“]{2,40})[”"“]/iu.exec(unit.text)?.[1];
  if (after !== undefined) add(unit, 'controller', 'controllers/alias', { alias: after }, 0.9);
  if (called !== undefined && companiesIn(unit.text).length > 0) add(unit, 'controller', 'controllers/alias', { alias: called }, 0.9);
  if (/yhteisrekisteri|yhdessä rekisterinpitäj|yhteiset rekisterinpit|rekisteri[a-zåäö]* yhdessä/u.test(unit.key))
    add(unit, 'controller', 'controllers/joint', { role: 'joint' }, 0.9);
  const label = /^(?:nimi|yritys|yrityksen nimi|rekisterinpitäjä):? +(\p{Lu}.{1,60})$/iu.exec(unit.text)?.[1];
  if (label !== undefined && companiesIn(unit.text).length === 0)
    add(unit, 'controller', `controllers/name:${slug(label)}`, { name: label }, 0.6);
}

/** What the contact person does, alone on a line or before the name. */
const TITLE =
  /^([Tt]oimitusjohtaja|Yrittäjä|Hallituksen puheenjohtaja)(?!\p{L})|^(?:Tehtävä: ?)?(\p{Lu}\p{Ll}*(?:johtaja|päällikkö|yrittäjä|valmentaja|konsultti|assistentti|sihteeri|koordinaattori|asiantuntija))$/u;

function readPerson(unit: Unit, top: 'contact' | 'dpo', add: Add): void {
  const found = PERSON.exec(
    companiesIn(unit.text)
      .reduce((text, { name }) => text.replace(name, ' '), unit.text)
      .replace(/^(?:Toimitusjohtaja|Yrittäjä|Valmentaja|Hallituksen puheenjohtaja|Yhteyshenkilö|Nimi|Rekisterin yhteyshenkilö):? /iu, ''),
  )?.[1];
  if (found !== undefined && !NOT_PERSON.test(found) && (!POSTAL.test(unit.text) || unit.text.startsWith(`${found},`)))
    add(unit, top, `${top}/name`, { name: found }, 0.9);
  const title = TITLE.exec(unit.text)
    ?.slice(1)
    .find((each) => each !== undefined);
  if (title !== undefined) add(unit, top, `${top}/title`, { title }, 0.9);
}

function readOfficer(unit: Unit, add: Add): void {
  if (
    /(?:ei|emme) ole (?:nimi|nime|velvo|valit|erik)|ei nimetty|emme ole nimen|tietosuojavastaavaa ei|ei ole tietosuojavastaav/.test(
      unit.key,
    )
  )
    add(unit, 'dpo', 'dpo/none', { appointed: false }, 0.95);
}
