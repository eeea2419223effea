// Text that is at hand as a table, by the one reader of text files.

import { openCsv } from './readers/csv.ts';
import type { TableRow } from './readers/table.ts';

export interface CsvFile {
  readonly delimiter: string;
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
}

/** @throws errors.csv-unreadable with the line, errors.csv-empty */
export function readCsv(text: string): CsvFile {
  const { head, rows } = openCsv({ text, encoding: 'utf-8', mixed: false }, { headings: true });
  return { delimiter: head.delimiter, headings: head.headings, rows: [...rows] };
}
