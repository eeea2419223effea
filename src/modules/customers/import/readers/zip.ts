// Parts of an archive, each inflated up to what is left of one limit, so that a bomb is refused at the limit and not by its own word.

import { inflateRawSync } from 'node:zlib';
import { appError } from '#platform/errors';
import { LIMITS } from './limits.ts';

export interface Archive {
  readonly names: readonly string[];
  /** Undefined when there is no such part. @throws errors.table-bomb, errors.table-broken */
  part(name: string): Buffer | undefined;
}

interface Entry {
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly local: number;
}

/** @throws errors.table-broken */
export function openArchive(bytes: Uint8Array): Archive {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(zip);
  let left: number = LIMITS.unpacked;
  return {
    names: [...entries.keys()],
    part(name) {
      const entry = entries.get(name.toLowerCase());
      if (!entry) return undefined;
      const text = inflated(zip, entry, left);
      left -= text.length;
      return text;
    },
  };
}

function broken() {
  return appError('invalid', 'errors.table-broken');
}

const END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

function directory(zip: Buffer): Map<string, Entry> {
  const end = zip.lastIndexOf(END);
  if (end < 0 || end + 22 > zip.length) throw broken();
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const entries = new Map<string, Entry>();
  for (let i = 0; i < Math.min(LIMITS.entries, count); i++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) throw broken();
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
    const name = zip
      .toString('utf8', at + 46, nameEnd)
      .replaceAll('\\', '/')
      .toLowerCase();
    entries.set(name, {
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      local: zip.readUInt32LE(at + 42),
    });
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function inflated(zip: Buffer, { flags, method, packed, local }: Entry, left: number): Buffer {
  if ((flags & 1) !== 0) throw appError('invalid', 'errors.table-old');
  if (local + 30 > zip.length) throw broken();
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const body = zip.subarray(start, start + packed);
  if (method === 0 && body.length <= left) return body;
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    const tooMuch = error instanceof RangeError || (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE');
    throw tooMuch ? appError('invalid', 'errors.table-bomb', { params: { max: LIMITS.unpacked / 1_000_000 } }) : broken();
  }
}
