// Names of rows and one-time secrets come from here only, so that a test or the demo firm can repeat them exactly.

import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';

export interface Ids {
  /** UUIDv7 text: later ids sort after earlier ones. */
  next(): string;
  /** base64url of that many random bytes; for secrets use at least 16. */
  token(bytes: number): string;
}

export function systemIds(clock: Clock): Ids {
  return { next: sequence(() => clock.now().getTime(), pooled()), token: (bytes) => randomBytes(bytes).toString('base64url') };
}

/** Repeatable ids for tests and the demo; never for secrets of a real installation. */
export function seededIds(seed: number): Ids {
  const bytes = mulberry(seed);
  let at = Date.UTC(2020, 0, 1);
  return { next: sequence(() => at++, bytes), token: (n) => bytes(n).toString('base64url') };
}

type Random = (bytes: number) => Buffer;

// RFC 9562: 48 bits of milliseconds, then a 12-bit counter so that ids of one millisecond keep their order.
function sequence(millis: () => number, random: Random): () => string {
  let last = 0;
  let counter = 0;
  return () => {
    const now = millis();
    if (now > last) {
      last = now;
      counter = random(2).readUInt16BE() & 0x7ff;
    } else if (++counter > 0xfff) {
      last += 1;
      counter = 0;
    }
    const time = last.toString(16).padStart(12, '0');
    const tail = random(8);
    tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80;
    const rest = tail.toString('hex');
    const head = `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}`;
    return `${head}-${rest.slice(0, 4)}-${rest.slice(4)}`;
  };
}

// Asking the kernel once per id would dominate an import of 100,000 rows.
function pooled(): Random {
  let pool = randomBytes(8192);
  let used = 0;
  return (bytes) => {
    if (used + bytes > pool.length) {
      pool = randomBytes(8192);
      used = 0;
    }
    const start = used;
    used += bytes;
    return pool.subarray(start, used);
  };
}

function mulberry(seed: number): Random {
  let state = seed >>> 0;
  return (bytes) => {
    const out = Buffer.alloc(bytes);
    for (let i = 0; i < bytes; i++) {
      state = (state + 0x6d2b79f5) >>> 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      out[i] = (t ^ (t >>> 14)) & 0xff;
    }
    return out;
  };
}
