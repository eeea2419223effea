// A draft and what was published after it was begun become one declaration: what only one of them changed is taken, what both changed alike is taken once, and what they changed otherwise is asked by its path.

import { isDeepStrictEqual } from 'node:util';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Group = { readonly [key: string]: Json };
type Maybe = Json | undefined;

/** One place that both changed to something else; undefined is not there. */
export interface MergeConflict {
  /** Keys from the top, list items by their id: retention/review/period. */
  readonly path: string;
  readonly base: Maybe;
  readonly ours: Maybe;
  readonly theirs: Maybe;
}

export type Side = 'ours' | 'theirs';
/** What was chosen of each conflict, by its path. */
export type Choices = Readonly<Record<string, Side>>;

export interface Merge {
  /** With every conflict as chosen; one that is not chosen stands as published. */
  readonly merged: Json;
  readonly conflicts: readonly MergeConflict[];
}

/** Three-way merge: `base` is what the draft began from, `ours` the draft, `theirs` the newest published. */
export function mergeThree(base: Json, ours: Json, theirs: Json, choices: Choices = {}): Merge {
  const conflicts: MergeConflict[] = [];
  const merged = one([], base, ours, theirs);
  return { merged: merged ?? null, conflicts };

  function one(path: readonly string[], b: Maybe, o: Maybe, t: Maybe): Maybe {
    if (isDeepStrictEqual(o, t) || isDeepStrictEqual(b, t)) return o;
    if (isDeepStrictEqual(b, o)) return t;
    if (isGroup(o) && isGroup(t) && (b === undefined || isGroup(b))) return group(path, b ?? {}, o, t);
    const lists = [b ?? [], o, t].map(keyed);
    const [inBase, inOurs, inTheirs] = lists;
    if (inBase && inOurs && inTheirs) return list(path, inBase, inOurs, inTheirs);
    const at = path.join('/');
    conflicts.push({ path: at, base: b, ours: o, theirs: t });
    return choices[at] === 'ours' ? o : t;
  }

  function group(path: readonly string[], b: Group, o: Group, t: Group): Json {
    const keys = order(Object.keys(b), Object.keys(o), Object.keys(t));
    const pairs = keys.map((key) => [key, one([...path, key], own(b, key), own(o, key), own(t, key))] as const);
    return Object.fromEntries(pairs.filter((pair): pair is readonly [string, Json] => pair[1] !== undefined));
  }

  function list(path: readonly string[], b: Keyed, o: Keyed, t: Keyed): Json {
    const keys = order([...b.keys()], [...o.keys()], [...t.keys()]);
    return keys.map((key) => one([...path, key], b.get(key), o.get(key), t.get(key))).filter((each) => each !== undefined);
  }
}

type Keyed = ReadonlyMap<string, Json>;

/** A list whose items are known by what they are called; undefined for any other. */
export function keyed(value: Maybe): Keyed | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: readonly Json[] = value;
  const found = new Map<string, Json>();
  for (const item of items) {
    const name = nameOf(item);
    if (name === undefined || found.has(name)) return undefined;
    found.set(name, item);
  }
  return found;
}

export function nameOf(item: Json): string | undefined {
  if (typeof item === 'string') return item;
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const { id, right, what } = item as Group;
  const name = id ?? right ?? what;
  return typeof name === 'string' ? name : undefined;
}

/** Words in three languages are one thing to say: they are never put together of two hands. */
function isGroup(value: Maybe): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isText(value as Group);
}

export function isText(value: Group): boolean {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => key === 'fi' || key === 'sv' || key === 'en');
}

function own(value: Group, key: string): Maybe {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The order of whoever changed it, the published one when both did; what the other added stands after what it stood after there. */
function order(base: readonly string[], ours: readonly string[], theirs: readonly string[]): string[] {
  const moved = !isDeepStrictEqual(common(theirs, base), common(base, theirs));
  const [first, second] = moved ? [theirs, ours] : [ours, theirs];
  const found = [...first];
  const known = new Set(found);
  second.forEach((key, i) => {
    if (known.has(key)) return;
    const before = second.slice(0, i).findLast((each) => known.has(each));
    found.splice(before === undefined ? 0 : found.indexOf(before) + 1, 0, key);
    known.add(key);
  });
  return found;
}

function common(from: readonly string[], other: readonly string[]): string[] {
  const has = new Set(other);
  return from.filter((each) => has.has(each));
}
