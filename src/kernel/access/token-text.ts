// What a token looks like: known by its beginning, with a sum at its end, so that a scanner finds one that was left in a file and is sure of it.

import { crc32 } from 'node:zlib';

const PREFIX = 'lupaus_';
const RANDOM = 40;
const SUM = 6;
/** Bytes of randomness that give those forty letters. */
export const TOKEN_BYTES = 30;

const FORM = new RegExp(`^${PREFIX}[A-Za-z0-9_-]{${RANDOM}}[0-9A-Za-z]{${SUM}}$`);
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export function tokenText(random: string): string {
  const body = `${PREFIX}${random}`;
  return `${body}${sumOf(body)}`;
}

/** Whether the text can be a token at all: most of what a guesser sends never reaches the database. */
export function looksLikeToken(text: string): boolean {
  return FORM.test(text) && text.endsWith(sumOf(text.slice(0, -SUM)));
}

/** Whether a token, or the beginning of one, stands in an address. */
export function holdsToken(address: string): boolean {
  return /lupaus(_|%5f)[A-Za-z0-9_-]{24}/i.test(address);
}

/** What the owner knows a token by. */
export function tokenHint(text: string): string {
  return `${text.slice(0, PREFIX.length + 4)}…`;
}

function sumOf(body: string): string {
  let rest = crc32(body);
  let text = '';
  for (let i = 0; i < SUM; i += 1) {
    text = `${LETTERS[rest % LETTERS.length] ?? '0'}${text}`;
    rest = Math.floor(rest / LETTERS.length);
  }
  return text;
}
