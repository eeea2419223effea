// The text of a Word file: one known entry of the archive, inflated up to a limit, so that a bomb stays small.

import { inflateRawSync } from 'node:zlib';
import { htmlToText } from './html.ts';

const LIMIT = 8_000_000;
const ENTRY = 'word/document.xml';

/** Undefined when it is no Word file or its text is larger than any notice. */
export function docxText(bytes: Uint8Array): string | undefined {
  const xml = entry(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (xml === undefined) return undefined;
  const marked = xml
    .replace(/<w:numPr\b/g, '<li></li><w:numPr')
    .replace(/<w:(?:br|cr)\b[^>]{0,200}>/g, '<br>')
    .replace(/<w:tab\b[^>]{0,200}>/g, ' ')
    .replace(/<(\/?)w:tbl>/g, '<$1table>')
    .replace(/<(\/?)w:tr(?=[ >/])/g, '<$1tr')
    .replace(/<(\/?)w:tc(?=[ >/])/g, '<$1td')
    .replace(/<(\/?)w:p(?=[ >/])/g, '<$1p')
    .replace(/<w:instrText\b[^>]{0,200}>[^<]{0,2000}<\/w:instrText>/g, '');
  return htmlToText(marked);
}

function entry(zip: Buffer): string | undefined {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > zip.length) return undefined;
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < Math.min(2000, zip.readUInt16LE(end + 10)); i++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return undefined;
    const nameLength = zip.readUInt16LE(at + 28);
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === ENTRY) return inflate(zip, at);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return undefined;
}

function inflate(zip: Buffer, central: number): string | undefined {
  const local = zip.readUInt32LE(central + 42);
  if (local + 30 > zip.length) return undefined;
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const body = zip.subarray(start, start + zip.readUInt32LE(central + 20));
  if (zip.readUInt16LE(central + 10) === 0) return body.length > LIMIT ? undefined : body.toString('utf8');
  try {
    return inflateRawSync(body, { maxOutputLength: LIMIT }).toString('utf8');
  } catch {
    return undefined;
  }
}
