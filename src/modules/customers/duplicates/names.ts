// Names as they are compared: å ä ö folded, hyphens and order of no account, initials and everyday forms known for what they are.

import { fold } from '#kernel/subjects';

/** Everyday forms and the names they come from. */
const EVERYDAY: Readonly<Record<string, string>> = {
  jussi: 'juhani',
  juha: 'juhani',
  jukka: 'juhani',
  pekka: 'petri',
  matti: 'matias',
  kalle: 'kaarle',
  ville: 'vilhelm',
  kati: 'katariina',
  kaisa: 'katariina',
  katja: 'katariina',
  maija: 'maria',
  marja: 'maria',
  liisa: 'elisabet',
  anni: 'anna',
  anne: 'anna',
  heikki: 'henrik',
  hannu: 'johannes',
  janne: 'johannes',
  kristiina: 'kristina',
  kirsi: 'kristina',
};

interface Words {
  readonly list: readonly string[];
  readonly joined: string;
  /** As a firm's name, once that has been asked. */
  firm?: string;
}

const NONE: Words = { list: [], joined: '', firm: '' };
const MOST_KEPT = 50_000;
let kept: Map<string, Words> | undefined;

/** While `work` is done, names that come again are taken apart once; afterwards none is kept. */
export async function keepingNames<T>(work: () => Promise<T>): Promise<T> {
  kept = new Map();
  try {
    return await work();
  } finally {
    kept = undefined;
  }
}

function wordsOf(part: string | null): Words {
  if (part === null || part === '') return NONE;
  const known = kept?.get(part);
  if (known !== undefined) return known;
  const list = fold(part)
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  const made: Words = { list, joined: list.join('') };
  if (kept !== undefined && kept.size < MOST_KEPT) kept.set(part, made);
  return made;
}

/** Words of a name in small letters without accents; a hyphenated name is two. */
export function nameWords(...parts: readonly (string | null)[]): readonly string[] {
  return parts.length === 1 ? wordsOf(parts[0] ?? null).list : parts.flatMap((part) => wordsOf(part).list);
}

/** The same without what parts the words. */
export function nameLetters(part: string | null): string {
  return wordsOf(part).joined;
}

/** The same for Anna-Liisa Mäki, Mäki Anna-Liisa and Annaliisa Maki. */
export function nameKey(given: string | null, family: string | null): string {
  const [first, last] = [nameLetters(given), nameLetters(family)];
  if (first === '' || last === '') return first + last;
  return first < last ? `${first} ${last}` : `${last} ${first}`;
}

export type Likeness = 'same' | 'like' | 'different' | 'unknown';

interface Name {
  readonly given: string | null;
  readonly family: string | null;
}

/** How alike two names are; unknown where one of them is missing. */
export function likeness(a: Name, b: Name): Likeness {
  const [one, two] = [nameKey(a.given, a.family), nameKey(b.given, b.family)];
  if (one === '' || two === '') return 'unknown';
  if (one === two || nameWords(a.given, a.family).toSorted().join(' ') === nameWords(b.given, b.family).toSorted().join(' ')) return 'same';
  const straight = alike(a.family, b.family) && likeGiven(a.given, b.given);
  const swapped = alike(a.family, b.given) && likeGiven(a.given, b.family);
  return straight || swapped ? 'like' : 'different';
}

function alike(a: string | null, b: string | null): boolean {
  const [one, two] = [nameLetters(a), nameLetters(b)];
  return one !== '' && two !== '' && (one === two || (Math.min(one.length, two.length) > 4 && oneEditApart(one, two)));
}

/** An initial, an everyday form, the first of two names, or one slip of the fingers. */
function likeGiven(a: string | null, b: string | null): boolean {
  const [one = '', two = ''] = [nameWords(a)[0], nameWords(b)[0]];
  if (one === '' || two === '') return one === two;
  if (one.length === 1 || two.length === 1) return one[0] === two[0];
  return one === two || (EVERYDAY[one] ?? one) === (EVERYDAY[two] ?? two) || alike(a, b);
}

/** One letter more, less, other, or two changed about. */
export function oneEditApart(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  if (short.length !== long.length) return short.slice(i) === long.slice(i + 1);
  return (
    short.slice(i + 1) === long.slice(i + 1) ||
    (short[i] === long[i + 1] && short[i + 1] === long[i] && short.slice(i + 2) === long.slice(i + 2))
  );
}

const FORMS = new Set(['oy', 'oyj', 'ab', 'abp', 'ky', 'kb', 'tmi', 'ay', 'osk', 'ry', 'rf', 'ltd', 'inc', 'gmbh']);

/** The name of a firm without its form. A number is part of the name: what differs in it alone is another firm. */
export function firmKey(name: string | null): string {
  const words = wordsOf(name);
  return (words.firm ??= firmOf(name ?? ''));
}

function firmOf(name: string): string {
  const parts = fold(name).match(/\p{L}+|\p{N}+/gu) ?? [];
  const words = parts.filter((word) => !FORMS.has(word)).join(' ');
  // Two numbers stay apart from each other, so that 1 11 is not 11 1.
  return words.replace(/(?<=\p{L}) | (?=\p{L})/gu, '');
}
