// The draw as arithmetic: whoever has the published list and the two opened values computes the same winners, without the register and without us.

import { createHash } from 'node:crypto';

/**
 * How it goes, in words anybody can follow:
 * 1. Everyone who enters is given a code of their own; the list holds SHA-256 of each code, sorted. Its root is SHA-256 of the list, one hash a line.
 * 2. When entries close, root and SHA-256 of the house's secret are published. From then on neither can be changed unseen.
 * 3. Later a public value is written down that the rules named beforehand and nobody could know when entries closed.
 * 4. The seed is SHA-256 of root, secret and public value, a line each; of the value only its letters and figures count, in small letters,
 *    so that nobody chooses a winner by how it is written. The order of an entry is SHA-256 of seed and its hash, a line each.
 * 5. The smallest order wins the first prize, and so on; then come the reserves.
 */
export const METHOD = 'sha256-order-1';

/** What is published of a draw; it holds nobody's data. */
export interface DrawRecord {
  readonly method: string;
  readonly raffle: string;
  /** Hashes of the entries, sorted. */
  readonly entries: readonly string[];
  readonly root: string;
  /** SHA-256 of the secret, published before the secret. */
  readonly commitment: string;
  /** Null until drawn. */
  readonly secret: string | null;
  readonly publicValue: string | null;
  readonly seed: string | null;
  readonly winners: number;
  readonly reserves: number;
  /** Hashes of the winners and then of the reserves, in order; null until drawn. */
  readonly drawn: readonly string[] | null;
}

export function entryHash(code: string): string {
  return hash(code.trim().toLowerCase());
}

export function commitmentOf(secret: string): string {
  return hash(secret);
}

export function rootOf(entries: readonly string[]): string {
  return hash(entries.toSorted().join('\n'));
}

export function seedOf({ root, secret, publicValue }: { root: string; secret: string; publicValue: string }): string {
  return hash([root, secret, plainValue(publicValue)].join('\n'));
}

/** '7 812,44', '7812,44' and '7.812,44' are one value. */
export function plainValue(publicValue: string): string {
  return publicValue
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The first `count` entries in the order that the seed gives. */
export function drawFrom(entries: readonly string[], seed: string, count: number): string[] {
  const placed = entries.map((entry) => ({ entry, order: hash(`${seed}\n${entry}`) }));
  return placed
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
    .slice(0, count)
    .map(({ entry }) => entry);
}

/** What does not hold of a published draw; nothing when it was drawn as published. */
export type DrawFault = 'method' | 'list' | 'root' | 'commitment' | 'not-drawn' | 'seed' | 'winners';

export function verifyDraw(record: DrawRecord): DrawFault[] {
  if (record.method !== METHOD) return ['method'];
  const { entries, root, secret, publicValue, seed, drawn } = record;
  const sorted = entries.every((each, i) => /^[0-9a-f]{64}$/.test(each) && (i === 0 || (entries[i - 1] ?? '') < each));
  const faults: DrawFault[] = [...(sorted ? [] : ['list' as const]), ...(rootOf(entries) === root ? [] : ['root' as const])];
  if (secret === null || publicValue === null || seed === null || drawn === null) return [...faults, 'not-drawn'];
  if (commitmentOf(secret) !== record.commitment) faults.push('commitment');
  if (seedOf({ root, secret, publicValue }) !== seed) faults.push('seed');
  const again = drawFrom(entries, seed, record.winners + record.reserves);
  if (again.length !== drawn.length || again.some((entry, i) => entry !== drawn[i])) faults.push('winners');
  return faults;
}

function hash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
