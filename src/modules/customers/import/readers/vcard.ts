// Cards of people as a table: one row a card, well-known headings, several values side by side. Pictures never come in.

import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import type { TextSource } from './csv.ts';
import { LIMITS } from './limits.ts';
import { faultOf, noteOf } from './notes.ts';
import type { Note } from './notes.ts';
import { openTable } from './table.ts';
import type { OpenTable, TableRow } from './table.ts';
import { cardLines } from './vcard-lines.ts';
import type { CardLine } from './vcard-lines.ts';
import { HEADING_ORDER, valuesOf } from './vcard-values.ts';

interface Card {
  readonly line: number;
  version: string;
  /** Values by heading, the preferred first. */
  readonly values: Map<string, { text: string; preferred: boolean }[]>;
  fault?: Text;
}

interface Left {
  photos: number;
  readonly parts: Map<string, number>;
}

/** @throws errors.csv-empty, errors.table-rows */
export function openCards({ text, encoding, mixed }: TextSource): OpenTable {
  const left: Left = { photos: 0, parts: new Map() };
  const cards = [...readCards(text, left)];
  const headings = headingsOf(cards);
  const notes = notesOf(left, headings, mixed);
  const rows = [{ line: 0, cells: headings }, ...cards.map((card) => rowOf(card, headings))];
  const head = { format: 'vcard', delimiter: ';', encoding, sheets: [], sheet: null } as const;
  return openTable({ head, rows: rows.values(), notes, padded: true }, { headings: true });
}

function* readCards(text: string, left: Left): Generator<Card> {
  let card: Card | undefined;
  // A card within a card is somebody's assistant (2.1); what the assistant is called is not this person's.
  let [agent, inner, count] = [false, 0, 0];
  for (const { line, raw, read } of cardLines(text)) {
    const mark = /^\s*(BEGIN|END)\s*:\s*VCARD\s*$/i.exec(raw)?.[1]?.toUpperCase();
    if (mark === 'BEGIN' && agent) inner += 1;
    else if (mark === 'BEGIN') {
      if (card) yield unfinished(card);
      count += 1;
      if (count > LIMITS.cards) throw appError('invalid', 'errors.table-rows', { params: { line, max: LIMITS.cards } });
      card = { line, version: '', values: new Map() };
    } else if (mark === 'END' && inner > 0) {
      inner -= 1;
      agent = inner > 0;
    } else if (mark === 'END') {
      if (card) yield card;
      [card, agent] = [undefined, false];
    } else if (card && inner === 0) {
      agent = read?.name === 'AGENT' && read.value.trim() === '';
      addLine(card, { line, raw, read }, left);
    }
  }
  if (card) yield unfinished(card);
}

function unfinished(card: Card): Card {
  return { ...card, fault: faultOf('card-open', { line: card.line }) };
}

function addLine(card: Card, { line, raw, read }: { line: number; raw: string; read: CardLine | undefined }, left: Left): void {
  if (!read) {
    card.fault ??= faultOf('card', { line, column: raw.slice(0, 30) });
    return;
  }
  if (read.name === 'VERSION') card.version = read.value.trim();
  const found = valuesOf(read, card.version);
  if (found === 'picture') left.photos += 1;
  else if (found === 'unknown') left.parts.set(read.name, (left.parts.get(read.name) ?? 0) + 1);
  else {
    const types = (read.params.get('TYPE') ?? []).flatMap((type) => type.toUpperCase().split(','));
    const preferred = types.includes('PREF') || read.params.has('PREF');
    for (const [heading, text] of found) {
      if (text.trim() === '') continue;
      const before = card.values.get(heading) ?? [];
      if (before.some((each) => each.text === text)) continue;
      card.values.set(heading, [...before, { text, preferred }].slice(0, MOST));
    }
  }
}

/** Values of one kind that one card may have. */
const MOST = 20;

function headingsOf(cards: readonly Card[]): string[] {
  const most = new Map<string, number>();
  for (const { values } of cards) for (const [heading, texts] of values) most.set(heading, Math.max(most.get(heading) ?? 0, texts.length));
  const place = (heading: string) => (HEADING_ORDER.includes(heading) ? HEADING_ORDER.indexOf(heading) : HEADING_ORDER.length);
  const known = [...most.keys()].toSorted((a, b) => place(a) - place(b) || a.localeCompare(b));
  return known.flatMap((heading) =>
    Array.from({ length: most.get(heading) ?? 0 }, (_, i) => (i === 0 ? heading : `${heading} (${i + 1})`)),
  );
}

function rowOf({ line, values, fault }: Card, headings: readonly string[]): TableRow {
  const filled = new Map<string, string>();
  for (const [heading, texts] of values) {
    const ordered = [...texts.filter(({ preferred }) => preferred), ...texts.filter(({ preferred }) => !preferred)];
    for (const [i, { text }] of ordered.entries()) filled.set(i === 0 ? heading : `${heading} (${i + 1})`, text);
  }
  const cells = headings.map((heading) => filled.get(heading) ?? '');
  // A card in which nothing is said is a row still: it comes back with its line.
  return fault === undefined ? { line, cells } : { line, cells, fault };
}

function notesOf({ photos, parts }: Left, headings: readonly string[], mixed: boolean): Note[] {
  const many = headings.filter((heading) => heading.endsWith(' (2)')).map((heading) => heading.slice(0, -4));
  const names = [...parts].map(([name, n]) => `${name} (${n})`).slice(0, 10);
  return [
    ...(mixed ? [noteOf('mixed-encoding', {})] : []),
    ...(photos > 0 ? [noteOf('photos', { n: photos })] : []),
    ...(names.length > 0 ? [noteOf('card-parts', { names: names.join(', ') })] : []),
    ...(many.length > 0 ? [noteOf('cards-many', { names: many.join(', ') })] : []),
  ];
}
