/** Edits of the form change only the lines they mean: the author's comments, order and way of writing stay. */
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { at, idOf, idsAt, listAt, type Path } from './values.ts';

type Doc = ReturnType<typeof parseDocument>;
type Change = (document: Doc) => void;

const WRITTEN = { lineWidth: 0 } as const;
/** A text in three languages stands on one line when it fits there. */
const ONE_LINE = 150;

/** The text with one change; the same text when nothing changed or the text is no YAML. */
export function edited(yaml: string, change: Change): string {
  const document = parseDocument(yaml);
  if (document.errors.length > 0) return yaml;
  const before = document.toString(WRITTEN);
  change(document);
  const after = document.toString(WRITTEN);
  if (before === after) return yaml;
  const grafted = graft(yaml, before, after);
  return grafted !== undefined && means(grafted, document) ? grafted : after;
}

/** Sets a value; undefined takes it away. */
export function setAt(yaml: string, path: Path, value: unknown): string {
  return edited(yaml, (document) => {
    if (value === undefined) document.deleteIn(path);
    else if (Array.isArray(value) && isSeq(document.getIn(path, true))) setList(document, path, value);
    else if (typeof value === 'object' && value !== null) setObject(document, path, value);
    else document.setIn(path, value);
  });
}

/** Adds an item at the end of a list; a list that is not there begins with it. */
export function addItem(yaml: string, path: Path, item: unknown): string {
  return edited(yaml, (document) => {
    const list: unknown = document.getIn(path, true);
    if (!isSeq(list)) {
      document.setIn(path, node(document, [item]));
      return;
    }
    // An empty list is written as [], which would hold its first item on the same line.
    if (list.items.length === 0 && typeof item === 'object') list.flow = false;
    list.items.push(node(document, item));
  });
}

/** Lists whose items are meant elsewhere by their id, and the lists that mean them. */
const MEANT_BY: Readonly<Record<string, readonly Path[]>> = {
  registers: [
    ['purposes', '*', 'registers'],
    ['dataGroups', '*', 'registers'],
  ],
  subjectGroups: [['registers', '*', 'subjectGroups']],
  purposes: [
    ['dataGroups', '*', 'purposes'],
    ['recipients', '*', 'purposes'],
  ],
  sources: [['dataGroups', '*', 'sources']],
  retention: [
    ['registers', '*', 'retention'],
    ['dataGroups', '*', 'retention'],
  ],
};

/** Takes an item away together with what means it by its id. */
export function removeItem(yaml: string, path: Path, index: number): string {
  return edited(yaml, (document) => {
    const data = document.toJS({ maxAliasCount: 200 }) as unknown;
    const gone = idOf(at(data, [...path, index]));
    document.deleteIn([...path, index]);
    const [list] = path;
    if (path.length !== 1 || typeof list !== 'string') return;
    for (const meaning of MEANT_BY[list] ?? []) forget(document, data, meaning, gone);
  });
}

/** Puts an item one place earlier or later; what means it by its id still does. */
export function moveItem(yaml: string, path: Path, index: number, by: -1 | 1): string {
  return edited(yaml, (document) => {
    const list: unknown = document.getIn(path, true);
    if (!isSeq(list) || list.items[index] === undefined || list.items[index + by] === undefined) return;
    const [item] = list.items.splice(index, 1);
    list.items.splice(index + by, 0, item);
  });
}

function forget(document: Doc, data: unknown, [list = '', , key = '']: Path, gone: string): void {
  for (const index of listAt(data, [list]).keys()) {
    const position = idsAt(data, [list, index, key]).indexOf(gone);
    if (position >= 0) document.deleteIn([list, index, key, position]);
  }
}

/** An id that nothing in the list has yet, made of words. */
export function freeId(words: string, taken: readonly string[], fallback: string): string {
  const plain = words
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const stem = plain === '' ? fallback : plain;
  let id = stem;
  for (let n = 2; taken.includes(id); n++) id = `${stem}-${n}`;
  return id;
}

/** Of a list of ids only what goes and what comes is touched. */
function setList(document: Doc, path: Path, value: readonly unknown[]): void {
  const list: unknown = document.getIn(path, true);
  if (!isSeq(list)) return;
  const known = list.items.map((item) => JSON.stringify(item));
  const wanted = value.map((each) => JSON.stringify(each));
  list.items = wanted.map((each, index) => {
    const old = known.indexOf(each);
    return old >= 0 ? list.items[old] : node(document, value[index]);
  });
}

function setObject(document: Doc, path: Path, value: object): void {
  const old: unknown = document.getIn(path, true);
  if (!isMap(old) || Array.isArray(value)) {
    document.setIn(path, node(document, value));
    return;
  }
  for (const key of old.items.map(({ key: each }) => (isScalar(each) ? String(each.value) : '')))
    if (!Object.hasOwn(value, key)) document.deleteIn([...path, key]);
  for (const [key, each] of Object.entries(value)) {
    if (typeof each === 'object' && each !== null) document.setIn([...path, key], node(document, each));
    else document.setIn([...path, key], each);
  }
}

/** New parts are written as the house writes them: short texts and lists of ids on one line. */
function node(document: Doc, value: unknown): ReturnType<Doc['createNode']> {
  const made = document.createNode(value);
  flowed(made);
  return made;
}

function flowed(part: unknown): void {
  if (isSeq(part)) {
    if (part.items.length === 0 || part.items.every((item) => isScalar(item))) part.flow = true;
    else for (const item of part.items) flowed(item);
  } else if (isMap(part)) {
    const keys = part.items.map(({ key }) => (isScalar(key) ? key.value : key));
    if (keys.join() === 'fi,sv,en' && JSON.stringify(part).length <= ONE_LINE) part.flow = true;
    else for (const { value } of part.items) flowed(value);
  }
}

/** Puts the changed lines into the text as it was written; undefined when lines do not correspond. */
function graft(yaml: string, before: string, after: string): string | undefined {
  const [own, old, now] = [yaml.split('\n'), before.split('\n'), after.split('\n')];
  if (own.length !== old.length || yaml.includes('\r')) return undefined;
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const asWritten = new Map(old.map((line, index) => [line, own[index] ?? line]));
  const changed = now.slice(head, now.length - tail).map((line) => asWritten.get(line) ?? tight(line));
  return [...own.slice(0, head), ...changed, ...own.slice(own.length - tail)].join('\n');
}

/** Lists on one line are written without room at their ends. */
function tight(line: string): string {
  return line.replaceAll(/(: |- )\[ (.*?) \]/g, '$1[$2]');
}

function means(yaml: string, document: Doc): boolean {
  const again = parseDocument(yaml);
  return (
    again.errors.length === 0 &&
    JSON.stringify(again.toJS({ maxAliasCount: 200 })) === JSON.stringify(document.toJS({ maxAliasCount: 200 }))
  );
}
