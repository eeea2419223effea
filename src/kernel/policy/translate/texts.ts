// Every text of a declaration by the path of its node, so that two versions are compared text by text and never line by line.

import type { Text } from '#platform/i18n';
import type { Policy } from '../schema.ts';

/** Path with list items by their id, such as purposes/care/name -> the text there. */
export function textsOf(policy: Policy): ReadonlyMap<string, Text> {
  const found = new Map<string, Text>();
  walk(policy, '', found);
  return found;
}

function walk(value: unknown, path: string, found: Map<string, Text>): void {
  if (typeof value !== 'object' || value === null) return;
  if (isText(value)) {
    found.set(path, value);
    return;
  }
  for (const [key, each] of Object.entries(value)) walk(each, `${path}${path === '' ? '' : '/'}${nameIn(value, key, each)}`, found);
}

/** Items of a list are known by what names them; where two share a name, the position tells them apart. */
function nameIn(parent: object, key: string, item: unknown): string {
  if (!Array.isArray(parent)) return key;
  const name = ownName(item);
  if (name === undefined) return key;
  return parent.findIndex((other) => ownName(other) === name) === Number(key) ? name : `${name}:${key}`;
}

function ownName(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  for (const key of ['id', 'right', 'what']) {
    const name = (item as Record<string, unknown>)[key];
    if (typeof name === 'string') return name;
  }
  return undefined;
}

export function isText(value: unknown): value is Text {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { fi, sv, en } = value as Record<string, unknown>;
  return typeof fi === 'string' && typeof sv === 'string' && typeof en === 'string' && Object.keys(value).length === 3;
}
