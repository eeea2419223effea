// An archive written as it goes out: each part is packed while it is made, and nothing of it is kept.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly text: AsyncIterable<string> | Iterable<string>;
}

interface Written {
  readonly name: Buffer;
  readonly at: number;
  crc: number;
  size: number;
  packed: number;
}

/** Sizes follow each part, because they are known only after it; no part may pass four gigabytes. */
export async function* zipStream(parts: AsyncIterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const done: Written[] = [];
  let at = 0;
  for await (const { name, text } of parts) {
    const written: Written = { name: Buffer.from(name), at, crc: 0, size: 0, packed: 0 };
    const head = Buffer.concat([Buffer.from('PK\u0003\u0004'), headOf(written, false), written.name]);
    yield head;
    at += head.length;
    for await (const chunk of packed(text, written)) {
      at += chunk.length;
      yield chunk;
    }
    const tail = Buffer.alloc(16);
    tail.write('PK\u0007\u0008', 'latin1');
    sizes(tail, 4, written);
    yield tail;
    at += tail.length;
    done.push(written);
  }
  yield directory(done, at);
}

const DEFLATE = { level: 4, chunkSize: 128 * 1024 };

async function* packed(text: ZipPart['text'], written: Written): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw(DEFLATE);
  const flow = pipeline(Readable.from(counted(text, written), { objectMode: true, highWaterMark: 2 }), deflate);
  // What goes wrong is thrown by the reading below; here it is only not left unheard.
  flow.catch(() => undefined);
  for await (const chunk of deflate as AsyncIterable<Buffer>) {
    written.packed += chunk.length;
    yield chunk;
  }
  await flow;
}

async function* counted(text: ZipPart['text'], written: Written): AsyncGenerator<Buffer> {
  for await (const piece of text) {
    const bytes = Buffer.from(piece);
    written.crc = crc32(bytes, written.crc);
    written.size += bytes.length;
    yield bytes;
  }
}

/** Version, flags (sizes follow; names in UTF-8), method and sizes. The time is one day for all: it says nothing about anybody. */
function headOf(written: Written, known: boolean): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(0x0808, 2);
  head.writeUInt16LE(8, 4);
  head.writeUInt16LE(0x21, 8);
  if (known) sizes(head, 10, written);
  head.writeUInt16LE(written.name.length, 22);
  return head;
}

function sizes(into: Buffer, at: number, { crc, packed: small, size }: Written): void {
  into.writeUInt32LE(crc, at);
  into.writeUInt32LE(small, at + 4);
  into.writeUInt32LE(size, at + 8);
}

function directory(done: readonly Written[], at: number): Buffer {
  const entries = done.map((written) => {
    const more = Buffer.alloc(14);
    more.writeUInt32LE(written.at, 10);
    return Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), headOf(written, true), more, written.name]);
  });
  const length = entries.reduce((sum, entry) => sum + entry.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(done.length, 8);
  end.writeUInt16LE(done.length, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...entries, end]);
}
