/** A personal identity code in free text is refused: it may be stored only on the grounds of section 29 of the Data Protection Act, and sealed. */

// Every sign of the decree of 2023: + for the 1800s, - and Y to U for the 1900s, A to F for the 2000s.
const CENTURIES: readonly (readonly [signs: string, century: number])[] = [
  ['+', 1800],
  ['-YXWVU', 1900],
  ['ABCDEF', 2000],
];
const CHECKS = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const CANDIDATE = /(?<!\d)(\d{2})(\d{2})(\d{2})\s?([-+A-FU-Y])\s?(\d{3})([0-9A-FHJ-NPR-Y])(?![\p{L}\d])/giu;
// Links between rows are ids, and in a hundred thousand of them some happen to look like a code.
const ROW_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
// What people and word processors write in its place.
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/**
 * True when the text holds an identity code whose date exists and is not after `today` (YYYY-MM-DD) and whose check character
 * holds, artificial numbers (900–999) included.
 */
export function holdsIdentityCode(text: string, today: string): boolean {
  if (ROW_ID.test(text) || (!/\d{2}/.test(text) && isAscii(text))) return false;
  const plain = isAscii(text) ? text : text.normalize('NFKC').replace(DASHES, '-').replace(INVISIBLE, '');
  for (const [, day = '', month = '', year = '', sign = '', number = '', check = ''] of plain.matchAll(CANDIDATE)) {
    if (Number(number) < 2 || CHECKS[Number(day + month + year + number) % 31] !== check.toUpperCase()) continue;
    const century = CENTURIES.find(([signs]) => signs.includes(sign.toUpperCase()))?.[1] ?? 0;
    if (existed(century + Number(year), Number(month), Number(day), today)) return true;
  }
  return false;
}

/** The text with `instead` where an identity code stood. What cannot be found in the plain text is left for the refusal. */
export function withoutIdentityCodes(text: string, today: string, instead: string): string {
  if (!holdsIdentityCode(text, today)) return text;
  const plain = text.normalize('NFKC').replace(DASHES, '-').replace(INVISIBLE, '');
  return plain.replace(CANDIDATE, (found) => (holdsIdentityCode(found, today) ? instead : found));
}

function existed(year: number, month: number, day: number, today: string): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.toISOString().slice(0, 10) <= today;
}

function isAscii(text: string): boolean {
  return !/[^\x20-\x7e\s]/.test(text);
}
