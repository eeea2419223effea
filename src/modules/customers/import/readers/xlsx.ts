// Rows of a workbook's sheet: read part by part, with values of formulas, days as days, and what is hidden or merged told.

import { appError } from '#platform/errors';
import { LIMITS } from './limits.ts';
import { noteOf } from './notes.ts';
import type { Note } from './notes.ts';
import { openTable } from './table.ts';
import type { OpenTable, TableHints, TableRow } from './table.ts';
import { sheetRows } from './xlsx-rows.ts';
import { formatsOf } from './xlsx-values.ts';
import { attribute, elements, textParts } from './xml.ts';
import { openArchive } from './zip.ts';
import type { Archive } from './zip.ts';

interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
}

/** @throws errors.table-kind, errors.table-old, errors.table-broken, errors.table-bomb, errors.table-sheet, errors.csv-empty */
export function openWorkbook(bytes: Uint8Array, hints: TableHints): OpenTable {
  const archive = openArchive(bytes);
  const root = workbookPath(archive);
  const workbook = part(archive, root);
  const sheets = sheetsOf(archive, root, workbook);
  const { sheet, xml } = chosen(archive, sheets, hints.sheet);
  const date1904 = elements(workbook, 'workbookPr').some((each) => ['1', 'true'].includes(attribute(each, 'date1904') ?? ''));
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  const notes = sheetNotes(sheets, sheet);
  const rows: Iterator<TableRow> = sheetRows(xml, {
    strings: sharedStrings(part(archive, `${folder}sharedStrings.xml`, '')),
    formats: formatsOf(part(archive, `${folder}styles.xml`, ''), date1904),
    notes,
  });
  const head = {
    format: 'xlsx',
    delimiter: ';',
    encoding: 'utf-8',
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    sheet: sheet.name,
  } as const;
  return openTable({ head, rows, notes, padded: true }, hints);
}

function workbookPath(archive: Archive): string {
  const has = (name: string) => archive.names.includes(name);
  if (has('xl/workbook.bin')) throw appError('invalid', 'errors.table-old');
  const rels = part(archive, '_rels/.rels', '');
  const target = elements(rels, 'Relationship').find((each) => attribute(each, 'Type')?.endsWith('/officeDocument'));
  const path = ((target && attribute(target, 'Target')) ?? 'xl/workbook.xml').replace(/^\//, '');
  if (!has(path.toLowerCase()) || /\.(?:docx?|pptx?)/.test(path) || path.startsWith('word/') || path.startsWith('ppt/'))
    throw appError('invalid', 'errors.table-kind');
  return path;
}

function part(archive: Archive, name: string, otherwise?: string): string {
  const bytes = archive.part(name);
  if (bytes === undefined && otherwise === undefined) throw appError('invalid', 'errors.table-broken');
  const text = bytes === undefined ? (otherwise ?? '') : bytes.toString('utf8');
  // A workbook declares no document type; what does is made to harm.
  if (/<!DOCTYPE/i.test(text.slice(0, 1000))) throw appError('invalid', 'errors.table-broken');
  return text;
}

function sheetsOf(archive: Archive, root: string, workbook: string): Sheet[] {
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  const rels = part(archive, `${folder}_rels/${root.slice(folder.length)}.rels`);
  const targets = new Map(
    elements(rels, 'Relationship')
      .filter((each) => attribute(each, 'Type')?.endsWith('/worksheet'))
      .map((each) => [attribute(each, 'Id') ?? '', attribute(each, 'Target') ?? '']),
  );
  return elements(workbook, 'sheet').flatMap((each) => {
    const target = targets.get(attribute(each, 'id') ?? '');
    if (target === undefined) return [];
    const path = target.startsWith('/') ? target.slice(1) : `${folder}${target.replace(/^\.\//, '')}`;
    return [{ name: attribute(each, 'name') ?? '', hidden: (attribute(each, 'state') ?? 'visible') !== 'visible', path }];
  });
}

/** The sheet that was asked for, or the first that people see and that has rows. */
function chosen(archive: Archive, sheets: readonly Sheet[], name: string | undefined): { sheet: Sheet; xml: Buffer } {
  if (name !== undefined) {
    const sheet = sheets.find((each) => each.name === name);
    const xml = sheet && archive.part(sheet.path);
    if (!sheet || !xml)
      throw appError('invalid', 'errors.table-sheet', { params: { sheet: name, names: sheets.map((each) => each.name).join(', ') } });
    return { sheet, xml };
  }
  for (const sheet of sheets.filter(({ hidden }) => !hidden)) {
    const xml = archive.part(sheet.path);
    if (xml && (xml.includes('</row>') || xml.includes(':row>'))) return { sheet, xml };
  }
  throw appError('invalid', sheets.some(({ hidden }) => hidden) ? 'errors.table-hidden' : 'errors.csv-empty');
}

function sheetNotes(sheets: readonly Sheet[], read: Sheet): Note[] {
  const names = (hidden: boolean) => sheets.filter((each) => each.hidden === hidden && each !== read).map(({ name }) => name);
  const [hidden, more] = [names(true), names(false)];
  return [
    ...(hidden.length > 0 ? [noteOf('sheets-hidden', { names: hidden.slice(0, 10).join(', ') })] : []),
    ...(more.length > 0 ? [noteOf('sheets-more', { sheet: read.name, names: more.slice(0, 10).join(', ') })] : []),
  ];
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  for (const found of xml.matchAll(/<(?:[\w.-]+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:[\w.-]+:)?si>)/g)) {
    strings.push(textParts(found[1] ?? ''));
    if (strings.length > LIMITS.strings) throw appError('invalid', 'errors.table-bomb', { params: { max: LIMITS.unpacked / 1_000_000 } });
  }
  return strings;
}
