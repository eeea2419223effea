// The rows that were not stored go back to whoever brought them: as text or as a workbook, with the line first and the reason last.

import { stringify } from 'csv-stringify/sync';
import type { Lang } from '#platform/i18n';
import { workbookParts } from '../export/xlsx.ts';
import { zipStream } from '../export/zip.ts';
import { customersDictionary } from '../phrases.ts';
import type { RowError } from './rows.ts';
import type { Import } from './run.ts';

export type ReturnedFile = Pick<Import['file'], 'headings' | 'delimiter'>;

/**
 * The columns of the file between the line number and the reason, so that mended rows can be imported again as they are. A cell
 * that a spreadsheet would take for a formula gets an apostrophe before it, which the next import takes away again.
 */
export function errorCsv(file: ReturnedFile, errors: readonly RowError[], lang: Lang): string {
  return csvText([headingsOf(file, lang), ...rowsOf(file, errors, lang)], file.delimiter);
}

/** The same as a workbook: every cell is text, so none is a formula. */
export async function errorBook(file: ReturnedFile, errors: readonly RowError[], lang: Lang): Promise<Buffer> {
  const { t } = customersDictionary;
  const columns = headingsOf(file, lang).map((heading) => ({ heading, day: false }));
  const parts: Uint8Array[] = [];
  for await (const part of zipStream(workbookParts(t(lang, 'import.returned'), columns, once(rowsOf(file, errors, lang)))))
    parts.push(part);
  return Buffer.concat(parts);
}

async function* once(rows: string[][]): AsyncGenerator<string[][]> {
  yield await Promise.resolve(rows);
}

function headingsOf({ headings }: ReturnedFile, lang: Lang): string[] {
  const { t } = customersDictionary;
  return [t(lang, 'import.line'), ...headings, t(lang, 'import.reason')];
}

/** Each reason stands under its heading, also of a row with more cells than the file has columns. */
function rowsOf({ headings: { length } }: ReturnedFile, errors: readonly RowError[], lang: Lang): string[][] {
  return errors
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, cells, message }) => [String(line), ...padded(cells.slice(0, length), length), message[lang], ...cells.slice(length)]);
}

/** A table for spreadsheets in which no cell is a formula. */
export function csvText(rows: readonly (readonly (string | number)[])[], delimiter: string): string {
  return stringify(
    rows.map((row) => [...row]),
    { delimiter, bom: true, escape_formulas: true },
  );
}

function padded(cells: readonly string[], width: number): string[] {
  return [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')];
}
