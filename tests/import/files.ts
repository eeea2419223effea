/** The smallest Word and PDF files, for the reader of notices. */
import { deflateRawSync } from 'node:zlib';

/** One entry, deflated. */
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

export function paragraphs(text: string): string {
  const body = text
    .split('\n')
    .map((line) => `<w:p><w:r><w:t>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r></w:p>`)
    .join('');
  return `<w:document><w:body>${body}</w:body></w:document>`;
}

/** One page whose content is given in the language of pages; no content gives a page of nothing. */
export function pdf(content: string): Buffer {
  return pdfOf(`<< /Length ${content.length} >>`, content);
}

/** The same with a dictionary of its own for the content, and other objects behind it. */
export function pdfOf(head: string, content: string | Buffer, contents = '4 0 R', more: readonly string[] = []): Buffer {
  const body = typeof content === 'string' ? content : content.toString('latin1');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contents} /Resources << /Font << /F1 5 0 R >> >> >>`,
    `${head}\nstream\n${body}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...more,
  ];
  let file = '%PDF-1.4\n';
  const at = objects.map((object, index) => {
    const start = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += at.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
