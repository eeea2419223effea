// A puzzle that a browser solves in a moment and a machine that signs up thousands pays for: made and checked here, asked of nobody else.

import { keyedHash, sameSecret, sha256hex } from '#platform/crypto';
import type { Deps } from '#kernel/deps';

/** Zero bits that the hash must begin with: some sixteen thousand tries. */
const BITS = 14;
const LIFE_MS = 2 * 3_600_000;

export interface Puzzle {
  readonly salt: string;
  readonly bits: number;
}

/** A puzzle for one form, which tells by itself until when it is good. */
export function newPuzzle({ ids, clock, keys }: Pick<Deps, 'ids' | 'clock' | 'keys'>, formId: string): Puzzle {
  const until = clock.now().getTime() + LIFE_MS;
  const plain = `${until.toString(36)}.${ids.token(12)}`;
  return { salt: `${plain}.${markOf(keys.session, formId, plain)}`, bits: BITS };
}

function markOf(key: Buffer, formId: string, plain: string): string {
  return keyedHash(key, 'forms.work', `${formId} ${plain} ${BITS}`);
}

/** What a solved puzzle is remembered by, so that it counts once; null when it is none of ours, over, or not solved. */
export function solved({ clock, keys }: Pick<Deps, 'clock' | 'keys'>, formId: string, given: string): string | null {
  const [until = '', random = '', mark = '', number = ''] = given.split('.');
  if (given.length > 300 || !/^\d{1,12}$/.test(number)) return null;
  const plain = `${until}.${random}`;
  if (!sameSecret(markOf(keys.session, formId, plain), mark) || Number.parseInt(until, 36) < clock.now().getTime()) return null;
  return zeroBits(sha256hex(`${plain}.${mark}.${number}`)) >= BITS ? sha256hex(plain) : null;
}

function zeroBits(hex: string): number {
  const [zeros = ''] = /^0*/.exec(hex) ?? [];
  const next = hex[zeros.length];
  return zeros.length * 4 + (next === undefined ? 0 : Math.clz32(Number.parseInt(next, 16)) - 28);
}

/** For tests and programs of our own: the work itself. */
export function solve({ salt, bits }: Puzzle): string {
  for (let n = 0; ; n++) if (zeroBits(sha256hex(`${salt}.${n}`)) >= bits) return `${salt}.${n}`;
}
