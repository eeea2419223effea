// The one shape in which every file arrives: headings that can be told apart, rows with their line, and what the reader noticed.

import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { noteOf } from './notes.ts';
import type { Note } from './notes.ts';
import { LIMITS } from './limits.ts';
import { cleanCell } from './clean.ts';

export type TableFormat = 'csv' | 'xlsx' | 'vcard' | 'list' | 'aligned';

export interface TableRow {
  /** The line of a text file, the row of a sheet, the line on which a card begins. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the row cannot be read; its cells are what could be saved of it. */
  readonly fault?: Text;
  /** Cells that cannot be read: the row is refused when one of them is wanted. */
  readonly cellFaults?: readonly CellFault[];
}

export interface CellFault {
  readonly at: number;
  readonly message: Text;
}

/** Why the row cannot be taken in when these columns are wanted of it. */
export function faultOfRow({ fault, cellFaults }: TableRow, wanted: Iterable<readonly number[]>): Text | undefined {
  if (fault !== undefined || cellFaults === undefined) return fault;
  const columns = new Set([...wanted].flat());
  return cellFaults.find(({ at }) => columns.has(at))?.message;
}

export interface TableSheet {
  readonly name: string;
  readonly hidden: boolean;
}

export interface TableHead {
  readonly format: TableFormat;
  readonly headings: readonly string[];
  /** What stands between cells; semicolon where the file has no such thing. */
  readonly delimiter: string;
  readonly encoding: string;
  readonly sheets: readonly TableSheet[];
  /** The sheet that was read. */
  readonly sheet: string | null;
}

export interface Table extends TableHead {
  readonly rows: readonly TableRow[];
  readonly notes: readonly Note[];
}

export interface TableHints {
  /** The file's name; its ending is only a hint. */
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  /** Which sheet of a workbook; the first visible one with rows otherwise. */
  readonly sheet?: string | undefined;
  /** Whether the first row is headings; looked at otherwise. */
  readonly headings?: boolean | undefined;
}

/** A table being read: its rows come as they are read, its notes are complete after the last. */
export interface OpenTable {
  readonly head: TableHead;
  readonly rows: Iterable<TableRow>;
  notes(): readonly Note[];
}

interface Raw {
  readonly head: Omit<TableHead, 'headings'>;
  readonly rows: Iterator<TableRow, unknown>;
  readonly notes: Note[];
  /** Sheets leave out empty cells at the end of a row; a text file that does so has a row that somebody broke. */
  readonly padded: boolean;
}

/** Finds the headings and gives every row after them. @throws errors.csv-empty, errors.table-columns, errors.table-rows, errors.table-memory */
export function openTable({ head, rows, notes, padded }: Raw, hints: TableHints): OpenTable {
  const first = firstRows(rows);
  const start = hints.headings === undefined ? titleRows(first) : 0;
  const top = first[start];
  if (!top) throw appError('invalid', 'errors.csv-empty', { field: 'csv' });
  if (start > 0) notes.push(noteOf('title-rows', { n: start, line: top.line }));
  const named = hints.headings ?? looksLikeHeadings(top.cells);
  const width = top.cells.length;
  if (width > LIMITS.columns) throw appError('invalid', 'errors.table-columns', { params: { line: top.line, max: LIMITS.columns } });
  if (!named) notes.push(noteOf('no-headings', {}));
  const headings = tellApart(named ? top.cells : top.cells.map(() => ''), named ? notes : []);
  const early = first.slice(named ? start + 1 : start);
  return { head: { ...head, headings }, rows: bodyOf({ early, rest: rows, width, padded, notes }), notes: () => notes };
}

const LOOKED_AT = 20;

/** Rows that hold something, enough of them to see where the table begins. */
function firstRows(rows: Iterator<TableRow, unknown>): TableRow[] {
  const found: TableRow[] = [];
  while (found.length < LOOKED_AT) {
    const next = rows.next();
    if (next.done === true) break;
    const row = cleaned(next.value);
    if (row !== undefined) found.push(row);
  }
  return found;
}

/** A report may say what it is before its table: lines of one cell above lines of several. */
function titleRows(rows: readonly TableRow[]): number {
  const filled = rows.map(({ cells }) => cells.filter((cell) => cell !== '').length);
  if ((filled[0] ?? 0) > 1) return 0;
  const begin = filled.findIndex((n) => n > 1);
  const after = filled.slice(begin);
  return begin > 0 && begin <= 5 && after.length > 1 && after.filter((n) => n > 1).length > after.length * 0.8 ? begin : 0;
}

const VALUE = /@[\w-]+\.|^\+?\d[\d\s()/.-]{5,}$|^\d{1,4}[.\-/]\d{1,2}[.\-/]\d{1,4}$/;

/** Headings are words; an address, a number or a day among them is a row already. */
function looksLikeHeadings(cells: readonly string[]): boolean {
  return !cells.some((cell) => VALUE.test(cell));
}

/** Every heading once: an empty one is its column's letter, a repeated one is numbered. */
function tellApart(cells: readonly string[], notes: Note[]): string[] {
  const used = new Set<string>();
  const twice: string[] = [];
  let empty = 0;
  const headings = cells.map((cell, i) => {
    const wanted = cell.slice(0, LIMITS.heading).replace(/\s+/g, ' ').trim();
    if (wanted === '') empty += 1;
    const base = wanted === '' ? `[${columnLetter(i)}]` : wanted;
    let heading = base;
    for (let n = 2; used.has(heading); n++) heading = `${base} (${n})`;
    if (heading !== base) twice.push(base);
    used.add(heading);
    return heading;
  });
  if (twice.length > 0) notes.push(noteOf('headings-twice', { names: [...new Set(twice)].slice(0, 5).join(', ') }));
  if (empty > 0) notes.push(noteOf('headings-empty', { n: empty }));
  return headings;
}

/** The letter of a column as a spreadsheet calls it. */
export function columnLetter(index: number): string {
  const high = Math.floor(index / 26);
  return (high > 0 ? columnLetter(high - 1) : '') + String.fromCharCode(65 + (index % 26));
}

interface Body {
  readonly early: readonly TableRow[];
  readonly rest: Iterator<TableRow, unknown>;
  readonly width: number;
  readonly padded: boolean;
  readonly notes: Note[];
}

function* bodyOf({ early, rest, width, padded, notes }: Body): Generator<TableRow> {
  let count = 0;
  let cells = 0;
  let blank = 0;
  for (const row of following(early, rest)) {
    if (row === undefined) {
      blank += 1;
      continue;
    }
    const full = fitted(row, width, padded);
    count += 1;
    cells += full.cells.length;
    if (cells > LIMITS.cells) throw appError('invalid', 'errors.table-memory', { params: { line: row.line } });
    if (count > LIMITS.rows) throw appError('invalid', 'errors.table-rows', { params: { line: row.line, max: LIMITS.rows } });
    yield full;
  }
  if (blank > 0) notes.push(noteOf('blank-rows', { n: blank }));
}

function* following(early: readonly TableRow[], rest: Iterator<TableRow, unknown>): Generator<TableRow | undefined> {
  yield* early;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield cleaned(next.value);
}

/** Undefined for a row in which nothing stands. */
function cleaned(row: TableRow): TableRow | undefined {
  const cells = row.cells.map(cleanCell);
  return cells.some((cell) => cell !== '') || row.fault !== undefined ? { ...row, cells } : undefined;
}

/** Empty cells beyond the headings say nothing and go; a cell that says something stays, and the row is refused for it. */
function fitted(row: TableRow, width: number, padded: boolean): TableRow {
  let { length } = row.cells;
  while (length > width && row.cells[length - 1] === '') length -= 1;
  if (padded && length < width) return { ...row, cells: [...row.cells, ...Array<string>(width - length).fill('')] };
  return length === row.cells.length ? row : { ...row, cells: row.cells.slice(0, length) };
}
