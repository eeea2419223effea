// One file holds the secret from which every key of an installation comes; whoever has its printed form can restore it.

import { createHash, createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { appError } from '../errors.ts';
import type { Ids } from '../ids.ts';
import { createFileFsync } from './durable.ts';

export interface Keys {
  /** Keyed hashes of bans and erased addresses. */
  suppression: Buffer;
  /** Sealed columns. */
  sealing: Buffer;
  /** Session and link tokens. */
  session: Buffer;
  /** Encrypted backups. */
  backup: Buffer;
  /** Ed25519 pair that signs certificates and audit checkpoints. */
  certificate: { privatePem: string; publicPem: string };
  /** For paper: groups of four, with a check group at the end. */
  recovery: string;
  /** Says which key file a database belongs to, without telling the key. */
  fingerprint: string;
}

const FORMAT = 'lupaus-keys';
const SECRET_BYTES = 32;

/**
 * Reads the key file, or makes it (mode 0600) at the first start. A database that already holds data passes its
 * `expectFingerprint`: then a missing or another file is refused instead of replaced.
 */
export function loadOrCreateKeyFile(path: string, ids: Ids, { expectFingerprint }: { expectFingerprint?: string | undefined } = {}): Keys {
  let secret = readSecret(path);
  if (secret === null) {
    if (expectFingerprint !== undefined) throw appError('unavailable', 'errors.key-missing', { params: { path } });
    // Another process starting at the same moment may win: then its file counts.
    writeSecret(path, Buffer.from(ids.token(SECRET_BYTES), 'base64url'));
    secret = readSecret(path);
    if (secret === null) throw appError('unavailable', 'errors.key-corrupt', { params: { path } });
  }
  const keys = derive(secret);
  if (expectFingerprint !== undefined && keys.fingerprint !== expectFingerprint)
    throw appError('unavailable', 'errors.key-wrong', { params: { path } });
  return keys;
}

/** Makes the key file again from the printed recovery key; never replaces one that exists. */
export function restoreKeyFile(path: string, recovery: string): Keys {
  const secret = fromPaper(recovery);
  if (!writeSecret(path, secret)) throw appError('conflict', 'errors.key-exists', { params: { path } });
  return derive(secret);
}

/** The keys of a printed recovery key, without writing them anywhere. @throws errors.recovery-key */
export function keysOnPaper(recovery: string): Keys {
  return derive(fromPaper(recovery));
}

function readSecret(path: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
    const mode = statSync(path).mode & 0o777;
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw appError('unavailable', 'errors.key-mode', { params: { path, mode: mode.toString(8).padStart(4, '0') } });
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const secret = parsed(text);
  if (secret === null) throw appError('unavailable', 'errors.key-corrupt', { params: { path } });
  return secret;
}

function parsed(text: string): Buffer | null {
  try {
    const file: unknown = JSON.parse(text);
    if (
      typeof file !== 'object' ||
      file === null ||
      !('format' in file) ||
      !('version' in file) ||
      !('secret' in file) ||
      !('check' in file)
    )
      return null;
    if (file.format !== FORMAT || file.version !== 1 || typeof file.secret !== 'string') return null;
    const secret = Buffer.from(file.secret, 'base64url');
    return secret.length === SECRET_BYTES && file.check === check(secret) ? secret : null;
  } catch {
    return null;
  }
}

function writeSecret(path: string, secret: Buffer): boolean {
  const file = { format: FORMAT, version: 1, secret: secret.toString('base64url'), check: check(secret) };
  return createFileFsync(path, `${JSON.stringify(file, null, 2)}\n`);
}

function derive(secret: Buffer): Keys {
  const part = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'lupaus', purpose, 32));
  return {
    suppression: part('suppression'),
    sealing: part('sealing'),
    session: part('session'),
    backup: part('backup'),
    certificate: ed25519(part('certificate')),
    recovery: onPaper(secret),
    fingerprint: part('fingerprint').subarray(0, 16).toString('hex'),
  };
}

// RFC 8410: the fixed head of a PKCS#8 Ed25519 key, followed by its 32-byte seed.
const ED25519_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

function ed25519(seed: Buffer): Keys['certificate'] {
  const key = createPrivateKey({ key: Buffer.concat([ED25519_HEAD, seed]), format: 'der', type: 'pkcs8' });
  return {
    privatePem: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
  };
}

// Crockford's base32: no I, L, O or U to misread from paper.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS_PER_LETTER = 5;
const CHECK_LETTERS = 4;

function onPaper(secret: Buffer): string {
  const body = letters(secret);
  return (body + checkLetters(secret)).match(/.{1,4}/g)?.join(' ') ?? '';
}

function fromPaper(text: string): Buffer {
  const clean = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const body = clean.slice(0, -CHECK_LETTERS);
  const values = body.split('').map((letter) => ALPHABET.indexOf(letter));
  const bits = values.map((value) => Math.max(value, 0).toString(2).padStart(BITS_PER_LETTER, '0')).join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).slice(0, SECRET_BYTES).map((byte) => Number.parseInt(byte, 2)));
  const valid = values.every((value) => value >= 0) && letters(secret) === body && checkLetters(secret) === clean.slice(-CHECK_LETTERS);
  if (!valid || secret.length !== SECRET_BYTES) throw appError('invalid', 'errors.recovery-key');
  return secret;
}

function letters(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(BITS_PER_LETTER, '0'), 2)]).join('');
}

function checkLetters(secret: Buffer): string {
  return letters(Buffer.from(check(secret), 'hex')).slice(0, CHECK_LETTERS);
}

function check(secret: Buffer): string {
  return createHash('sha256').update('lupaus check').update(secret).digest('hex').slice(0, 16);
}
