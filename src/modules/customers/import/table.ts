// The file as it was uploaded, read into one table; the reader of formats decides what it is.

import type { Text } from '#platform/i18n';
import { decodeCsv, readCsv } from './parse.ts';

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

export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the row cannot be read. */
  readonly fault?: Text;
}

export interface ReadHints {
  readonly name?: string | undefined;
  readonly sheet?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly encoding?: string | undefined;
}

/** @throws what is wrong with the whole file */
export async function tableOf(bytes: Uint8Array, _hints: ReadHints = {}): Promise<ImportTable> {
  return Promise.resolve(csvTable(decodeCsv(bytes)));
}

/** A table from text that is at hand. */
export function csvTable(text: string): ImportTable {
  return { format: 'csv', encoding: 'utf-8', sheets: [], sheet: null, notes: [], ...readCsv(text) };
}
