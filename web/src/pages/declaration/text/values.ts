/** A draft may be half written: its values are looked at without believing in their shape. */
import type { Lang, Text } from '#platform/i18n';

export type Path = readonly (string | number)[];
type Bag = Readonly<Record<string | number, unknown>>;

export function at(data: unknown, path: Path): unknown {
  let node = data;
  for (const key of path) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
    node = (node as Bag)[key];
  }
  return node;
}

export function textAt(data: unknown, path: Path): string {
  const value = at(data, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function listAt(data: unknown, path: Path): readonly unknown[] {
  const value = at(data, path);
  return Array.isArray(value) ? (value as unknown[]) : [];
}

export function idsAt(data: unknown, path: Path): string[] {
  return listAt(data, path).filter((each) => typeof each === 'string');
}

/** A text in three languages; what is not written is empty. */
export function threeAt(data: unknown, path: Path): Text {
  return { fi: textAt(data, [...path, 'fi']), sv: textAt(data, [...path, 'sv']), en: textAt(data, [...path, 'en']) };
}

/** What an item of a list is called: by its name, its text or its id, in the reader's language or any. */
export function nameOf(item: unknown, lang: Lang): string {
  for (const key of ['name', 'text', 'about']) {
    const plain = at(item, [key]);
    if (typeof plain === 'string' && plain !== '') return plain;
    const three = threeAt(item, [key]);
    const said = three[lang] || three.fi || three.sv || three.en;
    if (said !== '') return said;
  }
  return idOf(item);
}

export function idOf(item: unknown): string {
  if (typeof item === 'string') return item;
  return textAt(item, ['id']) || textAt(item, ['right']) || textAt(item, ['what']);
}

/** The path as the server writes it: list items by their id. */
export function pathText(data: unknown, path: Path): string {
  const words = path.map((key, depth) => {
    if (typeof key !== 'number') return key;
    const name = idOf(at(data, path.slice(0, depth + 1)));
    return name === '' ? String(key) : name;
  });
  return words.join('/');
}

/** The path that a text of the server means, as far as it exists. */
export function pathOf(data: unknown, text: string): Path {
  const path: (string | number)[] = [];
  for (const word of text.split('/').filter((each) => each !== '')) {
    const here = at(data, path);
    if (!Array.isArray(here)) path.push(word);
    else {
      // Where two items share a name, the server tells them apart by their position: right:3.
      const index = (here as unknown[]).findIndex((item, position) =>
        [idOf(item), `${idOf(item)}:${position}`, String(position)].includes(word),
      );
      if (index < 0) return path;
      path.push(index);
    }
  }
  return path;
}
