// Data named in a notice become fields of the catalogue, register by register; what the catalogue does not know is kept as a text field to be decided.

import { CATALOGUE } from '../catalogue.ts';
import { companiesIn } from './controllers.ts';
import { COLLECTS, FIELD_WORDS, FRAME } from './field-words.ts';
import { slug } from './fold.ts';
import { nestedRegister, opensList, registerNamed } from './registers.ts';
import { toolsIn } from './gazetteer.ts';
import type { Add, Unit } from './types.ts';

export interface FieldMatch {
  field: string;
  words: string;
}

const ORGANISATION: Readonly<Record<string, string>> = {
  'person.name': 'organisation.name',
  'person.address': 'organisation.address',
  'person.email': 'organisation.email',
  'person.phone': 'organisation.phone',
};

/** The fields a folded phrase names, in the order of the table. */
export function fieldsIn(phrase: string): FieldMatch[] {
  let rest = ` ${phrase.slice(0, 2000)} `;
  const found: FieldMatch[] = [];
  for (const [field, pattern] of FIELD_WORDS) {
    for (let round = 0; round < 4; round++) {
      const match = pattern.exec(rest.trim());
      if (match === null || match[0] === '') break;
      if (!found.some((each) => each.field === field)) found.push({ field, words: match[0].trim() });
      const trimmed = rest.trim();
      rest = `${trimmed.slice(0, match.index)} ${trimmed.slice(match.index + match[0].length)}`;
    }
  }
  return found;
}

/** Parentheses that name tools are not lists of data. */
function withoutTools(key: string): string {
  return key.replace(/\([^()]{0,300}\)/g, (inside) =>
    toolsIn(inside).length > 0 ||
    /^\([^()]*(?<![a-zåäö])(?:ei|emme) (?:[a-zåäö]+ )?(?:tallen|kerä|säily)|^\((?:=|jos |vain |lupa |icf|www|käytössä|katso)/.test(inside)
      ? ' '
      : inside.replace(/[()]/g, ' , '),
  );
}

function organisational(key: string): { firm: string; person: string } {
  const start = key.search(
    /^(?:yrityksen|organisaation|yhteisön) nimi, (?:puhelin|sähköposti|osoite)|työnantajayhteisö|(?:yrityksen|organisaation|asiakasyrityksen|yhteisön) (?:perustiedot|tiedot|yhteystiedot|nimi ja yhteystiedot)/,
  );
  if (start < 0) return { firm: '', person: key };
  const end = key.slice(start).search(/yhteyshenkilö/);
  const stop = end < 0 ? key.length : start + end;
  return { firm: key.slice(start, stop), person: `${key.slice(0, start)} ${key.slice(stop)}` };
}

function matchesOf(unit: Unit): FieldMatch[] {
  const { firm, person } = organisational(withoutTools(unit.key).replace(/, (?:josta|jolta) .*/, ''));
  const ofFirm = fieldsIn(firm.replace(/^työnantajayhteisö[a-zåäö]*/u, '')).map(({ field, words }) => ({
    field: ORGANISATION[field] ?? field,
    words,
  }));
  for (const [, what] of unit.key.matchAll(/(?:yrityksen|organisaation) (?:ja|sekä) yhteyshenkilön (sähköposti|puhelin)/g))
    ofFirm.push({ field: what === 'puhelin' ? 'organisation.phone' : 'organisation.email', words: what ?? '' });
  const detailed = ofFirm.some(({ field }) => field === 'organisation.email' || field === 'organisation.phone');
  return [...ofFirm.filter(({ field }) => field !== 'person.other_contact' || !detailed), ...fieldsIn(person)].filter(
    (each, i, all) => all.findIndex((other) => other.field === each.field) === i,
  );
}

/** Sentences of the data section that say something about the list, not what is in it. */
const TALK =
  /(?:ovat )?tarpeelli[a-zåäö]* ja tarkoituksenmu|vain (?:sellaisia )?tietoja, jotka|(?:rekisteri voi sisältää|merkitään seuraavat|tallennetaan seuraavia|kerätään seuraavia|sisältää seuraavia|voidaan käsitellä muun muassa seuraaviin|tällaisia tietoja ovat|seuraavia (?:henkilö)?tietoja)[^:]{0,140}:?$/u;
const LISTS =
  /(?:kuten|sisältää|tallennetaan|kerätään|keräämme|käsitellään|käsittelemme|merkitään|tallentu[a-zåäö]*|ovat|sisältyy|sisältää|tietoja:|tiedot:|seuraav)/u;

/** `Sivusto käyttää evästeitä`, wherever it is said. */
const COOKIES =
  /(?:sivuilla|sivustolla|sivustollamme|sivuillamme) on [a-zåäö ]{0,40}eväst|(?:käytä(?:mme|n)|käyttää|käytetään|asetetaan|tallennetaan|hyödyntää)[^.]{0,80}eväst/;

/** `Emme kerää terveystietoja`: said of data that are not kept. */
const DENIES =
  /(?<![a-zåäö])(?:ei|emme|en|eivät)(?: [a-zåäö]+){0,4} (?:kerä|pyyd|tallen|käsit|rekister|sisäl|säily|kysy)[a-zåäö]*(?![^.]{0,160}(?:muita|muuta|paitsi|kuin|mutta|vaan|ellei|ilman))/;

/** A unit that stands among data but does not list them. */
function idle(unit: Unit, inline: boolean, prose: boolean): boolean {
  const { key, text, role } = unit;
  if (/^(?:henkilöryhmät|rekisteröidyt|henkilöistä)|(?:ensisijai|pääasialli)[a-zåäö]* (?:tieto)?lähde/.test(key) || DENIES.test(key))
    return true;
  if (
    role === 'sentence' &&
    !inline &&
    (TALK.test(key) ||
      !(prose || LISTS.test(key) || (COLLECTS.test(key) && !/(?<![a-zåäö])(?:ei|emme|en) /.test(key)) || listed(unit) || bareList(unit)))
  )
    return true;
  if (/säilyt[a-zåäö]* \d|voi liittyä esimerkiksi/u.test(key)) return true;
  return (prose && text.endsWith(':')) || (DOES.test(key) && !COLLECTS.test(key));
}

function readCookies(unit: Unit, add: Add): void {
  if (
    COOKIES.test(unit.key) &&
    !/^(?:miten|mitä|kuinka|miksi) /.test(unit.key) &&
    !/(?<![a-zåäö])(?:ei|emme|en) (?:[a-zåäö]+ ){0,3}(?:käyt|aset|tallen)/.test(unit.key)
  )
    add(unit, 'field', 'fields/web.cookie', { field: 'web.cookie', words: 'evästeet', class: 'ordinary' }, 0.8);
}

export function readFields(unit: Unit, add: Add): void {
  readCookies(unit, add);
  const inline =
    /(?:rekisteri|rekisterissä|rekisteriin)\b.{0,60}(?:sisältää|tallennetaan|kerätään|on) .{0,40}(?:seuraav[a-zåäö]* tieto[a-zåäö]*|tiedot)\s?:/u.test(
      unit.key,
    );
  const prose = unit.topics.includes('data') && (unit.section !== 'data' || forPurpose(unit));
  const here = unit.section === 'data' || (OPEN.has(unit.section) && (underDataList(unit) || collected(unit))) || inline || prose;
  if (!here || idle(unit, inline, prose)) return;
  const register = inline ? registerNamed(unit.key) : nestedRegister(unit);
  const key = inline ? unit.key.slice(unit.key.indexOf(':') + 1) : unit.key;
  const scope = register === undefined ? 'fields' : `fields@${register}`;
  const found = inline ? fieldsIn(key) : prose ? told(unit) : matchesOf(unit);
  for (const { field, words } of found)
    add(
      unit,
      'field',
      `${scope}/${field}`,
      { field, words, class: CATALOGUE.get(field)?.class ?? 'ordinary', ...ownField(field), ...named(register) },
      prose ? 0.75 : 0.9,
    );
  if (!unit.text.endsWith(':') && (unit.role === 'item' || listed(unit) || inline) && (!prose || underDataList(unit)))
    customs(unit, key, scope, add);
}

/** What is done with data is not a list of them. */
const DOES = /(?:säilytetään|luovutetaan|siirretään|poistetaan|hävitetään|käsittelee|käsittelevät|saatetaan|voivat käsitellä)(?![a-zåäö])/;

/** A sentence without a verb that is a list of data: `Asiakkaan nimi, osoite ja puhelinnumero.` */
function bareList({ key }: Unit): boolean {
  return (
    !/(?:^| )(?:ei|on|ovat|voi|voidaan|emme|käytetään|säilytetään)(?= )/.test(key) && fieldsIn(key).length >= (key.length < 70 ? 1 : 2)
  );
}

/** Words that name data and doings alike: beside a purpose they are the doing. */
const AMBIGUOUS: ReadonlySet<string> = new Set(
  'order.details contact.note contact.event feedback.text service.used marketing.action person.note invoice.details calendar.entry event.registration document.contract document.quote'.split(
    ' ',
  ),
);
const PURPOSIVE =
  /(?:(?:aks|äks)e(?:mme|ni|en)|seksi|mise(?:en|ksi)|misessa|misessä|varten|jotta|misen yhteydessä|misen ja [^.]*yhteydessä)(?![a-zåäö])/;

/** In running text the data stand after the verb of collecting, or before it in the passive. */
function told(unit: Unit): FieldMatch[] {
  const at = unit.key.search(COLLECTS);
  const key = unit.key.replace(/,? jotta .*/, '');
  const after = at < 0 ? [] : matchesOf({ ...unit, key: key.slice(at) });
  const found = after.length > 0 ? after : matchesOf({ ...unit, key });
  return PURPOSIVE.test(key) || key.length < unit.key.length - 200 ? found.filter(({ field }) => !AMBIGUOUS.has(field)) : found;
}

/** Under a heading of data and of purposes: a sentence that says what for. */
function forPurpose({ topics, role, key }: Unit): boolean {
  return role === 'sentence' && topics.includes('purposes') && PURPOSIVE.test(key);
}

function ownField(field: string): Record<string, boolean | string> {
  return field.startsWith('custom.') ? { custom: true, note: 'not in the catalogue: a text field to be decided' } : {};
}

function named(register: string | undefined): Record<string, string> {
  return register === undefined ? {} : { register };
}

const OPEN: ReadonlySet<string> = new Set(['purposes', 'annex', 'title', 'cookies', 'register', 'subjects']);

/** A sentence outside the data section that says what is collected. */
function collected({ key, section, role }: Unit): boolean {
  if (section === 'purposes' || role !== 'sentence' || /\b(?:ei|emme|eivät|ettemme|eikä)\b/.test(key)) return false;
  if (/(?:tallennamme|tallennetaan)[^.()]{0,120}tiedot \(/.test(key)) return true;
  return /(?:tallentuu|keräämme|kerätään|kerää|tieto[a-zåäö]* (?:voi olla|ovat))[^.]{0,160}(?:kuten|esimerkiksi|seuraav|mm\.)/u.test(key);
}

function underDataList(unit: Unit): boolean {
  return (
    unit.intro !== undefined &&
    /rekister[a-zåäö]* merkittäv|rekisteri,? (?:joka )?sisältää (?:seuraav|muun|mm)|rekisteriin (?:kerätään|tallennetaan|merkitään)$|tieto[a-zåäö]* (?:ovat|voivat)|seuraavia (?:henkilö)?tietoja|tietosisäl|(?:keräämme|kerätään|tallennamme|tallennetaan)[^.]{0,60}tie[a-zåäö]*:?$/u.test(
      unit.intro.key,
    )
  );
}

/** A short line in a list that has no bullets. */
function listed(unit: Unit): boolean {
  return unit.intro !== undefined && unit.intro.id !== unit.id && !unit.text.endsWith('.') && unit.text.length < 240;
}

/** Parts of a list that no pattern knows stay as text fields of the firm's own. */
function customs(unit: Unit, key: string, scope: string, add: Add): void {
  if (nameOfRegister(unit) || opensList(unit) || (unit.intro?.role === 'heading' && /ryhmä|aineisto|rekisteri/.test(unit.intro.key)))
    return;
  for (const raw of key
    .replace(/^[^:]{3,120} (?:koskevat|liittyvät) tiedot:/, '')
    .replace(/^[^,;:]{3,60}(?:tiedot|tietoja|tieto|historia),? (?=(?:kuten|esimerkiksi|esim|mm|muun muassa|eli)(?![a-zåäö]))/, '')
    .replace(/\([^()]*\)|<[^>]*>|https?:\S+|www\.\S+/g, ' ')
    .split(/[,;.]| sekä /)) {
    const part = raw
      .replace(/^(?:\s|ja |tai |sekä |mm\.? |muut? |kuten |jos .*|esimerkiksi |mahdolliset |tiedot |asiakkaan )+/u, '')
      .replace(/\s+/g, ' ')
      .trim();
    const words = part.split(' ');
    if (
      part.length < 4 ||
      part.endsWith('-') ||
      /lomak[a-zåäö]* (?:kautta|avulla)|^tieto(?:a)? siitä$/.test(part) ||
      words.length > 5 ||
      companiesIn(part).length > 0 ||
      /\boy\b/.test(part) ||
      words.every((word) => FRAME.test(word)) ||
      fieldsIn(part).length > 0 ||
      fieldsIn(raw).length > 0
    )
      continue;
    if (
      /(?:misen|lun|nnan|seksi|öön|oon|een|iin)$|(?:aan|ään|tään|daan|ovat| on | voi | jotka | jolta | josta )|^(?:josta|jolta|jotka|joka)\b|www|https?:|ylläpit|sivusto/.test(
        part,
      )
    )
      continue;
    const id = `custom.${slug(part).replaceAll('-', '_').slice(0, 40)}`;
    const note = 'not in the catalogue: a text field to be decided';
    add(unit, 'field', `${scope}/${id}`, { field: id, words: part, class: 'ordinary', custom: true, note }, 0.5);
  }
}

function nameOfRegister(unit: Unit): boolean {
  return /^[a-zåäö]*(?: [a-zåäö]+)?rekisteri:?$/u.test(unit.key);
}
