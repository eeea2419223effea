/** Builders for tests: small papers that are what they say they are, and a person of the firm that files them. */
import { deflateSync, crc32 } from 'node:zlib';

/** A PDF with one line of text. */
export function pdf(text: string): Buffer {
  return Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Title (${text}) >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`, 'latin1');
}

/** A picture of one point, with a comment. */
export function png(comment = ''): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from(`Comment\0${comment}`, 'latin1')),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The bones of a JPEG: a segment, the picture with a filled byte and a restart, and its end. */
export function jpeg(): Buffer {
  const segment = [0xff, 0xe0, 0, 6, 1, 2, 3, 4];
  const picture = [0xff, 0xda, 0, 4, 1, 2, 9, 0xff, 0, 8, 0xff, 0xd1, 7];
  return Buffer.from([0xff, 0xd8, ...segment, ...picture, 0xff, 0xd9]);
}

export function base64(bytes: Buffer): string {
  return bytes.toString('base64');
}
