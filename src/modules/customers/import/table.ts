// The file as it was uploaded, read into one table; the reader of formats decides what it is.

import type { Text } from '#platform/i18n';
import { readCsv } from './parse.ts';
import { decodeText } from './readers/encoding.ts';
import { readTable } from './readers/read-table.ts';
import type { TableRow } from './readers/table.ts';

export interface ImportTable {
  readonly format: string;
  readonly headings: readonly string[];
  readonly delimiter: string;
  readonly encoding: string;
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly rows: readonly TableRow[];
  readonly notes: readonly Text[];
}

export type { TableRow } from './readers/table.ts';

export interface ReadHints {
  readonly name?: string | undefined;
  readonly sheet?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly encoding?: string | undefined;
}

/** @throws what is wrong with the whole file */
export async function tableOf(bytes: Uint8Array, { name, sheet, delimiter, encoding }: ReadHints = {}): Promise<ImportTable> {
  const told = delimiter !== undefined || encoding !== undefined;
  const { sheets, notes, rows, ...table } = await readTable(told ? textOf(bytes, { delimiter, encoding }) : bytes, { name, sheet });
  return {
    ...table,
    // The line that tells the delimiter is ours, not the file's.
    rows: delimiter === undefined ? rows : rows.map((row) => ({ ...row, line: row.line - 1 })),
    ...(told ? { encoding: encoding ?? decodeText(bytes).encoding } : {}),
    sheets: sheets.filter(({ hidden }) => !hidden).map((each) => each.name),
    notes: notes.map(({ message }) => message),
  };
}

const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'iso-8859-1', 'macintosh'] as const;

/** Text read as somebody said it is: what they chose stands above what the reader would have found. */
function textOf(bytes: Uint8Array, { delimiter, encoding }: Pick<ReadHints, 'delimiter' | 'encoding'>): string {
  const known = ENCODINGS.find((each) => each === encoding);
  const text = known === undefined ? decodeText(bytes).text : new TextDecoder(known).decode(bytes);
  return delimiter === undefined ? text : `sep=${delimiter}\n${text}`;
}

/** A table from text that is at hand. */
export function csvTable(text: string): ImportTable {
  return { format: 'csv', encoding: 'utf-8', sheets: [], sheet: null, notes: [], ...readCsv(text) };
}
