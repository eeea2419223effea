// What people paste from a letter: a list of "Name <address>", or columns held apart by spaces. Anything else is read as a text file.

import type { TextSource } from './csv.ts';
import { openTable } from './table.ts';
import type { OpenTable, TableHints, TableRow } from './table.ts';

const LONGEST_PASTE = 2_000_000;

/** Undefined when the text is neither. */
export function openPasted({ text, encoding }: TextSource, hints: TableHints): OpenTable | undefined {
  if (text.length > LONGEST_PASTE) return undefined;
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const list = addressList(lines);
  const head = { delimiter: ';', encoding, sheets: [], sheet: null } as const;
  if (list) return openTable({ head: { ...head, format: 'list' }, rows: list.values(), notes: [], padded: true }, { headings: true });
  const aligned = alignedRows(lines);
  if (!aligned) return undefined;
  return openTable({ head: { ...head, format: 'aligned' }, rows: aligned.values(), notes: [], padded: true }, hints);
}

const NAMED = /^(?:(?:"([^"]*)"|“([^”]*)”|'([^']*)')\s*|([^<>"@]*))<\s*(?:mailto:)?([^<>\s]+@[^<>\s]+)\s*>$/i;
const ALONE = /^(?:mailto:)?([^\s<>,;@"]+@[^\s<>,;@"]+\.[^\s<>,;@"]+)$/i;

/** Every piece is an address, with or without its holder's name. */
function addressList(lines: readonly string[]): TableRow[] | undefined {
  const rows: TableRow[] = [];
  for (const [i, line] of lines.entries()) {
    for (const piece of pieces(line)) {
      const cells = addressCells(piece);
      if (!cells) return undefined;
      rows.push({ line: i + 1, cells });
    }
  }
  return rows.length === 0 ? undefined : [{ line: 0, cells: ['Nimi', 'Sähköposti'] }, ...rows];
}

function addressCells(piece: string): string[] | undefined {
  const alone = ALONE.exec(piece);
  if (alone) return ['', alone[1] ?? ''];
  const named = NAMED.exec(piece);
  return named ? [(named[1] ?? named[2] ?? named[3] ?? named[4] ?? '').trim(), named[5] ?? ''] : undefined;
}

/** Parts between semicolons, or commas that stand after an address: "Surname, Given <a@b>" is one part. */
function pieces(line: string): string[] {
  const plain = line.replace(/^\s*(?:to|cc|bcc|from|vastaanottaja|kopio|till|kopia)\s*:\s*/i, '');
  return plain
    .split(
      /;|,(?=\s*$)|(?<=>\s{0,5}),|(?<=^\s*[^\s<>,;@"]{1,64}@[^\s<>,;@"]{1,190}\s{0,5}),|(?<=,\s*[^\s<>,;@"]{1,64}@[^\s<>,;@"]{1,190}\s{0,5}),/,
    )
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

/** Columns whose gaps of two spaces or more stand at the same place on each line. */
function alignedRows(lines: readonly string[]): TableRow[] | undefined {
  const filled = lines.map((text, i) => ({ text: text.trimEnd(), line: i + 1 })).filter(({ text }) => text.trim() !== '');
  if (filled.length < 2 || filled.some(({ text }) => /[;\t|]/.test(text))) return undefined;
  const starts = columnStarts(filled.map(({ text }) => text));
  if (starts.length < 2) return undefined;
  return filled.map(({ text, line }) => ({
    line,
    cells: starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length).trim()),
  }));
}

function columnStarts(texts: readonly string[]): number[] {
  const width = Math.min(400, Math.max(...texts.map((text) => text.length)));
  const starts: number[] = [];
  for (let at = 0; at < width; at++) {
    const begins = texts.some((text) => (text[at] ?? ' ') !== ' ');
    const gap = at === 0 || texts.every((text) => (text[at - 1] ?? ' ') === ' ' && (at < 2 || (text[at - 2] ?? ' ') === ' '));
    if (begins && gap) starts.push(at);
  }
  return starts;
}
