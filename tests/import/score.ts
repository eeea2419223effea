/** How well a reading meets a hand table: each stated fact found or missed, each fact said that the notice does not state. */
import type { Stated } from './notices.table.ts';

export interface Score {
  stated: number;
  found: number;
  said: number;
  right: number;
  misses: string[];
  wrong: string[];
  /** Of each kind (the first part of the path): stated, found. */
  kinds: Map<string, { stated: number; found: number; said: number; right: number }>;
}

const kindOf = (path: string): string => path.split(/[/@:]/)[0] ?? '';
const list = (words: string): string[] => words.split(/\s+/).filter((word) => word !== '');

/** `a|b` counts once; a fact allowed but not asked for counts neither for nor against. */
export function score({ facts, also }: Pick<Stated, 'facts' | 'also'>, said: Iterable<string>): Score {
  const paths = new Set(said);
  const asked = list(facts).map((each) => each.split('|'));
  const known = new Set(asked.flat());
  const allowed = new Set(list(also));
  const judged = [...paths].filter((path) => known.has(path) || !allowed.has(path));
  const kinds: Score['kinds'] = new Map();
  const kind = (path: string): { stated: number; found: number; said: number; right: number } => {
    const key = kindOf(path);
    const entry = kinds.get(key) ?? { stated: 0, found: 0, said: 0, right: 0 };
    kinds.set(key, entry);
    return entry;
  };
  const misses = asked.filter((ways) => !ways.some((path) => paths.has(path)));
  for (const ways of asked) {
    kind(ways[0] ?? '').stated += 1;
    if (ways.some((path) => paths.has(path))) kind(ways[0] ?? '').found += 1;
  }
  for (const path of judged) {
    kind(path).said += 1;
    if (known.has(path)) kind(path).right += 1;
  }
  const wrong = judged.filter((path) => !known.has(path));
  return {
    stated: asked.length,
    found: asked.length - misses.length,
    said: judged.length,
    right: judged.length - wrong.length,
    misses: misses.map((ways) => ways.join('|')),
    wrong,
    kinds,
  };
}
