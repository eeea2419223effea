// How much one corner of the net may ask for in an hour. Prefixes of addresses stay in memory as keyed hashes, for an hour, and are never stored.

import { isIPv6 } from 'node:net';
import { keyedHash } from '#platform/crypto';
import type { Database } from '#platform/db';
import type { Deps } from '#kernel/deps';

const HOUR = 3_600_000;
const MOST_PREFIXES = 20_000;

/** Sign-ups in an hour from one /24 or /48, with a solved puzzle and without; and without one from everywhere. */
export const LIMITS = { solved: 30, unsolved: 5, unsolvedAll: 60 } as const;
/** Letters: to one address in a day and in thirty days, to one domain and to everybody in an hour. */
export const LETTERS = { day: 1, month: 3, domain: 20, all: 300 } as const;

interface Bucket {
  readonly since: number;
  n: number;
}

interface Counter {
  /** True when there is room; it counts as used. */
  take(key: string, most: number, now: number): boolean;
}

function createCounter(): Counter {
  const buckets = new Map<string, Bucket>();
  return {
    take(key, most, now) {
      const known = buckets.get(key);
      const bucket = known !== undefined && now - known.since < HOUR && now >= known.since ? known : { since: now, n: 0 };
      bucket.n += 1;
      buckets.delete(key);
      buckets.set(key, bucket);
      for (const oldest of buckets.size > MOST_PREFIXES ? [...buckets.keys()].slice(0, 1) : []) buckets.delete(oldest);
      return bucket.n <= most;
    },
  };
}

const counters = new WeakMap<Database, Counter>();

/** Whether one more sign-up is taken from this address of the net. */
export function mayTake(
  { database, keys, clock }: Pick<Deps, 'database' | 'keys' | 'clock'>,
  from: { ip: string; solved: boolean },
): boolean {
  const counter = counters.get(database) ?? createCounter();
  counters.set(database, counter);
  const now = clock.now().getTime();
  const key = keyedHash(keys.session, 'forms.prefix', prefixOf(from.ip));
  if (from.solved) return counter.take(key, LIMITS.solved, now);
  return counter.take(`${key} without`, LIMITS.unsolved, now) && counter.take('without', LIMITS.unsolvedAll, now);
}

/** /24 of IPv4, /48 of IPv6. */
export function prefixOf(ip: string): string {
  const bare = ip.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0] ?? '';
  if (!isIPv6(bare)) return bare.split('.').slice(0, 3).join('.');
  const [head = '', tail] = bare.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const all = tail === undefined ? left : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return all
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
