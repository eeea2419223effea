// A policy is edited as text, so each problem is traced back to the line on which its author wrote it.

import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter } from 'yaml';
import type { Document } from 'yaml';
import { yamlDocument } from './document.ts';
import type { Path } from './problem.ts';

/** Larger than any notice; a bound on what a hostile upload may make us parse. */
export const MAX_BYTES = 512 * 1024;

export interface Source {
  data: unknown;
  errors: readonly { detail: string; line: number }[];
  /** The line of the deepest part of the path that was written. */
  lineOf(path: Path): number;
}

export function readSource(yamlText: string): Source {
  const lines = new LineCounter();
  const document = yamlDocument(yamlText, lines);
  const errors = [...document.errors, ...document.warnings].map((e) => ({ detail: e.message, line: lines.linePos(e.pos[0]).line }));
  return {
    data: errors.length === 0 ? plain(document, errors) : undefined,
    errors,
    lineOf: (path) => Math.max(1, lines.linePos(offsetOf(document, path)).line),
  };
}

// Aliases that multiply (a "billion laughs" file) make toJS throw before they take memory.
function plain(document: Document, errors: { detail: string; line: number }[]): unknown {
  try {
    return document.toJS({ maxAliasCount: 200 }) as unknown;
  } catch (error) {
    errors.push({ detail: error instanceof Error ? error.message : String(error), line: 1 });
    return undefined;
  }
}

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document);
    const next = step(node, key);
    if (next === undefined) break;
    offset = next.offset ?? offset;
    node = next.value;
  }
  return offset;
}

function step(node: unknown, key: string | number): { value: unknown; offset: number | undefined } | undefined {
  if (isSeq(node)) {
    const item = typeof key === 'number' ? node.items[key] : undefined;
    return item === undefined ? undefined : { value: item, offset: startOf(item) };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((each) => isPair(each) && isScalar(each.key) && each.key.value === key);
  return pair === undefined ? undefined : { value: pair.value, offset: startOf(pair.key) };
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
