// The queue of likely duplicates, found anew in the background: records that share a key are compared, never all with all.

import { setImmediate as turn } from 'node:timers/promises';
import { getSetting, putSetting } from '#kernel/access';
import { auditHead } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { LIKELY, matchKeys, matchOf } from './match.ts';
import { keepingNames } from './names.ts';
import { factsOf, idsAfter, notSameOf, replacePairs } from '../queries-duplicates.ts';
import type { DuplicatePairTable } from './records.ts';

const PAGE = 1000;
/** A key that more than this many share tells nothing: the address of a school, a switchboard. */
const CROWD = 12;
/** Nobody works through more. */
const MOST = 2000;
const SEEN = 'duplicates.seen';

type Kind = 'person' | 'organisation';

/** Finds the queue anew. Returns how many pairs there are. */
export async function findDuplicates(deps: Deps): Promise<number> {
  const { db } = deps.database;
  const seen = (await auditHead(db)).seq;
  const found: DuplicatePairTable[] = [];
  for (const kind of ['person', 'organisation'] as const) found.push(...(await keepingNames(() => pairsAmong(deps, kind))));
  await deps.database.tx(async (tx) => {
    await replacePairs(tx, found);
    await putSetting(tx, SEEN, String(seen));
  });
  return found.length;
}

/** True when something was written since the queue was found. */
export async function isStale(deps: Deps): Promise<boolean> {
  const seen = await getSetting(deps.database.db, SEEN);
  return seen === undefined || Number(seen) < (await auditHead(deps.database.db)).seq;
}

async function pairsAmong(deps: Deps, kind: Kind): Promise<DuplicatePairTable[]> {
  const groups = await sharing(deps.database.db, kind);
  const found = new Map<string, DuplicatePairTable>();
  // In portions: what is known of a hundred thousand people is never held at once.
  for (let i = 0; i < groups.length; i += PAGE) {
    await comparePortion(deps, kind, groups.slice(i, i + PAGE), found);
    await turn();
  }
  return [...found.values()].toSorted(byScore).slice(0, MOST);
}

/** Where scores are equal the ids decide, so that the same people give the same queue whatever the order in which they were met. */
function byScore(a: DuplicatePairTable, b: DuplicatePairTable): number {
  return b.score - a.score || (`${a.subject_id} ${a.other_id}` < `${b.subject_id} ${b.other_id}` ? -1 : 1);
}

async function comparePortion(
  { database: { db }, ids, clock }: Deps,
  kind: Kind,
  groups: readonly string[][],
  found: Map<string, DuplicatePairTable>,
): Promise<void> {
  const met = [...new Set(groups.flat())];
  const [facts, apart] = [await factsOf(db, kind, met), await notSameOf(db, met)];
  const at = clock.now().toISOString();
  for (const group of groups) {
    for (const [i, a] of group.entries()) {
      for (const b of group.slice(i + 1)) {
        const [one, two] = a < b ? [a, b] : [b, a];
        const [mine, theirs] = [facts.get(one), facts.get(two)];
        const pair = `${one} ${two}`;
        if (mine === undefined || theirs === undefined || found.has(pair) || apart.has(pair)) continue;
        const { score, reasons } = matchOf(mine, theirs);
        if (score >= LIKELY)
          found.set(pair, { id: ids.next(), subject_id: one, other_id: two, score, reasons: reasons.join(','), found_at: at });
      }
    }
  }
}

/** Groups of records that share a key. Keys are kept as numbers: a hundred thousand people fit in a few megabytes. */
async function sharing(db: Deps['database']['db'], kind: Kind): Promise<string[][]> {
  const first = new Map<number, string>();
  const groups = new Map<number, string[]>();
  for (let after = ''; ;) {
    const page = await idsAfter(db, kind, after, PAGE);
    for (const [id, facts] of await factsOf(db, kind, page)) {
      for (const key of new Set(matchKeys(facts).map(hash53))) {
        const before = first.get(key);
        if (before === undefined) first.set(key, id);
        else if (before !== id) groups.set(key, [...(groups.get(key) ?? [before]), id]);
      }
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last;
    await turn();
  }
  return [...groups.values()].filter(({ length }) => length <= CROWD);
}

/** Fifty-three bits of a text; two texts of one number only cost a comparison more. */
function hash53(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
