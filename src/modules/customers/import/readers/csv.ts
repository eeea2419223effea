// Rows of a text file that somebody else's program wrote. A quotation mark that never closes costs its own row, not the rest of the file.

import { appError } from '#platform/errors';
import { noteOf, faultOf } from './notes.ts';
import type { Note } from './notes.ts';
import { columnLetter, openTable } from './table.ts';
import type { OpenTable, TableHints, TableRow } from './table.ts';

const DELIMITERS = [';', ',', '\t', '|'] as const;
const [QUOTE, CR, LF] = [0x22, 0x0d, 0x0a];

export interface TextSource {
  readonly text: string;
  readonly encoding: string;
  readonly mixed: boolean;
}

/** @throws errors.csv-empty */
export function openCsv({ text, encoding, mixed }: TextSource, hints: TableHints): OpenTable {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const told = /^"?sep=(.)"?[^\S\r\n]*(?:\r\n|\r|\n|$)/i.exec(text.slice(start, start + 20));
  const delimiter = told?.[1] ?? detectDelimiter(text.slice(start, start + HEAD));
  const notes: Note[] = mixed ? [noteOf('mixed-encoding', {})] : [];
  const at = start + (told?.[0].length ?? 0);
  const rows = csvRows(text, { delimiter, at, line: told ? 2 : 1 });
  return openTable({ head: { format: 'csv', delimiter, encoding, sheets: [], sheet: null }, rows, notes, padded: false }, hints);
}

/** No cell that people wrote has more lines. */
const LINES = 200_000;
const HEAD = 100_000;
const SAMPLE_ROWS = 15;

/** The delimiter that splits the first rows into the same, largest number of cells; quoted text does not count. */
function detectDelimiter(head: string): string {
  let best = { delimiter: ';', score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = evenness(head, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function evenness(head: string, delimiter: string): number {
  const widths: number[] = [];
  for (const { cells, fault } of csvRows(head, { delimiter, at: 0, line: 1 })) {
    if (widths.length >= SAMPLE_ROWS) break;
    if (fault === undefined && cells.some((cell) => cell.trim() !== '')) widths.push(cells.length);
  }
  const first = widths[0] ?? 1;
  const usual = widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 1;
  const width = Math.max(first, usual);
  if (width < 2) return 0;
  const same = widths.filter((n) => n === width).length / widths.length;
  return same * same * Math.min(width, 12);
}

interface Place {
  readonly delimiter: string;
  readonly at: number;
  readonly line: number;
}

/** Every record with the line on which it begins. */
function* csvRows(text: string, { delimiter, at, line }: Place): Generator<TableRow> {
  const scan = { text, delimiter: delimiter.charCodeAt(0), at, line, wasted: 0, width: 0 };
  while (scan.at < text.length) {
    const before = { at: scan.at, line: scan.line };
    const cells: string[] = [];
    const open = readRecord(scan, cells);
    if (open === undefined) {
      scan.width ||= cells.length;
      yield withLetters({ line: before.line, cells });
      continue;
    }
    // The mark was no quotation: this line goes back, and reading goes on with the next one.
    const end = lineEnd(text, before.at);
    if (scan.wasted > WASTE) throw appError('invalid', 'errors.csv-unreadable', { field: 'csv', params: { line: before.line } });
    yield {
      line: before.line,
      cells: text.slice(before.at, end).split(delimiter),
      fault: faultOf('quote', { line: before.line, column: columnLetter(open) }),
    };
    scan.at = afterBreak(text, end);
    scan.line = before.line + 1;
  }
}

/** A letter that its encoding could not say is told for its cell. */
function withLetters(row: TableRow): TableRow {
  const lost = row.cells.flatMap((cell, at) => (cell.includes('\uFFFD') ? [at] : []));
  if (lost.length === 0) return row;
  const { line } = row;
  return { ...row, cellFaults: lost.map((at) => ({ at, message: faultOf('letters', { line, column: columnLetter(at) }) })) };
}

interface Scan {
  readonly text: string;
  readonly delimiter: number;
  at: number;
  line: number;
  /** Characters read for quotations that were none. */
  wasted: number;
  /** Cells of the first record. */
  width: number;
}

/** A file in which quotations go wrong everywhere is refused as a whole before it takes a minute. */
const WASTE = 200_000_000;

/** Undefined when the record was read; otherwise the index of the cell whose quotation does not end. */
function readRecord(scan: Scan, cells: string[]): number | undefined {
  const { text, delimiter } = scan;
  for (;;) {
    const mark = pastSpaces(text, scan.at, delimiter);
    const cell = text.charCodeAt(mark) === QUOTE ? quoted(scan, mark, cells.length) : bare(scan);
    if (cell === undefined) return cells.length;
    cells.push(cell);
    const stop = text.charCodeAt(scan.at);
    if (stop === delimiter) {
      scan.at += 1;
      continue;
    }
    if (scan.at < text.length) {
      scan.at = afterBreak(text, scan.at);
      scan.line += 1;
    }
    return undefined;
  }
}

function bare(scan: Scan): string {
  const { text, delimiter } = scan;
  let { at } = scan;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === delimiter || code === LF || code === CR) break;
  }
  const cell = text.slice(scan.at, at);
  scan.at = at;
  return cell;
}

/** A mark within the cell that no delimiter follows belongs to the text, unless lines have passed: then the first mark was no quotation. */
function quoted(scan: Scan, open: number, index: number): string | undefined {
  const { text, delimiter } = scan;
  let from = open + 1;
  let cell = '';
  let lines = 0;
  let seen = 0;
  for (;;) {
    const mark = text.indexOf('"', from);
    const part = text.slice(from, mark < 0 ? text.length : mark);
    lines += breaks(part);
    seen += part.length + 1;
    if (mark < 0 || lines > LINES) break;
    cell += part;
    const next = text.charCodeAt(mark + 1);
    const after = next === QUOTE ? mark + 2 : pastSpaces(text, mark + 1, delimiter);
    const stop = text.charCodeAt(after);
    if (next !== QUOTE && (after >= text.length || stop === delimiter || stop === LF || stop === CR)) {
      if (lines > 0 && swallowed(cell, index, scan)) break;
      scan.at = after;
      scan.line += lines;
      return cell;
    }
    from = next === QUOTE ? mark + 2 : mark + 1;
    if (next !== QUOTE && lines > 0) break;
    cell += '"';
  }
  scan.wasted += seen;
  return undefined;
}

/** A mark that was no quotation ends at the next one that looks like its end: then the cell holds whole rows of the file. */
function swallowed(cell: string, index: number, { delimiter, width }: Scan): boolean {
  const sign = String.fromCharCode(delimiter);
  const counts = cell.split(/\r\n|\r|\n/).map((line) => line.split(sign).length - 1);
  const inner = counts.slice(1, -1).filter((n) => n > 0);
  if (width > 2 && inner.length > 0 && inner.every((n) => n === width - 1)) return true;
  return index > 1 && counts.at(-1) === index;
}

function pastSpaces(text: string, at: number, delimiter: number): number {
  let after = at;
  while (text[after] === ' ' && delimiter !== 32) after += 1;
  return after;
}

function breaks(text: string): number {
  let n = 0;
  for (let i = text.search(/[\r\n]/); i >= 0 && i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) n += 1;
  }
  return n;
}

function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && text.charCodeAt(end) !== LF && text.charCodeAt(end) !== CR) end += 1;
  return end;
}

function afterBreak(text: string, at: number): number {
  if (at >= text.length) return at;
  return text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
}
