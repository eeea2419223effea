// A backup is encrypted before it touches the backup folder, and one that was cut or changed never opens as whole.

import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { appError } from '../errors.ts';
import { syncFolder } from './durable.ts';

/** Readable without the key: when, of which installation, which schema. Never personal data. */
export type BackupHeader = Record<string, string | number>;

// magic | u32 header length | header JSON | 32-byte salt | frames of (u32 length | ciphertext | 16-byte tag)
const MAGIC = Buffer.from('LUPAUSB1');
const SALT_BYTES = 32;
const TAG_BYTES = 16;
const CHUNK = 256 * 1024;
const MAX_HEADER = 64 * 1024;

type Bytes = AsyncIterable<Buffer>;

/** A step for stream pipelines: plain bytes in, encrypted container out. */
export function encryptBackup(key: Buffer, header: BackupHeader): (source: Bytes) => AsyncGenerator<Buffer> {
  return async function* (source) {
    const json = Buffer.from(JSON.stringify(header), 'utf8');
    const salt = randomBytes(SALT_BYTES);
    const head = Buffer.concat([MAGIC, u32(json.length), json, salt]);
    yield head;
    const frames = new Frames(key, salt, head);
    let waiting: Buffer = Buffer.alloc(0);
    for await (const part of source) {
      if (waiting.length === CHUNK) {
        yield* frames.close(waiting, false);
        waiting = part;
      } else {
        waiting = waiting.length === 0 ? part : Buffer.concat([waiting, part]);
      }
      // The last chunk is held back: it carries the mark that nothing follows.
      while (waiting.length > CHUNK) {
        yield* frames.close(waiting.subarray(0, CHUNK), false);
        waiting = waiting.subarray(CHUNK);
      }
    }
    yield* frames.close(waiting, true);
  };
}

/**
 * The way back. Each chunk is checked before it is handed on, but only the end tells whether the copy is whole:
 * write to a temporary name and use it after the pipeline succeeded (as `decryptFile` does).
 */
export function decryptBackup(key: Buffer, onHeader?: (header: BackupHeader) => void): (source: Bytes) => AsyncGenerator<Buffer> {
  return async function* (source) {
    const input = new Reader(source);
    const { head, header, salt } = await readHead(input);
    onHeader?.(header);
    const frames = new Frames(key, salt, head);
    for (;;) {
      const length = (await input.take(4)).readUInt32BE();
      if (length > CHUNK) throw damaged();
      const body = await input.take(length + TAG_BYTES);
      const last = await input.ended();
      yield frames.open(body, last);
      if (last) return;
    }
  };
}

/** Encrypts a file into a container that appears under its name only when complete and on the disk. */
export async function encryptFile(from: string, to: string, key: Buffer, header: BackupHeader): Promise<void> {
  await throughTemporary(to, (temporary) =>
    pipeline(createReadStream(from, { highWaterMark: CHUNK }), encryptBackup(key, header), createWriteStream(temporary, { mode: 0o600 })),
  );
}

/** Decrypts a container; a damaged one leaves no file behind. */
export async function decryptFile(from: string, to: string, key: Buffer): Promise<BackupHeader> {
  let header: BackupHeader = {};
  await throughTemporary(to, (temporary) =>
    pipeline(
      createReadStream(from, { highWaterMark: CHUNK }),
      decryptBackup(key, (h) => (header = h)),
      createWriteStream(temporary, { mode: 0o600 }),
    ),
  );
  return header;
}

/** The readable part of a container; not proved to be genuine until the whole is opened with the key. */
export async function readBackupHeader(file: string): Promise<BackupHeader> {
  const stream = createReadStream(file, { end: MAGIC.length + 4 + MAX_HEADER + SALT_BYTES });
  try {
    return (await readHead(new Reader(stream))).header;
  } finally {
    stream.destroy();
  }
}

async function throughTemporary(to: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${to}.part`;
  try {
    await write(temporary);
    const file = await open(temporary, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, to);
    await syncFolder(dirname(to));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function readHead(input: Reader): Promise<{ head: Buffer; header: BackupHeader; salt: Buffer }> {
  const start = await input.take(MAGIC.length + 4);
  const length = start.readUInt32BE(MAGIC.length);
  if (!start.subarray(0, MAGIC.length).equals(MAGIC) || length > MAX_HEADER) throw damaged();
  const json = await input.take(length);
  const salt = await input.take(SALT_BYTES);
  try {
    return { head: Buffer.concat([start, json, salt]), header: JSON.parse(json.toString('utf8')) as BackupHeader, salt };
  } catch {
    throw damaged();
  }
}

// One key per container; the nonce counts the chunks and says which is the last, so none can be moved, dropped or added.
class Frames {
  readonly #key: Buffer;
  readonly #context: Buffer;
  #count = 0;

  constructor(key: Buffer, salt: Buffer, head: Buffer) {
    this.#key = Buffer.from(hkdfSync('sha256', key, salt, 'lupaus backup', 32));
    this.#context = createHash('sha256').update(head).digest();
  }

  /** In parts, because joining them would copy every byte of the database once more. */
  close(plain: Buffer, last: boolean): Buffer[] {
    const cipher = createCipheriv('aes-256-gcm', this.#key, this.#nonce(last)).setAAD(this.#context);
    const body = cipher.update(plain);
    const end = cipher.final();
    return [u32(body.length + end.length), body, end, cipher.getAuthTag()].filter(({ length }) => length > 0);
  }

  open(body: Buffer, last: boolean): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.#key, this.#nonce(last)).setAAD(this.#context);
    decipher.setAuthTag(body.subarray(-TAG_BYTES));
    try {
      const plain = decipher.update(body.subarray(0, -TAG_BYTES));
      const end = decipher.final();
      return end.length === 0 ? plain : Buffer.concat([plain, end]);
    } catch {
      throw damaged();
    }
  }

  #nonce(last: boolean): Buffer {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt8(last ? 1 : 0, 0);
    nonce.writeBigUInt64BE(BigInt(this.#count++), 4);
    return nonce;
  }
}

class Reader {
  readonly #parts: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: Bytes) {
    this.#parts = source[Symbol.asyncIterator]();
  }

  async take(bytes: number): Promise<Buffer> {
    while (this.#held.length < bytes) if (!(await this.#more())) throw damaged();
    const taken = this.#held.subarray(0, bytes);
    this.#held = this.#held.subarray(bytes);
    return taken;
  }

  async ended(): Promise<boolean> {
    while (this.#held.length === 0) if (!(await this.#more())) return true;
    return false;
  }

  async #more(): Promise<boolean> {
    const next = await this.#parts.next();
    if (next.done === true) return false;
    this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value]);
    return true;
  }
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function damaged(): Error {
  return appError('invalid', 'errors.backup-damaged');
}
