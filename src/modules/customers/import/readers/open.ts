// What the bytes are is seen from the bytes; the file's name and type are only hints.

import { appError } from '#platform/errors';
import { openCsv } from './csv.ts';
import { decodeText } from './encoding.ts';
import { LIMITS } from './limits.ts';
import { openPasted } from './pasted.ts';
import type { OpenTable, TableHints } from './table.ts';
import { openCards } from './vcard.ts';
import { openWorkbook } from './xlsx.ts';

/** @throws errors.table-large, errors.table-kind, and what each reader refuses */
export function openSource(source: string | Uint8Array, hints: TableHints): OpenTable {
  if (source.length > LIMITS.bytes) throw appError('invalid', 'errors.table-large', { params: { max: LIMITS.bytes / 1_000_000 } });
  if (typeof source === 'string') return openText({ text: source, encoding: 'utf-8', mixed: false }, hints);
  if (startsWith(source, ZIP)) return openWorkbook(source, hints);
  const stranger = STRANGERS.find(({ magic }) => startsWith(source, magic));
  if (stranger) throw appError('invalid', stranger.code);
  return openText(decodeText(source), hints);
}

function openText(source: { text: string; encoding: string; mixed: boolean }, hints: TableHints): OpenTable {
  if (/^\s*(?:\uFEFF\s*)?BEGIN:VCARD/i.test(source.text.slice(0, 500))) return openCards(source);
  if (/^\s*(?:\uFEFF\s*)?(?:<!doctype html|<html|<\?xml|\{\\rtf)/i.test(source.text.slice(0, 500)))
    throw appError('invalid', 'errors.table-kind');
  return openPasted(source, hints) ?? openCsv(source, hints);
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const STRANGERS = [
  // The old workbook of Excel, and every workbook that a password protects.
  { magic: [0xd0, 0xcf, 0x11, 0xe0], code: 'errors.table-old' },
  { magic: [0x25, 0x50, 0x44, 0x46], code: 'errors.table-kind' },
  { magic: [0x89, 0x50, 0x4e, 0x47], code: 'errors.table-kind' },
  { magic: [0xff, 0xd8, 0xff], code: 'errors.table-kind' },
  { magic: [0x1f, 0x8b], code: 'errors.table-kind' },
];

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}
