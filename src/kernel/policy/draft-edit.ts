// Edits of a policy touch only the lines they mean, so that a draft shows as a difference of one clause and the author's comments stay.

import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isScalar, isSeq, stringify } from 'yaml';
import type { Document, YAMLMap, YAMLSeq } from 'yaml';
import { appError } from '#platform/errors';
import { yamlDocument } from './document.ts';
import type { Path } from './problem.ts';

/** The policy file as a document; refused when it is no YAML. */
export function editable(yaml: string): Document {
  const document = yamlDocument(yaml);
  const [error] = document.errors;
  if (error !== undefined) throw appError('invalid', 'errors.policy-invalid', { params: { line: error.linePos?.[0].line ?? 1, path: '' } });
  return document;
}

export interface TextEdit {
  path: Path;
  /** Undefined removes the text. */
  value: string | undefined;
}

interface Splice {
  from: number;
  to: number;
  insert: string;
}

/** Sets or removes texts, all at once. */
export function setTexts(yaml: string, edits: readonly TextEdit[]): string {
  const document = editable(yaml);
  const splices = edits.map(({ path, value }) =>
    value === undefined ? withoutKey(yaml, document, path) : withText(yaml, document, path, value),
  );
  for (const { path, value } of edits) {
    if (value !== undefined) document.setIn(path, value);
    else if (document.hasIn(path)) document.deleteIn(path);
  }
  return agreed(yaml, splices, document);
}

/** Adds an item at the end of a list. */
export function append(yaml: string, path: Path, item: unknown): string {
  const document = editable(yaml);
  const list = document.getIn(path, true);
  const splice = isSeq(list) ? withItem(yaml, list, item) : undefined;
  document.addIn(path, document.createNode(item));
  return agreed(yaml, [splice], document);
}

// The splices are trusted only when they say the same as the edited document; otherwise the document is written out anew.
function agreed(yaml: string, splices: readonly (Splice | undefined)[], document: Document): string {
  const known = splices.filter((each) => each !== undefined);
  if (known.length === splices.length) {
    const spliced = known
      .toSorted((a, b) => b.from - a.from)
      .reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), yaml);
    const again = yamlDocument(spliced);
    if (again.errors.length === 0 && isDeepStrictEqual(again.toJS(), document.toJS())) return spliced;
  }
  return document.toString({ lineWidth: 0 });
}

function withText(yaml: string, document: Document, path: Path, value: string): Splice | undefined {
  const written = inline(value);
  const old = document.getIn(path, true);
  if (isScalar(old) && old.range) return { from: old.range[0], to: old.range[1], insert: written };
  const parent = document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const pair = `${String(path.at(-1))}: ${written}`;
  const [first, second] = [keyStart(parent, 0), keyStart(parent, 1)];
  if (first === undefined) return undefined;
  if (parent.flow) return { from: first, to: first, insert: `${pair}, ` };
  // After the first key, which names the node; a node of one key gets it in front.
  const at = second ?? first;
  return { from: at, to: at, insert: `${pair}\n${' '.repeat(column(yaml, at))}` };
}

function withoutKey(yaml: string, document: Document, path: Path): Splice | undefined {
  const parent = document.getIn(path.slice(0, -1), true);
  const value = document.getIn(path, true);
  if (value === undefined) return { from: 0, to: 0, insert: '' };
  if (!isMap(parent) || parent.flow || !isScalar(value) || !value.range) return undefined;
  const index = parent.items.findIndex(({ key }) => isScalar(key) && key.value === path.at(-1));
  const start = keyStart(parent, index);
  const lineEnd = yaml.indexOf('\n', value.range[1]);
  if (index <= 0 || start === undefined || lineEnd < 0) return undefined;
  return { from: start - column(yaml, start), to: lineEnd + 1, insert: '' };
}

function withItem(yaml: string, list: YAMLSeq, item: unknown): Splice | undefined {
  const [start, end] = list.range ?? [];
  if (start === undefined || end === undefined) return undefined;
  if (list.flow) {
    const close = yaml.slice(0, end).lastIndexOf(']');
    const written = typeof item === 'string' ? item : JSON.stringify(item);
    return { from: close, to: close, insert: list.items.length === 0 ? written : `, ${written}` };
  }
  const indent = ' '.repeat(column(yaml, start));
  const last = yaml.slice(0, end).trimEnd().length;
  const block = stringify([item], { lineWidth: 0 }).trimEnd().replaceAll('\n', `\n${indent}`);
  return { from: last, to: last, insert: `\n${indent}${block}` };
}

function keyStart(map: YAMLMap, index: number): number | undefined {
  const key = map.items[index]?.key;
  return isNode(key) ? key.range?.[0] : undefined;
}

function column(yaml: string, offset: number): number {
  return offset - (yaml.lastIndexOf('\n', offset - 1) + 1);
}

function inline(value: string): string {
  return /^[\p{L}][\p{L}\p{N} @.]*$/u.test(value) && !/^(?:true|false|null)$/i.test(value) && value === value.trim()
    ? value
    : JSON.stringify(value);
}

/** The wish, or the wish with a number when something is called so already. */
export function freeId(wish: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  let id = wish;
  for (let i = 2; ids.has(id); i++) id = `${wish}-${i}`;
  return id;
}
