// A file is hostile until its own bytes have said what it is: only papers and pictures, with nothing before or behind them.

import { appError } from '#platform/errors';

export const LARGEST = 10 * 1024 * 1024;

export const MEDIA_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

export interface ParsedFile {
  readonly mediaType: MediaType;
  readonly bytes: Buffer;
}

/** What is behind the end of the paper or the picture is cut off. @throws errors.document-damaged, errors.document-too-large, errors.document-type */
export function parseFile(base64: string): ParsedFile {
  if (base64.length > Math.ceil(LARGEST / 3) * 4) throw appError('invalid', 'errors.document-too-large', { field: 'file' });
  const bytes = Buffer.from(base64, 'base64');
  // Node reads past what is no base64; what it read must be what was sent.
  if (bytes.length === 0 || bytes.toString('base64') !== base64) throw appError('invalid', 'errors.document-damaged', { field: 'file' });
  for (const mediaType of MEDIA_TYPES) {
    const end = ENDS[mediaType](bytes);
    if (end > 0) return { mediaType, bytes: bytes.subarray(0, end) };
  }
  throw appError('invalid', 'errors.document-type', { field: 'file' });
}

/** Where the file ends, by its own structure; 0 when it is not of this kind. */
const ENDS: Readonly<Record<MediaType, (bytes: Buffer) => number>> = {
  'application/pdf': endOfPdf,
  'image/png': endOfPng,
  'image/jpeg': endOfJpeg,
};

const PDF_TAIL = 1024;

/** Begins as a PDF at its very first byte, not somewhere later: what else could be read from its beginning is refused. */
function endOfPdf(bytes: Buffer): number {
  if (!/^%PDF-[12]\.\d[\s%]/.test(bytes.subarray(0, 12).toString('latin1'))) return 0;
  const mark = bytes.lastIndexOf('%%EOF', undefined, 'latin1');
  return mark < 0 || mark < bytes.length - PDF_TAIL ? 0 : mark + '%%EOF'.length;
}

const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
const PNG_EMPTY = 12;

/** Walks the chunks: each says how long it is, and the last is the end of the picture. */
function endOfPng(bytes: Buffer): number {
  if (!bytes.subarray(0, PNG_HEAD.length).equals(PNG_HEAD)) return 0;
  let at = 8;
  while (at + PNG_EMPTY <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (bytes.subarray(at + 4, at + 8).toString('latin1') === 'IEND') return length === 0 ? at + PNG_EMPTY : 0;
    at += PNG_EMPTY + length;
  }
  return 0;
}

/** Walks the segments, and through the picture itself from mark to mark, to the end mark. */
function endOfJpeg(bytes: Buffer): number {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return 0;
  let at = 2;
  let picture = false;
  while (at + 1 < bytes.length) {
    const marker = bytes[at] === 0xff ? (bytes[at + 1] ?? 0) : -1;
    if (marker === 0xff) at += 1;
    else if (marker === 0xd9) return picture ? at + 2 : 0;
    else if (marker >= 0xc0 && !isBetween(marker, 0xd0, 0xd8) && at + 4 <= bytes.length) {
      at += 2 + bytes.readUInt16BE(at + 2);
      if (marker !== 0xda) continue;
      picture = true;
      at = nextMark(bytes, at);
    } else return 0;
  }
  return 0;
}

/** Within the picture a mark is FF and neither a filled byte nor a restart. */
function nextMark(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const after = bytes[at + 1] ?? 0;
    if (after !== 0 && !isBetween(after, 0xd0, 0xd7)) return at;
  }
  return bytes.length;
}

function isBetween(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' };

/** What the file is called when it leaves: made here, so that no name that was sent in is ever used. */
export function fileName(word: string, number: string | null, dated: string, mediaType: string): string {
  const said = `${word}-${number ?? dated}`
    .normalize('NFKD')
    .replace(/[^\w-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${said.toLowerCase().slice(0, 80) || 'file'}.${ENDINGS[mediaType] ?? 'bin'}`;
}
