// A declaration is edited by path: only the lines meant change, and its author's comments and order stay.

import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isPair, isScalar, isSeq, stringify } from 'yaml';
import type { Document, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { yamlDocument } from '../document.ts';
import { editable } from '../draft-edit.ts';
import type { Path } from '../problem.ts';
import { policySchema } from '../schema.ts';

interface Splice {
  from: number;
  to: number;
  insert: string;
}

/** Sets the value at a path of keys and list positions; a key that was not there is added in its place. */
export function setAt(yaml: string, path: Path, value: unknown): string {
  const document = editable(yaml);
  const splice = setting(yaml, document, path, value);
  document.setIn(path, document.createNode(value));
  return agreed(yaml, splice, document);
}

/** Takes away a key or a list item. */
export function removeAt(yaml: string, path: Path): string {
  const document = editable(yaml);
  if (!document.hasIn(path)) return yaml;
  const splice = removal(yaml, document, path);
  document.deleteIn(path);
  return agreed(yaml, splice, document);
}

/** Adds an item at the end of a list; a list that is not there, or is empty, begins with it. */
export function appendAt(yaml: string, path: Path, item: unknown): string {
  const document = editable(yaml);
  const list = document.getIn(path, true);
  if (!isSeq(list) || list.items.length === 0) return setAt(yaml, path, [item]);
  const splice = addition(yaml, list, item);
  document.addIn(path, document.createNode(item));
  return agreed(yaml, splice, document);
}

/** The splice is trusted only when it says the same as the edited document; otherwise the document is written out anew, comments and order kept. */
function agreed(yaml: string, splice: Splice | undefined, document: Document): string {
  if (splice !== undefined) {
    const spliced = yaml.slice(0, splice.from) + splice.insert + yaml.slice(splice.to);
    const again = yamlDocument(spliced);
    if (again.errors.length === 0 && isDeepStrictEqual(again.toJS(), document.toJS())) return spliced;
  }
  return document.toString({ lineWidth: 0 });
}

function setting(yaml: string, document: Document, path: Path, value: unknown): Splice | undefined {
  const old = document.getIn(path, true);
  const parent = parentOf(document, path);
  const key = path.at(-1);
  if (!isNode(parent) || key === undefined) return undefined;
  if (isScalar(old) && old.range && !isCollection(value) && old.type !== 'BLOCK_LITERAL' && old.type !== 'BLOCK_FOLDED')
    return { from: old.range[0], to: old.range[1], insert: inline(value) };
  if (!isMap(parent)) return undefined;
  const pair = pairOf(parent, key);
  if (pair !== undefined) return replacing(yaml, parent, pair, value);
  return adding(yaml, parent, String(key), value, path.length === 1);
}

/** A value in place of the one that stood after the key. */
function replacing(yaml: string, parent: YAMLMap, pair: Pair, value: unknown): Splice | undefined {
  const keyEnd = isNode(pair.key) ? pair.key.range?.[1] : undefined;
  const end = lastContent(pair.value);
  if (keyEnd === undefined || end === undefined) return undefined;
  const colon = yaml.indexOf(':', keyEnd) + 1;
  if (parent.flow === true) return { from: colon, to: end, insert: ` ${inline(value)}` };
  return { from: colon, to: end, insert: written(value, column(yaml, startOf(pair.key) ?? 0)) };
}

const TOP = Object.keys(policySchema.shape);

/** A new key goes after the one that precedes it in the language, or at the end. */
function adding(yaml: string, parent: YAMLMap, key: string, value: unknown, top: boolean): Splice | undefined {
  if (parent.flow === true) {
    const close = (parent.range?.[1] ?? 0) - 1;
    const content = yaml.slice(0, close).trimEnd().length;
    return parent.items.length === 0 ? undefined : { from: content, to: content, insert: `, ${key}: ${inline(value)}` };
  }
  const before = top ? TOP.slice(0, TOP.indexOf(key)) : [];
  const after = parent.items.findLast(({ key: each }) => isScalar(each) && before.includes(String(each.value))) ?? parent.items.at(-1);
  const end = after === undefined ? undefined : lineEnd(yaml, lastContent(after.value) ?? lastContent(after.key));
  if (after === undefined || end === undefined) return undefined;
  const indent = column(yaml, startOf(after.key) ?? 0);
  const gap = top && isCollection(value) ? '\n' : '';
  return { from: end, to: end, insert: `${gap}\n${' '.repeat(indent)}${key}:${written(value, indent)}` };
}

function addition(yaml: string, list: YAMLSeq, item: unknown): Splice | undefined {
  const [start, end] = list.range ?? [];
  if (start === undefined || end === undefined) return undefined;
  if (list.flow === true) {
    const close = yaml.slice(0, end).lastIndexOf(']');
    const content = yaml.slice(0, close).trimEnd().length;
    return { from: content, to: content, insert: `, ${inline(item)}` };
  }
  const at = lineEnd(yaml, lastContent(list));
  return at === undefined ? undefined : { from: at, to: at, insert: block([item], column(yaml, start)) };
}

function removal(yaml: string, document: Document, path: Path): Splice | undefined {
  const parent = parentOf(document, path);
  const key = path.at(-1);
  if ((!isMap(parent) && !isSeq(parent)) || parent.flow === true || parent.items.length < 2 || key === undefined) return undefined;
  const item = isMap(parent) ? pairOf(parent, key) : parent.items[Number(key)];
  const start = isPair(item) ? startOf(item.key) : startOf(item);
  const end = lineEnd(yaml, lastContent(item));
  if (start === undefined || end === undefined) return undefined;
  const from = yaml.lastIndexOf('\n', start - 1) + 1;
  const lead = yaml.slice(from, start);
  // A key that shares its line with the dash of its list item is left to the document.
  if (isMap(parent) ? lead.trim() !== '' : lead.trim() !== '-') return undefined;
  return { from, to: Math.min(yaml.length, end + 1), insert: '' };
}

function parentOf(document: Document, path: Path): unknown {
  return path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
}

function pairOf(map: YAMLMap, key: string | number): Pair | undefined {
  return map.items.find(({ key: each }) => isScalar(each) && each.value === key);
}

function isCollection(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** After a colon: on the same line, or as a block below it. */
function written(value: unknown, indent: number): string {
  if (!isCollection(value) || (Array.isArray(value) && value.every((each) => !isCollection(each)))) return ` ${inline(value)}`;
  return block(value, indent + 2);
}

function block(value: unknown, indent: number): string {
  const pad = ' '.repeat(indent);
  return `\n${pad}${stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd().replaceAll('\n', `\n${pad}`)}`;
}

/** On one line: a bare word where that is safe, else as JSON, which YAML reads. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (isCollection(value)) return JSON.stringify(value);
  if (typeof value !== 'string') return String(value);
  const bare = /^\p{L}[\p{L}\p{N} @.-]*$/u.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value) && value === value.trim();
  return bare ? value : JSON.stringify(value);
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

/** Where the last written character of a node stands. */
function lastContent(node: unknown): number | undefined {
  if (isPair(node)) return lastContent(node.value) ?? lastContent(node.key);
  if ((isMap(node) || isSeq(node)) && node.flow !== true && node.items.length > 0) return lastContent(node.items.at(-1));
  return isNode(node) ? node.range?.[1] : undefined;
}

/** The end of the line, so that a comment beside the value stays beside it. */
function lineEnd(yaml: string, at: number | undefined): number | undefined {
  if (at === undefined) return undefined;
  // A block of text ends with its own line break.
  const from = at > 0 && yaml[at - 1] === '\n' ? at - 1 : at;
  const end = yaml.indexOf('\n', from);
  return end < 0 ? yaml.length : end;
}

function column(yaml: string, offset: number): number {
  return offset - (yaml.lastIndexOf('\n', offset - 1) + 1);
}
