/** Reads the text of a declaration as far as it can be read: values for the form, and the line of every part. */
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Path } from './values.ts';

export interface Reading {
  /** Undefined while the text is no YAML. */
  data: unknown;
  errors: readonly { message: string; line: number }[];
  /** The line of the deepest part of a path that is written. */
  lineOf(path: Path): number;
}

export function readText(yaml: string): Reading {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const errors = document.errors.map(({ message, pos }) => ({ message, line: lines.linePos(pos[0]).line }));
  return {
    data: errors.length === 0 ? plain(document, errors) : undefined,
    errors,
    lineOf: (path) => Math.max(1, lines.linePos(offsetOf(document, path)).line),
  };
}

type Parsed = ReturnType<typeof parseDocument>;

// Aliases that multiply make toJS throw before they take memory.
function plain(document: Parsed, errors: { message: string; line: number }[]): unknown {
  try {
    return document.toJS({ maxAliasCount: 200 }) as unknown;
  } catch (error) {
    errors.push({ message: error instanceof Error ? error.message : String(error), line: 1 });
    return undefined;
  }
}

function offsetOf(document: Parsed, path: Path): number {
  let node: unknown = document.contents;
  let offset = 0;
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
