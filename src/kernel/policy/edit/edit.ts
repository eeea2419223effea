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

/** One change of a declaration: paths are those of the text before any change. */
export type Edit =
  | { readonly do: 'set'; readonly path: Path; readonly value: unknown }
  | { readonly do: 'append'; readonly path: Path; readonly value: unknown }
  | { readonly do: 'remove'; readonly path: Path };

/** Sets the value at a path of keys and list positions; a key that was not there is added in its place. */
export function setAt(yaml: string, path: Path, value: unknown): string {
  return applyEdits(yaml, [{ do: 'set', path, value }]);
}

/** Takes away a key or a list item. */
export function removeAt(yaml: string, path: Path): string {
  return applyEdits(yaml, [{ do: 'remove', path }]);
}

/** Adds an item at the end of a list; a list that is not there, or is empty, begins with it. */
export function appendAt(yaml: string, path: Path, item: unknown): string {
  return applyEdits(yaml, [{ do: 'append', path, value: item }]);
}

/** All changes at once; where lines cannot be changed alone, the document is written out anew, comments and order kept. */
export function applyEdits(yaml: string, edits: readonly Edit[]): string {
  const document = editable(yaml);
  const present = edits.filter((edit) => edit.do !== 'remove' || document.hasIn(edit.path));
  if (present.length === 0) return yaml;
  const splices = present.map((edit) => spliceOf(yaml, document, edit));
  change(document, present);
  return spliced(yaml, splices, document) ?? document.toString({ lineWidth: 0 });
}

/** Groups of changes in one pass over the text; a group that meets another's lines is left for the next. Says which were made. */
export function applyTogether(yaml: string, groups: readonly (readonly Edit[])[]): { yaml: string; made: boolean[] } {
  const document = editable(yaml);
  const taken: Splice[] = [];
  const said = new Set<string>();
  const edits: Edit[] = [];
  const made = groups.map((group) => {
    const splices = group.map((edit) => spliceOf(yaml, document, edit));
    const keys = group.map((edit) => keyOf(document, edit));
    const clear = splices.every((each) => each !== undefined && !taken.some((other) => meet(each, other)));
    if (!clear || keys.some((key) => said.has(key))) return false;
    for (const splice of splices) if (splice !== undefined) taken.push(splice);
    for (const key of keys) said.add(key);
    edits.push(...group);
    return true;
  });
  change(document, edits);
  const text = edits.length === 0 ? undefined : spliced(yaml, taken, document);
  if (text !== undefined) return { yaml: text, made };
  const [first = []] = groups;
  return { yaml: applyEdits(yaml, first), made: groups.map((_, i) => i === 0) };
}

/** Two changes with one key cannot both be made at once. */
function keyOf(document: Document, edit: Edit): string {
  const at = JSON.stringify(edit.path);
  if (edit.do !== 'append') return at;
  const list = document.getIn(edit.path, true);
  if (!isSeq(list) || list.items.length === 0) return at;
  const { value } = edit;
  return `${at}+${JSON.stringify(typeof value === 'object' && value !== null && 'id' in value ? value.id : value)}`;
}

function meet(a: Splice, b: Splice): boolean {
  const [first, second] = a.from <= b.from ? [a, b] : [b, a];
  return first.to > second.from || (first.from === second.from && first.to !== second.to);
}

function spliceOf(yaml: string, document: Document, edit: Edit): Splice | undefined {
  if (edit.do === 'remove') return removal(yaml, document, edit.path);
  const list = document.getIn(edit.path, true);
  if (edit.do === 'set') return setting(yaml, document, edit.path, edit.value);
  return isSeq(list) && list.items.length > 0 ? addition(yaml, list, edit.value) : setting(yaml, document, edit.path, [edit.value]);
}

/** Items are taken away last and from the end, so that every path still leads where it led. */
function change(document: Document, edits: readonly Edit[]): void {
  for (const edit of edits) {
    if (edit.do === 'remove') continue;
    const list = document.getIn(edit.path, true);
    if (edit.do === 'append' && isSeq(list) && list.items.length > 0) document.addIn(edit.path, document.createNode(edit.value));
    else document.setIn(edit.path, document.createNode(edit.do === 'append' ? [edit.value] : edit.value));
  }
  const removed = edits.filter((edit) => edit.do === 'remove').toSorted((a, b) => compared(b.path, a.path));
  for (const { path } of removed) document.deleteIn(path);
}

function compared(a: Path, b: Path): number {
  for (const [i, key] of a.entries()) {
    const other = b[i];
    if (other === undefined) return 1;
    if (key === other) continue;
    return typeof key === 'number' && typeof other === 'number' ? key - other : String(key) < String(other) ? -1 : 1;
  }
  return a.length - b.length;
}

/** Splices are trusted only when they say the same as the edited document. */
function spliced(yaml: string, splices: readonly (Splice | undefined)[], document: Document): string | undefined {
  const known = splices.filter((each) => each !== undefined).toSorted((a, b) => a.from - b.from);
  if (known.length < splices.length || known.some((each, i) => i > 0 && meet(known[i - 1] ?? each, each))) return undefined;
  let text = '';
  let at = 0;
  for (const { from, to, insert } of known) {
    text += yaml.slice(at, from) + insert;
    at = to;
  }
  text += yaml.slice(at);
  const again = yamlDocument(text);
  return again.errors.length === 0 && isDeepStrictEqual(again.toJS(), document.toJS()) ? text : undefined;
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
