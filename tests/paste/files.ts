// Files as strangers send them: a Word file, a bomb in its clothes, a PDF without a word.

import { deflateRawSync, deflateSync } from 'node:zlib';

/** The smallest Word file: one entry, deflated. */
export function docx(xml: string | Buffer): Buffer {
  const name = Buffer.from('word/document.xml');
  const body = deflateRawSync(xml);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(body.length, 20);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + name.length + body.length, 16);
  return Buffer.concat([local, name, body, central, name, end]);
}

/** A Word file that would be thirty megabytes of blanks. */
export function bomb(): Buffer {
  return docx(Buffer.alloc(30_000_000, 0x20));
}

export function wordFile(text: string): Buffer {
  const lines = text.split('\n').map((line) => `<w:p><w:r><w:t>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r></w:p>`);
  return docx(`<?xml version="1.0"?><w:document><w:body>${lines.join('')}</w:body></w:document>`);
}

/** One page with the given drawing; without one it is blank. */
export function pdf(drawing: string | Buffer = ''): Buffer {
  const stream = deflateSync(drawing);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n${stream.toString('latin1')}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = body.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  body += `xref\n0 6\n0000000000 65535 f \n${rows}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

export const COOKIE_POLICY = `Cookie policy

What are cookies?
Cookies are small files that a website stores on the visitor's device. They help the website to remember what the visitor has chosen.

Which cookies do we use?
We use necessary cookies, which keep the website working, and statistics cookies, which count visits. Marketing cookies are used only when the visitor has agreed to them.

How can cookies be refused?
The visitor can change the settings of the browser at any time and delete the cookies that have been stored.
`;
