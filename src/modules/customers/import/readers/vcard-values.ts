// What one line of a card says under which heading; the headings are those that the guess of columns knows.

import { writtenTags } from '../tag-list.ts';
import type { CardLine } from './vcard-lines.ts';

export const HEADING_ORDER: readonly string[] = [
  'Etunimi',
  'Sukunimi',
  'Nimi',
  'Sähköposti',
  'Puhelin',
  'Organisaatio',
  'Osasto',
  'Tehtävänimike',
  'Osoite',
  'Verkkosivu',
  'Kieli',
  'Muistiinpano',
  'Syntymäpäivä',
  'Tunnisteet',
];

type Found = 'picture' | 'unknown' | readonly (readonly [heading: string, text: string])[];

const PICTURES = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY']);
/** What programs write for themselves. */
const SILENT = new Set([
  'VERSION',
  'PRODID',
  'UID',
  'REV',
  'PROFILE',
  'SOURCE',
  'NAME',
  'MAILER',
  'CLASS',
  'SORT-STRING',
  'KIND',
  'CLIENTPIDMAP',
  'AGENT',
  'XML',
  'BEGIN',
  'END',
]);

const PLAIN: Readonly<Record<string, string>> = {
  FN: 'Nimi',
  TITLE: 'Tehtävänimike',
  ROLE: 'Rooli',
  NICKNAME: 'Lempinimi',
  URL: 'Verkkosivu',
  NOTE: 'Muistiinpano',
  LANG: 'Kieli',
  GENDER: 'Sukupuoli',
  IMPP: 'Pikaviesti',
  'X-LUPAUS-CUSTOMER-NUMBER': 'Asiakasnumero',
  'X-LUPAUS-LANGUAGE': 'Kieli',
  'X-LUPAUS-EDUCATION': 'Koulutus',
  'X-LUPAUS-INDUSTRY': 'Toimiala',
  'X-LUPAUS-LAST-CONTACT': 'Viimeisin yhteydenotto',
};

export function valuesOf({ name, params, value }: CardLine, version: string): Found {
  if (PICTURES.has(name) || /^data:/i.test(value)) return 'picture';
  if (SILENT.has(name) || /^X-(?:AB|APPLE|MS-|EVOLUTION|MOZILLA-|PHONETIC)/.test(name)) return [];
  const text = (part: string) => plainText(part, version);
  const parts = () => split(value, ';').map(text);
  switch (name) {
    case 'N': {
      const [family = '', given = '', more = ''] = split(value, ';').map((part) => split(part, ',').map(text).join(' '));
      return [
        ['Sukunimi', family],
        ['Etunimi', [given, more].filter((each) => each.trim() !== '').join(' ')],
      ];
    }
    case 'ORG': {
      const [organisation = '', ...units] = parts();
      return [
        ['Organisaatio', organisation],
        ['Osasto', units.filter((unit) => unit.trim() !== '').join(', ')],
      ];
    }
    case 'ADR':
      return [['Osoite', addressOf(parts())]];
    case 'EMAIL':
      return [['Sähköposti', text(value).replace(/^mailto:/i, '')]];
    case 'TEL':
      return [[isFax(params) ? 'Faksi' : 'Puhelin', text(value).replace(/^tel:/i, '').replace(/;.*$/, '')]];
    case 'CATEGORIES':
      return [['Tunnisteet', categoriesOf(value, text)]];
    case 'BDAY':
      return [['Syntymäpäivä', dayOf(value)]];
    case 'ANNIVERSARY':
      return [['Vuosipäivä', dayOf(value)]];
    default: {
      const heading = PLAIN[name] ?? (name.startsWith('X-') ? name : undefined);
      return heading === undefined ? 'unknown' : [[heading, text(value)]];
    }
  }
}

/** Several in one line; what stands within one as a sign between two does not part it. */
function categoriesOf(value: string, text: (part: string) => string): string {
  return writtenTags(
    split(value, ',')
      .flatMap((part) => split(part, ';'))
      .map((part) =>
        text(part)
          .replace(/[\s,;]+/g, ' ')
          .trim(),
      )
      .filter((part) => part !== ''),
  );
}

function isFax(params: ReadonlyMap<string, readonly string[]>): boolean {
  const types = (params.get('TYPE') ?? []).map((type) => type.toUpperCase());
  return types.some((type) => type.includes('FAX')) && !types.some((type) => type === 'VOICE' || type === 'CELL');
}

/** Street, postal code and place, country, as an address is written on one line. */
function addressOf([box = '', extended = '', street = '', place = '', region = '', code = '', country = '']: readonly string[]): string {
  const line = (...words: string[]) =>
    words
      .map((word) => word.replace(/\s*\n\s*/g, ', ').trim())
      .filter((word) => word !== '')
      .join(' ');
  return [line(box), line(street), line(extended), line(code, place), line(region), line(country)].filter((part) => part !== '').join(', ');
}

/** 19850412 and 1985-04-12T00:00:00Z as 1985-04-12; a day without its year stays as it stands. */
function dayOf(value: string): string {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})(?:T|$)/.exec(value.trim());
  return found ? `${found[1]}-${found[2]}-${found[3]}` : value.trim();
}

/** Parts between signs that nothing escapes. */
function split(value: string, sign: ';' | ','): string[] {
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i < value.length; i++) {
    const letter = value[i] ?? '';
    if (letter === '\\' && i + 1 < value.length) {
      part += letter + (value[i + 1] ?? '');
      i += 1;
    } else if (letter === sign) {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  return [...parts, part];
}

function plainText(value: string, version: string): string {
  if (!value.includes('\\')) return value;
  if (version === '2.1') return value.replace(/\\([;\\,:])/g, '$1');
  return value.replace(/\\([nN]|.)/gs, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
}
