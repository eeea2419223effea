/** One spelling for finding and one key for order, the same on both engines: neither SQLite nor every PostgreSQL knows Finnish. */

// Letters that carry no separate accent to take off.
const PLAIN: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ŧ: 't',
  ŋ: 'n',
  ħ: 'h',
  ı: 'i',
};
const LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/** Lower case without accents: Mäkinen, MÄKINEN and makinen are found alike. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (isAscii(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(LETTERS, (letter) => PLAIN[letter] ?? letter);
}

/** Hyphens and dashes between two letters. */
export const HYPHENS = /(?<=\p{L})[-\u2010-\u2015](?=\p{L})/gu;

/**
 * The text of a search document: every part folded, the words whose spelling that changed as they were, so that re-discovery finds either,
 * and hyphenated words in one, so that whoever leaves the hyphen out finds them too.
 */
export function searchBody(parts: readonly (string | null | undefined)[]): string {
  const plain = parts.filter(Boolean).join(' ').toLowerCase().normalize('NFC').replace(/\s+/g, ' ').trim();
  const folded = fold(plain);
  const words = plain.split(' ');
  const changed = folded === plain ? [] : words.filter((word) => fold(word) !== word);
  const joined = words.filter((word) => !word.includes('@')).map((word) => [word, word.replaceAll(HYPHENS, '')]);
  return [folded, ...changed, ...joined.flatMap(([word = '', one = '']) => (word === one ? [] : [fold(one)]))].join(' ');
}

// Finnish order puts these after z: å, ä, ö are letters, not accents. The signs follow z in byte order.
const AFTER_Z: Readonly<Record<string, string>> = { å: '{', ä: '|', æ: '|', ö: '}', ø: '}', œ: '}', õ: '}', ő: '}', ü: 'y', ű: 'y' };
const ORDERED = new RegExp(`[${Object.keys(AFTER_Z).join('')}]`, 'g');

/** Key whose byte order is the Finnish order of names, family name first. */
export function sortKey(family: string, given = ''): string {
  return [letters(family), letters(given)].filter((part) => part !== '').join(' ');
}

function letters(text: string): string {
  const lower = text.toLowerCase().normalize('NFC');
  const ordered = lower.replace(ORDERED, (letter) => AFTER_Z[letter] ?? letter);
  return fold(ordered)
    .replace(/[^\p{L}\p{N}{|}@]+/gu, ' ')
    .trim();
}

function isAscii(text: string): boolean {
  return !/[^\x20-\x7e]/.test(text);
}
