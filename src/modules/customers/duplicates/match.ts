// How likely two records are one: keys that bring them together, and a score with its reasons. Pure: the same two give the same answer in either order.

import { firmKey, likeness, nameKey, nameLetters, nameWords } from './names.ts';

export const REASONS = ['number', 'email', 'phone', 'name', 'name-like', 'organisation', 'business-id', 'website'] as const;
export type Reason = (typeof REASONS)[number];

export interface MatchFacts {
  readonly kind: 'person' | 'organisation';
  readonly given: string | null;
  /** Of an organisation: its name. */
  readonly family: string | null;
  readonly number: string | null;
  readonly businessId: string | null;
  readonly website: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  /** Ids, or folded names, of the organisations represented. */
  readonly organisations: readonly string[];
}

export interface Match {
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** From here on somebody is asked whether the two are one. */
export const LIKELY = 50;

/** Records that may be one share at least one of these. */
export function matchKeys(of: MatchFacts): string[] {
  const shared = [...of.emails.map((each) => `e${each}`), ...of.phones.map((each) => `p${each}`)];
  if (of.kind === 'organisation')
    return [...shared, ...given('b', of.businessId), ...given('f', firmKey(of.family)), ...given('w', siteOf(of.website))].map(
      (key) => `o${key}`,
    );
  const family = nameLetters(of.family);
  const first = nameWords(of.given)[0] ?? '';
  const parts = [family, first].filter((part) => part !== '').map((part) => part.slice(0, 4));
  const near = of.organisations.flatMap((each) => parts.map((part) => `i${each} ${part}`));
  return [...shared, ...given('c', of.number), ...given('n', nameKey(of.given, of.family)), ...near];
}

function given(prefix: string, value: string | null): string[] {
  return value === null || value === '' ? [] : [`${prefix}${value}`];
}

function siteOf(website: string | null): string {
  return (website ?? '')
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#].*$/, '');
}

export function matchOf(a: MatchFacts, b: MatchFacts): Match {
  if (a.kind !== b.kind) return { score: 0, reasons: [] };
  return a.kind === 'person' ? people(a, b) : organisations(a, b);
}

function people(a: MatchFacts, b: MatchFacts): Match {
  const name = likeness(a, b);
  const found: [Reason, number][] = [];
  const other = name === 'different';
  if (a.number !== null && a.number === b.number) found.push(['number', 60]);
  // Couples share an address and colleagues a switchboard: with another name it says little.
  if (meet(a.emails, b.emails)) found.push(['email', other ? 25 : 60]);
  if (meet(a.phones, b.phones)) found.push(['phone', other ? 10 : 40]);
  if (name === 'same') found.push(['name', 35]);
  if (name === 'like') found.push(['name-like', 30]);
  if (!other && meet(a.organisations, b.organisations)) found.push(['organisation', 20]);
  const apart = a.number !== null && b.number !== null && a.number !== b.number ? 15 : 0;
  // Two namesakes of whom nothing tells them apart.
  const bare = name === 'same' && (isBare(a) || isBare(b)) ? 15 : 0;
  return total(found, bare - apart);
}

function isBare({ emails, phones, organisations, number }: MatchFacts): boolean {
  return emails.length + phones.length + organisations.length === 0 && number === null;
}

function organisations(a: MatchFacts, b: MatchFacts): Match {
  const found: [Reason, number][] = [];
  const known = a.businessId !== null && b.businessId !== null;
  if (known && a.businessId === b.businessId) found.push(['business-id', 100]);
  if (firmKey(a.family) !== '' && firmKey(a.family) === firmKey(b.family)) found.push(['name', 60]);
  if (siteOf(a.website) !== '' && siteOf(a.website) === siteOf(b.website)) found.push(['website', 30]);
  if (meet(a.emails, b.emails)) found.push(['email', 25]);
  if (meet(a.phones, b.phones)) found.push(['phone', 25]);
  // Two numbers in the trade register are two organisations.
  return total(found, known && a.businessId !== b.businessId ? -80 : 0);
}

function total(found: readonly [Reason, number][], more: number): Match {
  const sum = found.reduce((all, [, weight]) => all + weight, more);
  return { score: Math.max(0, Math.min(100, sum)), reasons: found.map(([reason]) => reason) };
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((each) => b.includes(each));
}
