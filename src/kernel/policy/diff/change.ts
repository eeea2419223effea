// One change is put together here: its id, its sentence, what follows from it and whom to tell.

import { sha256hex } from '#platform/crypto';
import type { Text } from '#platform/i18n';
import type { Policy } from '../schema.ts';
import { eachLang } from '../statements/words.ts';
import { EFFECTS, TELL } from './effect-phrases.ts';
import { PHRASES } from './phrases.ts';
import type { Phrase } from './phrases.ts';
import type { ChangeKind, PolicyChange, Telling } from './types.ts';

export interface Sides {
  readonly before: Policy;
  readonly after: Policy;
}

/** Changes that one part of the comparison found, and the paths whose differences they have told. */
export interface Told {
  readonly changes: readonly PolicyChange[];
  readonly paths: readonly string[];
}

export type Values = Readonly<Record<string, Text | string | number>>;

/** A sentence in three languages; `{name}` stands for a value. */
export function say3([fi, sv, en]: readonly [string, string, string], values: Values = {}): Text {
  const phrases: Text = { fi, sv, en };
  return eachLang((lang) =>
    phrases[lang].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === 'object' ? value[lang] : String(value);
    }),
  );
}

export function said(phrase: Phrase, values: Values = {}): Text {
  return say3(PHRASES[phrase], values);
}

export function effect(phrase: keyof typeof EFFECTS, values: Values = {}): Text {
  return say3(EFFECTS[phrase], values);
}

/** Why people must hear of it before it is done; nobody to tell where the registers are new. */
export function telling(
  phrase: keyof typeof TELL,
  values: Values,
  { before }: Pick<Sides, 'before'>,
  registerIds: readonly string[],
  ask = false,
): Telling | undefined {
  const known = registerIds.filter((id) => before.registers.some((register) => register.id === id));
  return known.length === 0 ? undefined : { why: say3(TELL[phrase], values), registerIds: [...new Set(known)], ask };
}

export function change(kind: ChangeKind, path: string, text: Text, effects: readonly (Text | undefined)[], tell?: Telling): PolicyChange {
  return {
    id: idOf(`${kind}:${path}`),
    kind,
    part: path.split('/')[0] ?? path,
    path,
    text,
    effects: effects.filter((each) => each !== undefined),
    ...(tell === undefined ? {} : { tell }),
  };
}

const LONGEST = 140;

/** Short enough for the audit log, which keeps the ids of what was acknowledged. */
function idOf(id: string): string {
  return id.length <= LONGEST ? id : `${id.slice(0, LONGEST - 17)}:${sha256hex(id).slice(0, 16)}`;
}

export interface Pairs<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly both: readonly (readonly [before: T, after: T])[];
}

/** Nodes of two lists by their id. */
export function pairsOf<T extends { id: string }>(before: readonly T[], after: readonly T[]): Pairs<T> {
  return {
    added: after.filter(({ id }) => !before.some((each) => each.id === id)),
    removed: before.filter(({ id }) => !after.some((each) => each.id === id)),
    both: after.flatMap((now) => {
      const old = before.find(({ id }) => id === now.id);
      return old === undefined ? [] : [[old, now] as const];
    }),
  };
}

/** What the second list has and the first has not. */
export function gained<T>(before: readonly T[], after: readonly T[]): T[] {
  return [...new Set(after)].filter((each) => !before.includes(each));
}

export function sameSet(before: readonly string[], after: readonly string[]): boolean {
  return gained(before, after).length === 0 && gained(after, before).length === 0;
}
