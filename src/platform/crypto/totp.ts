// The second factor: RFC 6238 codes, each accepted once.

import { createHmac, timingSafeEqual } from 'node:crypto';

const STEP_SECONDS = 30;
const DIGITS = 6;
const SECRET_BYTES = 20;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A base32 secret as authenticator apps take it. */
export function newTotpSecret(random: (bytes: number) => Buffer): string {
  return base32(random(SECRET_BYTES));
}

export function totpCode(secret: string, at: Date): string {
  return codeOf(secret, stepOf(at));
}

/**
 * The time step the code belongs to, or null. One step of clock drift either way is allowed;
 * a step at or before `lastStep` is refused, so an overseen code cannot be used again.
 */
export function verifyTotp(secret: string, code: string, at: Date, lastStep = -1): number | null {
  const digits = code.replace(/[\s-]/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const now = stepOf(at);
  const steps = [now, now - 1, now + 1].filter((step) => step > lastStep);
  return steps.find((step) => timingSafeEqual(Buffer.from(codeOf(secret, step)), Buffer.from(digits))) ?? null;
}

export interface OtpauthLabel {
  issuer: string;
  account: string;
  secret: string;
}

/** What the QR code of the setup page says. */
export function otpauthUri({ issuer, account, secret }: OtpauthLabel): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const query = `secret=${secret}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`;
  return `otpauth://totp/${label}?${query}`;
}

function stepOf(at: Date): number {
  return Math.floor(at.getTime() / 1000 / STEP_SECONDS);
}

function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

function base32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function fromBase32(text: string): Buffer {
  let bits = '';
  for (const letter of text.toUpperCase().replace(/[\s=]/g, '')) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) throw new RangeError('not base32');
    bits += value.toString(2).padStart(5, '0');
  }
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
