// Values that must not be readable in a copied file, and fingerprints that must not be reversible without the key file.

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { appError } from '../errors.ts';

const VERSION = 'v1';
const BYTES_VERSION = Buffer.from([1]);
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const NONCES = 256;
let nonces = Buffer.alloc(0);

// Random bytes are asked for many nonces at once: for each alone they would cost more than the sealing. None is given out twice.
function nextNonce(): Buffer {
  if (nonces.length === 0) nonces = randomBytes(NONCES * NONCE_BYTES);
  const nonce = nonces.subarray(0, NONCE_BYTES);
  nonces = nonces.subarray(NONCE_BYTES);
  return nonce;
}

/** AES-256-GCM, base64url, with a version in front that is authenticated too. */
export function seal(key: Buffer, plain: string | Buffer): string {
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', keyObject(key), nonce).setAAD(Buffer.from(VERSION));
  const body = Buffer.concat([cipher.update(typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain), cipher.final()]);
  return `${VERSION}.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')}`;
}

/** The value back; refuses anything changed, cut or sealed with another key. */
export function open(key: Buffer, sealed: string): Buffer {
  const [version, text = ''] = sealed.split('.', 2);
  const bytes = Buffer.from(text, 'base64url');
  if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) throw appError('invalid', 'errors.sealed');
  const decipher = createDecipheriv('aes-256-gcm', keyObject(key), bytes.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(VERSION));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw appError('invalid', 'errors.sealed');
  }
}

/** The same for the bytes of a file: nonce, body and tag behind one byte of version. */
export function sealBytes(key: Buffer, plain: Uint8Array): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', keyObject(key), nonce).setAAD(BYTES_VERSION);
  return Buffer.concat([BYTES_VERSION, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The bytes back; refuses anything changed, cut or sealed with another key. */
export function openBytes(key: Buffer, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const body = bytes.subarray(BYTES_VERSION.length + NONCE_BYTES, -TAG_BYTES);
  if (bytes.length < BYTES_VERSION.length + NONCE_BYTES + TAG_BYTES) throw appError('invalid', 'errors.sealed');
  const nonce = bytes.subarray(BYTES_VERSION.length, BYTES_VERSION.length + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keyObject(key), nonce).setAAD(bytes.subarray(0, BYTES_VERSION.length));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw appError('invalid', 'errors.sealed');
  }
}

/** HMAC-SHA-256 hex; the same value gives unrelated hashes for two purposes. */
export function keyedHash(key: Buffer, purpose: string, value: string): string {
  // The length keeps ('ab', 'c') and ('a', 'bc') apart.
  return createHmac('sha256', keyObject(key))
    .update(`${Buffer.byteLength(purpose)}:${purpose}:`)
    .update(value)
    .digest('hex');
}

const keyObjects = new WeakMap<Buffer, KeyObject>();

// An import hashes 200,000 addresses with one key: making the key ready each time would cost more than the hash.
function keyObject(key: Buffer): KeyObject {
  const known = keyObjects.get(key);
  if (known !== undefined) return known;
  const made = createSecretKey(key);
  keyObjects.set(key, made);
  return made;
}

export function sha256hex(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Only to recognise hashes that other tools made: it protects nothing. */
export function md5hex(data: string): string {
  return createHash('md5').update(data).digest('hex');
}

/** Equality that does not tell by its duration where two secrets differ. */
export function sameSecret(a: string, b: string): boolean {
  const [x, y] = [createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest()];
  return timingSafeEqual(x, y);
}

export interface Signer {
  publicPem: string;
  sign(data: string | Buffer): string;
}

/** Ed25519 signatures (base64url) for certificates and checkpoints. */
export function signer(privateKeyPem: string): Signer {
  const privateKey = createPrivateKey(privateKeyPem);
  const publicPem = createPublicKey(privateKeyPem).export({ type: 'spki', format: 'pem' }).toString();
  return { publicPem, sign: (data) => sign(null, Buffer.from(data), privateKey).toString('base64url') };
}

export function verifySignature(publicPem: string, data: string | Buffer, signature: string): boolean {
  try {
    return verify(null, Buffer.from(data), publicPem, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

/** HMAC-SHA-256 in base64, as others' protocols want it. */
export function signHmac(secret: Buffer, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64');
}

/** The same in hex, and over the bytes as they came. */
export function hmacHex(secret: string, bytes: string | Buffer): string {
  return createHmac('sha256', secret).update(bytes).digest('hex');
}
