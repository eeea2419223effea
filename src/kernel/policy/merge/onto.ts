// The text of a draft is brought to say what was merged: only the lines that differ change, and the writer's comments stay.

import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import type { Text } from '#platform/i18n';
import { yamlDocument } from '../document.ts';
import { editable } from '../draft-edit.ts';
import { applyEdits } from '../edit/edit.ts';
import type { Edit } from '../edit/edit.ts';
import type { Path } from '../problem.ts';
import { same } from '../statements/words.ts';
import { isText, keyed, mergeThree, nameOf } from './merge.ts';
import type { Choices, Json, MergeConflict } from './merge.ts';

export interface DraftMerge {
  /** The text of the draft with what was published since; where a conflict was not chosen, as published. */
  readonly yaml: string;
  readonly conflicts: readonly PlacedConflict[];
}

export interface PlacedConflict extends MergeConflict {
  /** What the register, purpose, rule or other node is called, where it has a name. */
  readonly name: Text | undefined;
}

/** @throws errors.policy-invalid when a text is no YAML. */
export function mergeDraft(base: string, ours: string, theirs: string, choices: Choices = {}): DraftMerge {
  const [b, o, t] = [base, ours, theirs].map((yaml) => editable(yaml).toJS() as Json);
  const { merged, conflicts } = mergeThree(b ?? null, o ?? null, t ?? null, choices);
  return { yaml: bring(ours, o ?? null, merged), conflicts: conflicts.map((each) => ({ ...each, name: named(each.path, [t, o]) })) };
}

function named(path: string, documents: readonly (Json | undefined)[]): Text | undefined {
  const [part = '', id = ''] = path.split('/');
  for (const document of documents) {
    const node = document !== undefined && isGroup(document) ? keyed(document[part])?.get(id) : undefined;
    const name = node !== undefined && isGroup(node) ? (node['name'] ?? node['text']) : undefined;
    if (typeof name === 'string') return same(name);
    const text = asText(name);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** A value as it is shown: words in three languages, else as it is written; null is not there. */
export function wordOf(value: Json | undefined): Text | string | null {
  if (value === undefined || value === null) return null;
  return asText(value) ?? (typeof value === 'object' ? stringify(value, { lineWidth: 0 }).trimEnd() : String(value));
}

function asText(value: Json | undefined): Text | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { fi, sv, en } = value as Group;
  return typeof fi === 'string' && typeof sv === 'string' && typeof en === 'string' ? { fi, sv, en } : undefined;
}

function bring(yaml: string, from: Json, to: Json): string {
  const text = applyEdits(yaml, edits([], from, to));
  const said = yamlDocument(text).toJS() as Json;
  // Order that lines alone could not change is written list by list.
  return isDeepStrictEqual(said, to) ? text : applyEdits(text, lists(said, to));
}

function edits(path: Path, from: Json, to: Json): Edit[] {
  if (isDeepStrictEqual(from, to)) return [];
  if (isGroup(from) && isGroup(to)) return ofGroup(path, from, to);
  const [before, after] = [keyed(from), keyed(to)];
  if (!before || !after || before.size === 0 || after.size === 0 || !Array.isArray(from)) return [{ do: 'set', path, value: to }];
  const items: readonly Json[] = from;
  if ([...before.values(), ...after.values()].some((each) => typeof each === 'string')) return [{ do: 'set', path, value: to }];
  const changed = items.flatMap((item, i): Edit[] => {
    const next = after.get(nameOf(item) ?? '');
    return next === undefined ? [{ do: 'remove', path: [...path, i] }] : edits([...path, i], item, next);
  });
  const added = [...after].filter(([name]) => !before.has(name)).map(([, value]): Edit => ({ do: 'append', path, value }));
  return [...changed, ...added];
}

type Group = Readonly<Record<string, Json>>;

function ofGroup(path: Path, from: Group, to: Group): Edit[] {
  const gone = Object.keys(from).filter((key) => !Object.hasOwn(to, key));
  const kept = Object.entries(to).flatMap(([key, value]): Edit[] => {
    const before = from[key];
    return before === undefined ? [{ do: 'set', path: [...path, key], value }] : edits([...path, key], before, value);
  });
  return [...gone.map((key): Edit => ({ do: 'remove', path: [...path, key] })), ...kept];
}

function isGroup(value: Json): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isText(value as Group);
}

/** Whole parts of the declaration that do not say the same yet. */
function lists(from: Json, to: Json): Edit[] {
  if (!isGroup(from) || !isGroup(to)) return [];
  return Object.entries(to)
    .filter(([key, value]) => !isDeepStrictEqual(from[key], value))
    .map(([key, value]) => ({ do: 'set', path: [key], value }));
}
