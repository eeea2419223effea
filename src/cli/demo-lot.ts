// The lots of the demonstration firm: the same seed draws the same people, days and words.

import { addPeriod, daysBetween } from '#platform/clock';

export interface Lot {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  below(n: number): number;
  /** True so often. */
  chance(share: number): boolean;
  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T;
  /** A day from the first to the last, later ones more likely by `lean`. */
  day(from: string, to: string, lean?: number): string;
}

export function lotOf(seed: number): Lot {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick(list) {
      const found = list[below(list.length)];
      if (found === undefined) throw new Error('nothing to draw from');
      return found;
    },
    day(from, to, lean = 1) {
      const days = Math.max(0, daysBetween(from, to));
      return addPeriod(to, `-P${Math.floor(next() ** lean * (days + 1))}D`);
    },
  };
}
