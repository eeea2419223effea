// Every single value of a declaration by its path, so that the comparison can show that no difference went untold.

import { fieldUse } from '../fields.ts';
import type { Policy } from '../schema.ts';
import { isText } from '../translate/texts.ts';

/** Path, list items by their id -> the value there. Order of lists and absent values make no difference. */
export function leavesOf(policy: Policy): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const dataGroups = policy.dataGroups.map((group) => ({ ...group, fields: group.fields.map(fieldUse) }));
  walk({ ...policy, dataGroups }, '', found);
  return found;
}

function walk(value: unknown, path: string, found: Map<string, unknown>): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) return walkList(value, path, found);
  if (typeof value !== 'object' || isText(value)) {
    found.set(path, value);
    return;
  }
  for (const [key, each] of Object.entries(value)) walk(each, path === '' ? key : `${path}/${key}`, found);
}

function walkList(list: readonly unknown[], path: string, found: Map<string, unknown>): void {
  if (list.length === 0) return;
  if (list.every((each) => typeof each === 'string')) {
    found.set(path, list.toSorted());
    return;
  }
  const seen = new Set<string>();
  for (const [i, each] of list.entries()) {
    const name = nameOf(each) ?? String(i);
    const own = seen.has(name) ? `${name}:${i}` : name;
    seen.add(own);
    walk(each, `${path}/${own}`, found);
  }
}

function nameOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const { id, right, what } = item as Record<string, unknown>;
  return [id, right, what].find((each) => typeof each === 'string');
}
