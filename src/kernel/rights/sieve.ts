// One pass over the bytes of very many texts before anything is compared: it lets every text through in which somebody could be met, and few others.

import type { Needle } from './tokens.ts';

export interface Caught {
  readonly rows: number;
  readonly starts: readonly number[];
}

/** Parts the texts of a row. No text of the database holds this byte or the next two: none of them stands anywhere in UTF-8. */
export const TEXT_END = 0xff;
/** Parts rows. */
export const ROW_END = 0xfe;
/** Stands alone for a text: in those of the row that follow it no numbers are sought. */
export const WORDS_ONLY = 0xfd;

export interface Sieve {
  /** Where the rows begin that have to be compared, and how many rows there are. The first text of each row is its number, which names nobody. */
  caught(rows: Uint8Array): Caught;
}

/**
 * A sieve for these needles. The comparison (tokens.ts) meets a name where its words follow each other, an address where its parts stand
 * around the sign between them, and a number where its digits end. The sieve looks for two words side by side, for the words next to the
 * sign, and for six digits with nothing but what parts digits between them; each is kept as a few bits, so that it may err, but only by
 * letting through too much. Small and capital letters are one in ASCII and Latin-1; a text with any other letter is let through unseen.
 * Texts that are wholly an id, a hash or a time, most of a register, are stepped over as the comparison steps over them.
 */
export function sieveOf(needles: readonly Pick<Needle, 'kind' | 'key'>[]): Sieve {
  const marks = marksOf(needles.length);
  const numbers = new Uint8Array(MILLION);
  let everySign = false;
  for (const { kind, key } of needles) {
    if (kind === 'phone') numbers[Number(key.slice(-6)) % MILLION] = 1;
    else if (kind === 'email') everySign = !marks.address(key) || everySign;
    else marks.phrase(key);
  }
  const nets: Nets = { bits: marks.bits, mask: marks.mask, numbers, everySign };
  return { caught: (rows) => caught(rows, nets) };
}

const MILLION = 1_000_000;
const NO_NUMBERS = new Uint8Array(MILLION);

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
/** May part the digits of a number. */
const LOOSE = 3;
const SIGN = 4;
/** Begins a letter of Latin-1. */
const LATIN = 5;
/** Begins a dash, a quotation mark or a space of its own width. */
const DASH = 6;
const BEYOND = 7;
/** Ends a text or a row. */
const END = 8;

/** What a byte is, and what it becomes when it is made small. */
const KIND = new Uint8Array(256).map((_, byte) => {
  const letter = String.fromCharCode(byte);
  if (byte >= WORDS_ONLY) return END;
  if (byte === 0xc3) return LATIN;
  if (byte === 0xe2) return DASH;
  if (byte >= 0x80) return BEYOND;
  if (/[a-z]/i.test(letter)) return LETTER;
  if (/\d/.test(letter)) return DIGIT;
  if (letter === '@') return SIGN;
  return /[\s()\-./]/.test(letter) ? LOOSE : OTHER;
});
const SMALL = new Uint8Array(256).map((_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte));
/** The second byte of a letter of Latin-1 made small; nought for the two signs among the letters. */
const SMALL_LATIN = new Uint8Array(256).map((_, byte) => {
  if (byte < 0x80 || byte > 0xbf || byte === 0x97 || byte === 0xb7) return 0;
  return byte <= 0x9e ? byte + 0x20 : byte;
});

/** Bytes of what begins with this one, as far as it is known. */
const WIDTH = new Uint8Array(256).map((_, byte) => (byte === 0xc3 ? 2 : byte === 0xe2 ? 3 : 1));

const BEGIN = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

function beside(one: number, other: number, salt: number): number {
  const mixed = Math.imul(one ^ salt, 0x85ebca6b) ^ Math.imul(other, 0xc2b2ae35);
  return mixed ^ (mixed >>> 15);
}

const SALT_WORDS = 0x2545f491;
const SALT_ADDRESS = 0x3c6ef372;

interface Nets {
  readonly bits: Uint8Array;
  readonly mask: number;
  readonly numbers: Uint8Array;
  readonly everySign: boolean;
}

interface Marks {
  readonly bits: Uint8Array;
  readonly mask: number;
  phrase(key: string): void;
  /** False when nothing stands beside the sign by which it could be found. */
  address(key: string): boolean;
}

function marksOf(needles: number): Marks {
  const size = 2 ** Math.min(27, Math.max(20, Math.ceil(Math.log2(needles + 1)) + 10));
  const bits = new Uint8Array(size / 8);
  const mask = size - 1;
  const mark = (hash: number) => {
    const at = hash & mask;
    bits[at >>> 3] = (bits[at >>> 3] ?? 0) | (1 << (at & 7));
  };
  return {
    bits,
    mask,
    phrase(key) {
      // What has a letter of another script is met only in texts that are let through anyway.
      if (!PLAIN.test(key)) return;
      const [first = '', second] = key.split(' ', 2);
      mark(second === undefined ? hashOf(first) : beside(hashOf(first), hashOf(second), SALT_WORDS));
    },
    address(key) {
      // What is not plain is let through anyway, but for the signs that stand loosely in words: an address with one is looked for by its sign alone.
      if (!PLAIN.test(key)) return !STANDS_LOOSE.test(key);
      const around = /([a-z0-9\u00df-\u00f6\u00f8-\u00ff]+)@([a-z0-9\u00df-\u00f6\u00f8-\u00ff]+)/.exec(key);
      if (around) mark(beside(hashOf(around[1] ?? ''), hashOf(around[2] ?? ''), SALT_ADDRESS));
      return around !== null;
    },
  };
}

const PLAIN = /^[\0-\x7f\u00c0-\u00ff]*$/;
const STANDS_LOOSE = /[\u2000-\u203f]/;

function hashOf(word: string): number {
  let hash = BEGIN;
  for (const byte of Buffer.from(word)) hash = Math.imul(hash ^ byte, PRIME);
  return hash;
}

function caught(rows: Uint8Array, nets: Nets): Caught {
  const starts: number[] = [];
  let ended = 0;
  for (let start = 0; start <= rows.length; ended++) {
    const end = throughRow(rows, start, nets);
    if (end < 0) starts.push(start);
    start = (end < 0 ? ~end : end) + 1;
  }
  return { rows: ended, starts };
}

// One loop over every byte of a register: nothing is made in it. A function of one row, because a loop over all of them, which is entered
// seldom and stays long, is given back to the engine's slow way of working whenever it meets what it had not met when it was made fast.
/** Where the row ends; the complement of that when somebody could be met in it. */
function throughRow(rows: Uint8Array, start: number, nets: Nets): number {
  let { numbers } = nets;
  const length = rows.length;
  let [hash, before, left] = [BEGIN, 0, 0];
  let [inWord, signed] = [false, false];
  let [digits, value] = [0, 0];
  for (let i = textEnd(rows, start); i <= length; i++) {
    const byte = i < length ? at(rows, i) : ROW_END;
    let kind = at(KIND, byte);
    let meets = false;
    if (kind === LETTER) {
      hash = Math.imul(hash ^ at(SMALL, byte), PRIME);
      inWord = true;
      digits = 0;
      continue;
    }
    if (kind === DIGIT) {
      hash = Math.imul(hash ^ byte, PRIME);
      inWord = true;
      value = (value * 10 + byte - 0x30) % MILLION;
      digits += 1;
      if (digits < 6 || at(numbers, value) === 0) continue;
      meets = true;
    } else if (byte >= 0x80 && kind !== END) {
      kind = wideKind(byte, at(rows, i + 1));
      i += at(WIDTH, byte) - 1;
      if (kind === LATIN) {
        hash = Math.imul(Math.imul(hash ^ byte, PRIME) ^ at(SMALL_LATIN, at(rows, i)), PRIME);
        inWord = true;
        digits = 0;
        continue;
      }
    }
    if (inWord && !meets) meets = meetsWord(nets, hash, before) || (signed && meetsAddress(nets, left, hash));
    if (meets || kind === BEYOND || (nets.everySign && kind === SIGN)) return ~rowEnd(rows, i);
    if (byte === ROW_END) return i;
    signed = kind === SIGN && inWord;
    left = hash;
    if (inWord) before = hash;
    hash = BEGIN;
    inWord = false;
    if (kind !== LOOSE) digits = 0;
    if (kind !== END) continue;
    before = 0;
    if (byte === WORDS_ONLY) numbers = NO_NUMBERS;
    i = namesNobody(rows, i + 1) - 1;
  }
  return length;
}

/** What letters and signs of two or three bytes are. */
function wideKind(byte: number, next: number): number {
  if (byte === 0xc3) return at(SMALL_LATIN, next) !== 0 ? LATIN : next === 0x97 || next === 0xb7 ? OTHER : BEYOND;
  return byte === 0xe2 && next === 0x80 ? LOOSE : BEYOND;
}

function meetsWord({ bits, mask }: Nets, hash: number, before: number): boolean {
  const alone = hash & mask;
  if ((at(bits, alone >>> 3) & (1 << (alone & 7))) !== 0) return true;
  const both = beside(before, hash, SALT_WORDS) & mask;
  return (at(bits, both >>> 3) & (1 << (both & 7))) !== 0;
}

function meetsAddress({ bits, mask }: Nets, left: number, hash: number): boolean {
  const place = beside(left, hash, SALT_ADDRESS) & mask;
  return (at(bits, place >>> 3) & (1 << (place & 7))) !== 0;
}

function rowEnd(rows: Uint8Array, from: number): number {
  for (let i = from; i < rows.length; i++) if (at(rows, i) === ROW_END) return i;
  return rows.length;
}

/** Where the text ends that begins here. */
function textEnd(rows: Uint8Array, from: number): number {
  let end = from;
  while (!ends(rows, end)) end += 1;
  return end;
}

function ends(rows: Uint8Array, place: number): boolean {
  return place >= rows.length || at(rows, place) >= WORDS_ONLY;
}

const HEX = 1;
const TIME = 2;
const SEALED = 4;
/** What may stand in an id or a hash, in the time of a day, in what is sealed. */
const MAY_STAND = new Uint8Array(256).map((_, byte) => {
  const letter = String.fromCharCode(byte);
  return byte >= 0x80 ? 0 : (/[0-9a-f]/.test(letter) ? HEX : 0) | (/[\d:.]/.test(letter) ? TIME : 0) | (/[\w-]/.test(letter) ? SEALED : 0);
});
const DASH_SIGN = 0x2d;

/** Where the text ends that begins here when it is wholly an id, a hash, a day or time, or sealed (NOBODY in tokens.ts); else where it begins. */
function namesNobody(rows: Uint8Array, from: number): number {
  const first = from < rows.length ? at(rows, from) : 0;
  if (first === 0x76) return sealedEnd(rows, from);
  if ((at(MAY_STAND, first) & HEX) === 0) return from;
  if (from + 8 < rows.length && at(rows, from + 8) === DASH_SIGN) return idEnd(rows, from);
  if (from + 4 < rows.length && at(rows, from + 4) === DASH_SIGN) return timeEnd(rows, from);
  return ends(rows, from + 64) && onlyHex(rows, from, from + 64) ? from + 64 : from;
}

function idEnd(rows: Uint8Array, from: number): number {
  if (from + 36 > rows.length || !ends(rows, from + 36)) return from;
  for (let place = from + 13; place <= from + 23; place += 5) if (at(rows, place) !== DASH_SIGN) return from;
  const groups = onlyHex(rows, from, from + 8) && onlyHex(rows, from + 9, from + 13) && onlyHex(rows, from + 14, from + 18);
  return groups && onlyHex(rows, from + 19, from + 23) && onlyHex(rows, from + 24, from + 36) ? from + 36 : from;
}

function timeEnd(rows: Uint8Array, from: number): number {
  if (from + 10 > rows.length || at(rows, from + 7) !== DASH_SIGN) return from;
  for (let i = from; i < from + 10; i++) if (i !== from + 4 && i !== from + 7 && at(KIND, at(rows, i)) !== DIGIT) return from;
  if (ends(rows, from + 10)) return from + 10;
  if (at(rows, from + 10) !== 0x54) return from;
  let end = from + 11;
  while (end < rows.length && (at(MAY_STAND, at(rows, end)) & TIME) !== 0) end += 1;
  return end > from + 11 && end < rows.length && at(rows, end) === 0x5a && ends(rows, end + 1) ? end + 1 : from;
}

function sealedEnd(rows: Uint8Array, from: number): number {
  if (from + 3 >= rows.length || at(rows, from + 1) !== 0x31 || at(rows, from + 2) !== 0x2e) return from;
  let end = from + 3;
  while (end < rows.length && (at(MAY_STAND, at(rows, end)) & SEALED) !== 0) end += 1;
  return end > from + 3 && ends(rows, end) ? end : from;
}

function onlyHex(rows: Uint8Array, from: number, to: number): boolean {
  if (to > rows.length) return false;
  let all = HEX;
  for (let i = from; i < to; i++) all &= at(MAY_STAND, at(rows, i));
  return all !== 0;
}

function at(bytes: Uint8Array, place: number): number {
  return bytes[place] ?? 0;
}
