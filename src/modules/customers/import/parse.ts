// Reading a CSV file that somebody else's program wrote: delimiter and encoding marks detected, every line kept with its number.

import { parse } from 'csv-parse/sync';
import { AppError, appError } from '#platform/errors';

const LONGEST_ROW = 1_000_000;
const DELIMITERS = [';', ',', '\t', '|'] as const;

/** The delimiter that splits the first lines into the same, largest number of columns. */
export function detectDelimiter(head: string): string {
  const lines = head
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter(Boolean)
    .slice(0, 5);
  const score = (delimiter: string) => {
    const counts = lines.map((line) => line.split(delimiter).length);
    const first = counts[0] ?? 1;
    return first > 1 && counts.every((n) => Math.abs(n - first) <= 1) ? first : first > 1 ? first / 2 : 0;
  };
  return DELIMITERS.reduce<string>((best, delimiter) => (score(delimiter) > score(best) ? delimiter : best), ';');
}

export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFile {
  readonly delimiter: string;
  readonly headings: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** @throws errors.csv-unreadable with the line, errors.csv-empty */
export function readCsv(text: string): CsvFile {
  const delimiter = detectDelimiter(text.slice(0, 100_000));
  const records = parsed(text, delimiter);
  const [head, ...rest] = records;
  if (!head) throw appError('invalid', 'errors.csv-empty', { field: 'csv' });
  return { delimiter, headings: head.cells.map((h) => h.trim()), rows: rest.filter((row) => row.cells.some((cell) => cell.trim() !== '')) };
}

/** The first rows of a file, for guessing what its columns hold; the text may end in the middle of a row. */
export function readCsvHead(text: string): CsvFile {
  const lines = text.slice(0, HEAD).split('\n');
  const whole = lines.slice(0, text.length > HEAD || lines.length > HEAD_LINES ? Math.min(HEAD_LINES, lines.length - 1) : lines.length);
  try {
    return readCsv(whole.join('\n'));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'errors.csv-unreadable') throw error;
    return readCsv(lines[0] ?? '');
  }
}

const HEAD = 100_000;
const HEAD_LINES = 50;

function parsed(text: string, delimiter: string): CsvRow[] {
  try {
    const rows: CsvRow[] = [];
    parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
      // Kept here as they come: the parser's own list would hold each row twice.
      on_record(cells: string[], { lines }) {
        rows.push({ line: lines, cells: cells.map(withoutApostrophe) });
        return null;
      },
    });
    return rows;
  } catch (error) {
    const line = typeof error === 'object' && error !== null && 'lines' in error ? Number(error.lines) : 0;
    throw appError('invalid', 'errors.csv-unreadable', { field: 'csv', params: { line } });
  }
}

// The file of refused rows disarms formulas by an apostrophe; a number such as '+358 is taken in as it was.
function withoutApostrophe(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** Text of a file: UTF-8, UTF-16 with its mark, or what Windows programs write otherwise. */
export function decodeCsv(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
