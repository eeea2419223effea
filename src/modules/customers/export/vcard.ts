// Cards of people, in the form that phones and mail programs read. What cards have no word for goes under names of our own, so that nothing is lost on the way back.

import { tagList } from '../import/tag-list.ts';
import type { ExportColumn } from './columns.ts';
import type { ExportRecord } from './records.ts';

export type CardVersion = '3.0' | '4.0';

/** One card; the columns say what of the person may be in it. */
export function cardText(record: ExportRecord, columns: readonly ExportColumn[], version: CardVersion): string {
  const of = (id: string) =>
    columns
      .filter((column) => column.id === id)
      .map((column) => column.value(record))
      .filter((value) => value !== '');
  const [given = ''] = of('given');
  const [family = ''] = of('family');
  const [organisation = ''] = of('organisation');
  const name = [given, family].filter(Boolean).join(' ') || of('person.email')[0] || organisation || '–';
  const lines = ['BEGIN:VCARD', `VERSION:${version}`, 'PRODID:-//Lupaus//FI', `UID:${record.id}`];
  const put = (property: string, value: string) => void lines.push(`${property}:${value}`);
  put('FN', escaped(name));
  put('N', `${escaped(family)};${escaped(given)};;;`);
  if (organisation !== '') put('ORG', escaped(organisation));
  for (const { id, value: read } of columns) {
    const value = read(record);
    const property = PROPERTIES[id];
    if (value === '' || PLACED.has(id)) continue;
    if (id === 'person.address') put('ADR', `;;${escaped(value)};;;;`);
    else if (id === 'person.tag') put('CATEGORIES', tagList(value).map(escaped).join(','));
    else if (property !== undefined) put(property, escaped(value));
    else put(ownName(id), escaped(value));
  }
  lines.push('END:VCARD');
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

const PLACED: ReadonlySet<string> = new Set(['given', 'family', 'organisation']);
const PROPERTIES: Readonly<Record<string, string>> = {
  'person.email': 'EMAIL',
  'person.phone': 'TEL',
  'person.job_title': 'TITLE',
  'person.note': 'NOTE',
};

/** X-LUPAUS-CUSTOMER-NUMBER for person.customer_number. */
function ownName(id: string): string {
  return `X-LUPAUS-${id
    .replace(/^person\./, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toUpperCase()}`;
}

function escaped(value: string): string {
  return value
    .replace(/\\/g, '\\\\')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[,;]/g, '\\$&');
}

const WIDE = 75;

/** Lines of at most 75 bytes, never broken within a letter. */
function folded(line: string): string {
  if (line.length <= WIDE / 4 || Buffer.byteLength(line) <= WIDE) return line;
  const parts: string[] = [];
  let part = '';
  let width = 0;
  for (const letter of line) {
    const wide = Buffer.byteLength(letter);
    if (width + wide > WIDE) {
      parts.push(part);
      [part, width] = [' ', 1];
    }
    part += letter;
    width += wide;
  }
  return [...parts, part].join('\r\n');
}
