// Files on their way: sealed while they are written with a key that lives only in this process, so that a crash leaves nothing that anybody can read.

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { appError } from '../errors.ts';

export interface ParkedFile {
  readonly size: number;
  /** SHA-256 of the bytes as they came. */
  readonly digest: string;
}

export interface Parking {
  /** Writes the stream down sealed. @throws errors.file-too-large, with nothing left behind */
  put(id: string, source: AsyncIterable<Uint8Array>, most: number): Promise<ParkedFile>;
  bytes(id: string): Promise<Buffer>;
  drop(id: string): Promise<void>;
}

interface Sealed {
  readonly nonce: Buffer;
  readonly tag: Buffer;
}

const MEGABYTE = 1_000_000;

export function createParking(folder: string): Parking {
  const key = randomBytes(32);
  const sealed = new Map<string, Sealed>();
  const place = (id: string) => join(folder, `${id.replace(/[^\w-]/g, '')}.sealed`);
  return {
    async put(id, source, most) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const hash = createHash('sha256');
      let size = 0;
      async function* counted(): AsyncGenerator<Uint8Array> {
        for await (const chunk of source) {
          size += chunk.byteLength;
          if (size > most) throw appError('invalid', 'errors.file-too-large', { params: { megabytes: Math.floor(most / MEGABYTE) } });
          hash.update(chunk);
          yield chunk;
        }
      }
      try {
        await pipeline(counted, cipher, createWriteStream(place(id), { mode: 0o600 }));
      } catch (error) {
        await rm(place(id), { force: true });
        throw error;
      }
      sealed.set(id, { nonce, tag: cipher.getAuthTag() });
      return { size, digest: hash.digest('hex') };
    },
    async bytes(id) {
      const how = sealed.get(id);
      if (!how) throw appError('not-found', 'errors.upload-gone');
      const decipher = createDecipheriv('aes-256-gcm', key, how.nonce).setAuthTag(how.tag);
      return Buffer.concat([decipher.update(await readFile(place(id))), decipher.final()]);
    },
    async drop(id) {
      sealed.delete(id);
      await rm(place(id), { force: true });
    },
  };
}

/** What an earlier process parked nobody can open any more. */
export async function emptyParking(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
