// An address in parts, as Outlook and Google and many lists keep it: which columns are parts of which address, and how one is written on a line.

import { foldHeading, locatedColumns, words } from './headings.ts';

type Part = 'whole' | 'street' | 'box' | 'postal' | 'city' | 'region' | 'country';

const PARTS: readonly (readonly [Part, readonly string[]])[] = [
  ['whole', words('osoite|postiosoite|address|adress|postadress|mailing address|address formatted|formatted')],
  [
    'street',
    words(`
    katuosoite|katu|lähiosoite|jakeluosoite|osoiterivi|street|street address|address street|address line|extended address|
    extended|line|gatuadress|gata|adressrad|utdelningsadress`),
  ],
  ['box', words('postilokero|pl|po box|address po box|postbox|box|boxadress')],
  ['postal', words('postinumero|postinro|postnro|postal code|address postal code|zip|zip code|zip postal code|postcode|postnummer')],
  [
    'city',
    words(`
    postitoimipaikka|toimipaikka|kaupunki|paikkakunta|kunta|asuinpaikka|kotipaikka|city|address city|town|city town|postort|ort|
    stad`),
  ],
  [
    'region',
    words(`
    osavaltio|osavaltio lääni|lääni|maakunta|state|state province|province|region|address region|delstat|region delstat|landskap|
    län|county`),
  ],
  ['country', words('maa|maa alue|maa tai alue|country|country region|address country|land|land region|land eller region')],
];
const PART_OF = new Map(PARTS.flatMap(([part, headings]) => headings.map((heading) => [heading, part] as const)));

/** Words that tell whose address or which of several it is. */
const KINDS = new Map(
  Object.entries({
    work: words('business|work|työ|työn|työpaikan|työpaikka|työosoitteen|yritys|arbete|arbetets|arbetsplatsens|jobb'),
    home: words('home|koti|kodin|kotiosoitteen|hem|hemmets|bostad|bostadens|privat'),
    visit: words('käynti|käyntiosoitteen|visiting|besök|besöks'),
    other: words('other|muu|muun|muut|övrig|övriga|annan|annat'),
    '': words('primary|osallistujan|asiakkaan|yhteyshenkilön|henkilön|deltagarens|kundens|participant|contact'),
  }).flatMap(([kind, all]) => all.map((word) => [word, kind] as const)),
);
const COMPOUNDS: ReadonlyMap<string, string> = new Map([
  ['työosoite', 'työ osoite'],
  ['kotiosoite', 'koti osoite'],
  ['arbetsadress', 'arbete adress'],
  ['hemadress', 'hem adress'],
  ['käyntiosoite', 'käynti osoite'],
  ['besöksadress', 'besöks adress'],
  ['bostadsadress', 'bostad adress'],
  ['kotikaupunki', 'koti kaupunki'],
  ['kotikunta', 'koti kunta'],
  ['hemort', 'hem ort'],
  ['hemkommun', 'hem ort'],
]);

interface Place {
  readonly part: Part;
  /** Columns of one address share it. */
  readonly of: string;
}

/** What part of which address a heading is; undefined when it is none. */
function placeOf(heading: string): Place | undefined {
  const folded = foldHeading(heading).replaceAll(',', ' ');
  let kind = '';
  const left = (COMPOUNDS.get(folded) ?? folded).split(/\s+/).filter((word) => {
    const found = KINDS.get(word);
    kind ||= found ?? '';
    return found === undefined;
  });
  const part = PART_OF.get(left.join(' ')) ?? PART_OF.get(left.filter((word) => word !== 'address').join(' '));
  if (part === undefined) return undefined;
  // "Address 2 - City" is of the second address; the 2 of "Business Street 2" is a line of the same.
  const number = /^(?:address|adress|osoite)\s*(\d+)\s*[-–]/i.exec(heading.trim())?.[1] ?? '';
  return { part, of: `${kind} ${number}` };
}

const NEAR: ReadonlySet<Part> = new Set(['street', 'box', 'postal', 'city', 'whole']);

/** Which of the headings are addresses or parts of one. A country or a region alone says where somebody is, not how to reach them. */
export function addressHeadings(headings: readonly string[]): ReadonlySet<number> {
  const located = locatedColumns(headings);
  const places = headings.map((heading, i) => (located.has(i) ? undefined : placeOf(heading)));
  const near = new Set(places.flatMap((place) => (place && NEAR.has(place.part) ? [place.of] : [])));
  return new Set(places.flatMap((place, i) => (place && (NEAR.has(place.part) || near.has(place.of)) ? [i] : [])));
}

/** Columns of one address by their part, in the order of the file. */
type Address = ReadonlyMap<Part, readonly number[]>;

/** The addresses of a row that these columns hold. What no heading tells is a line of the street. */
export function addressesAt(headings: readonly string[], columns: readonly number[]): Address[] {
  const placed = columns.map((index) => ({ index, ...(placeOf(headings[index] ?? '') ?? ({ part: 'street', of: ' ' } as const)) }));
  return [...Map.groupBy(placed, ({ of }) => of).values()].flatMap((all): Address[] => {
    const parts = Map.groupBy(all, ({ part }) => part);
    const apart = parts.get('whole') ?? [];
    // With a postal code beside it an address is a street; without, each is an address of its own.
    if (apart.length === all.length) return apart.map(({ index }) => new Map([['whole', [index]]]));
    return [new Map([...parts].map(([part, of]) => [part, of.map(({ index }) => index)]))];
  });
}

/** An address as one writes it; empty when the row has none. Several in one cell stand apart. */
export function writtenAddresses(address: Address, cells: readonly string[]): string[] {
  const say = (part: Part) =>
    (address.get(part) ?? []).map((index) => (cells[index] ?? '').trim().replace(/\s*\r?\n\s*/g, ', ')).filter((text) => text !== '');
  const [whole, street, near] = [say('whole'), say('street'), [...say('postal'), ...say('city')].join(' ')];
  const formatted = street.length > 0 && near !== '' && whole.join().includes(street[0] ?? '') ? [] : whole;
  if (formatted.length > 0 && street.length === 0 && near === '') return formatted.flatMap((text) => text.split(/\s+:::\s+/));
  const lines = [...formatted, ...street, ...say('box'), near, ...say('region'), ...say('country')];
  const told = lines.filter((line) => line !== '');
  return told.length === 0 ? [] : [told.join(', ').replace(/(\b\d{5}), /, '$1 ')];
}
