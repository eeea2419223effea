// Adds up days that move, rule by rule, without keeping anybody's name or id.

export type Moving = 'membership' | 'group' | 'review';

export interface Move {
  readonly registerId: string;
  /** The membership as a whole, a data group with its own rules, or the day on which a review opens. */
  readonly what: Moving;
  readonly groupId: string | null;
  /** The rule that decides after the change; before it where nothing decides any longer. */
  readonly rule: string;
  /** All whom the rule decides; those that move are `earlier` and `later`. */
  readonly people: number;
  readonly earlier: number;
  readonly later: number;
  /** Of those that move: gone by the first night under the new version. */
  readonly goAtOnce: number;
  /** The same, but a hold, a restriction or a statute keeps them. */
  readonly held: number;
  /** First and last day of those that move. */
  readonly firstBefore: string | null;
  readonly lastBefore: string | null;
  readonly firstAfter: string | null;
  readonly lastAfter: string | null;
}

interface Day {
  readonly before: string | null;
  readonly after: string | null;
  readonly rule: string | null;
  /** Its new day has come by the first night. */
  readonly goes: boolean;
  readonly kept: boolean;
}

export interface Tally {
  add(of: Pick<Move, 'registerId' | 'what' | 'groupId'>, day: Day): void;
  /** Rules under which something moves. */
  moves(): Move[];
}

type Counting = { -readonly [K in keyof Move]: Move[K] };

export function createTally(): Tally {
  const rows = new Map<string, Counting>();
  return {
    add(of, { before, after, rule, goes, kept }) {
      if (before === null && after === null) return;
      const key = `${of.registerId} ${of.what} ${of.groupId ?? ''} ${rule ?? ''}`;
      const row = rows.get(key) ?? { ...of, rule: rule ?? '', ...EMPTY };
      rows.set(key, row);
      row.people += 1;
      if (before === after) return;
      // No day at all is later than every day.
      if (after !== null && (before === null || after < before)) row.earlier += 1;
      else row.later += 1;
      if (goes && kept) row.held += 1;
      else if (goes) row.goAtOnce += 1;
      row.firstBefore = first(row.firstBefore, before);
      row.lastBefore = last(row.lastBefore, before);
      row.firstAfter = first(row.firstAfter, after);
      row.lastAfter = last(row.lastAfter, after);
    },
    moves: () => [...rows.values()].filter(({ earlier, later }) => earlier + later > 0),
  };
}

const EMPTY = {
  people: 0,
  earlier: 0,
  later: 0,
  goAtOnce: 0,
  held: 0,
  firstBefore: null,
  lastBefore: null,
  firstAfter: null,
  lastAfter: null,
} as const;

function first(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b < a) ? b : a;
}

function last(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}
