// Rows of one sheet, a portion of its XML at a time, so that a large sheet is never a large tree.

import { StringDecoder } from 'node:string_decoder';
import { appError } from '#platform/errors';
import { LIMITS } from './limits.ts';
import { faultOf, noteOf } from './notes.ts';
import type { Note } from './notes.ts';
import { columnLetter } from './table.ts';
import type { CellFault, TableRow } from './table.ts';
import { plainNumber } from './xlsx-values.ts';
import type { Format } from './xlsx-values.ts';
import { attribute, elements, textParts, unescaped } from './xml.ts';

export interface Book {
  readonly strings: readonly string[];
  readonly formats: readonly Format[];
  readonly notes: Note[];
}

const PORTION = 1_000_000;
const LONGEST_ROW = 40_000_000;
const ROW = /<(?:[\w.-]+:)?row((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/(?:[\w.-]+:)?row>)/g;

/** @throws errors.table-broken, errors.table-columns */
export function* sheetRows(xml: Buffer, book: Book): Generator<TableRow> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let line = 0;
  let hidden = 0;
  for (let at = 0; at < xml.length; at += PORTION) {
    rest += decoder.write(xml.subarray(at, at + PORTION));
    if (rest.length > LONGEST_ROW) throw appError('invalid', 'errors.table-broken');
    let read = 0;
    for (const found of rest.matchAll(ROW)) {
      read = found.index + found[0].length;
      const attributes = found[1] ?? '';
      line = Number(attribute(attributes, 'r') ?? line + 1);
      if (attribute(attributes, 'hidden') === '1') hidden += 1;
      yield rowOf(found[2] ?? '', line, book);
    }
    rest = rest.slice(read);
  }
  const merged = elements(rest, 'mergeCell').length;
  if (merged > 0) book.notes.push(noteOf('cells-merged', { n: merged }));
  if (hidden > 0) book.notes.push(noteOf('rows-hidden', { n: hidden }));
}

const CELL = /<(?:[\w.-]+:)?c((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/(?:[\w.-]+:)?c>)/g;

function rowOf(xml: string, line: number, book: Book): TableRow {
  const cells: string[] = [];
  const faults: CellFault[] = [];
  for (const found of xml.matchAll(CELL)) {
    const attributes = found[1] ?? '';
    const at = columnOf(attribute(attributes, 'r')) ?? cells.length;
    const read = cellOf(attributes, found[2] ?? '', book);
    if (read.text === '' && read.fault === undefined) continue;
    if (at >= LIMITS.columns) throw appError('invalid', 'errors.table-columns', { params: { line, max: LIMITS.columns } });
    while (cells.length < at) cells.push('');
    cells[at] = read.text;
    if (read.fault) faults.push({ at, message: faultOf(read.fault, { line, column: columnLetter(at), value: read.text }) });
  }
  return faults.length > 0 ? { line, cells, cellFaults: faults } : { line, cells };
}

/** The index that "AB12" names. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

const VALUE = /<(?:[\w.-]+:)?v(?:\s[^>]*)?>([\s\S]*?)<\/(?:[\w.-]+:)?v>/;
const FORMULA = /<(?:[\w.-]+:)?f[\s>/]/;

function cellOf(attributes: string, xml: string, { strings, formats }: Book): { text: string; fault?: 'formula' | 'formula-empty' } {
  if (xml === '') return { text: '' };
  const type = attribute(attributes, 't') ?? 'n';
  if (type === 'inlineStr') return { text: textParts(xml) };
  const value = VALUE.exec(xml)?.[1];
  if (value === undefined) return FORMULA.test(xml) && type !== 'str' ? { text: '', fault: 'formula-empty' } : { text: '' };
  switch (type) {
    case 's':
      return { text: strings[Number(value)] ?? '' };
    case 'b':
      return { text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' };
    case 'e':
      return { text: unescaped(value), fault: 'formula' };
    case 'd':
      return { text: value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace('T', ' ') };
    case 'n':
      return { text: value === '' ? '' : (formats[Number(attribute(attributes, 's') ?? 0)] ?? plainNumber)(value) };
    default:
      return { text: unescaped(value) };
  }
}
