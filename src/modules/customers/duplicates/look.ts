// What a look at duplicates remembers of everybody of one kind, and how it compares those who share a key. Reads no database.

import { LIKELY, matchKeys, matchOf } from './match.ts';
import type { MatchFacts, Reason } from './match.ts';
import { hash53, Ids, Numbers, Several, Sharing } from './numbers.ts';
import type { LookKind, LookRow, SharedRow } from '../queries-look.ts';

/** A key that more than this many share tells nothing: the address of a school, a switchboard. */
export const CROWD = 12;
/** Nobody works through more. */
const MOST = 2000;
/** So many likely pairs are held before all but the likeliest are let go. */
const HELD = 50_000;

export interface Pair {
  /** The smaller id of the two. */
  readonly one: string;
  readonly two: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

interface Found {
  readonly a: number;
  readonly b: number;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

const UNNUMBERED = 0;
/** Has a number that nobody else has; what is shared has numbers from here on. */
const OWN = 1;
/** Room for two numbers of people in one. */
const WIDTH = 2 ** 26;

/**
 * Everybody is told first (`tell`), then what several share (`share`), then the pairs are compared. Of an address, a telephone number or a
 * customer number only what somebody else has too is remembered: what one has alone meets nobody, and only that it is there counts.
 */
export class Look {
  readonly #kind: LookKind;
  readonly #ids = new Ids();
  readonly #given = new Numbers();
  readonly #family = new Numbers();
  readonly #website = new Numbers();
  readonly #number = new Numbers();
  readonly #reached = new Numbers();
  readonly #firms = new Several();
  readonly #emails = new Several();
  readonly #phones = new Several();
  /** Names and websites, each text once; nought stands for none. */
  readonly #texts: (string | null)[] = [null];
  readonly #textNumbers = new Map<string, number>();
  readonly #firmNumbers = new Map<string, number>();
  readonly #sharing = new Sharing(CROWD);
  readonly #groups = new Numbers();
  readonly #apart = new Set<number>();
  readonly #found = new Map<number, Found>();
  #shared = OWN;
  #least = LIKELY;

  constructor(kind: LookKind) {
    this.#kind = kind;
  }

  tell({ id, given, family, website, firms, numbered, reached }: LookRow): void {
    const who = this.#ids.add(id);
    const represented = (firms ?? '').split(',').filter(Boolean);
    this.#given.push(this.#textNumber(given));
    this.#family.push(this.#textNumber(family));
    this.#website.push(this.#textNumber(website));
    this.#number.push(Number(numbered) === 0 ? UNNUMBERED : OWN);
    this.#reached.push(Number(reached));
    const organisations = represented.map((firm) => {
      const number = numberOf(this.#firmNumbers, firm);
      this.#firms.add(who, number);
      return String(number);
    });
    const own = { ...NOTHING, kind: this.#kind, given, family, website, organisations };
    for (const key of matchKeys(own)) this.#sharing.add(hash53(key), who);
  }

  /** Rows that have the same value, all of them in one part. */
  share(rows: readonly SharedRow[]): void {
    for (let from = 0, to = 0; from < rows.length; from = to) {
      const value = rows[from]?.value;
      while (to < rows.length && rows[to]?.value === value) to += 1;
      const same = rows.slice(from, to);
      this.#shareOne(
        same,
        (field) => field === 'number',
        (who, code) => this.#number.set(who, code),
      );
      this.#shareOne(
        same,
        (field) => field.endsWith('.email'),
        (who, code) => this.#emails.add(who, code),
      );
      this.#shareOne(
        same,
        (field) => field.endsWith('.phone'),
        (who, code) => this.#phones.add(who, code),
      );
    }
  }

  #shareOne(rows: readonly SharedRow[], of: (field: string) => boolean, note: (who: number, code: number) => void): void {
    const some = rows.filter(({ field }) => of(field)).map(({ id }) => this.#ids.find(id));
    const who = [...new Set(some.filter((each) => each !== undefined))];
    if (who.length < 2) return;
    this.#shared += 1;
    for (const each of who) note(each, this.#shared);
    if (who.length > CROWD || (rows[0]?.field === 'number' && rows[0].value === '')) return;
    this.#groups.push(who.length);
    for (const each of who) this.#groups.push(each);
  }

  /** These are certainly two. */
  apart(one: string, two: string): void {
    const [a, b] = [this.#ids.find(one), this.#ids.find(two)];
    if (a !== undefined && b !== undefined) this.#apart.add(pairNumber(a, b));
  }

  /** Compares whoever shares a key, a group at a step. */
  *compare(): Generator<void> {
    for (let at = 0; at < this.#groups.length; at += 1 + this.#groups.at(at)) {
      this.#compareAll(Array.from({ length: this.#groups.at(at) }, (_, i) => this.#groups.at(at + 1 + i)));
      yield;
    }
    for (const group of this.#sharing.groups()) {
      this.#compareAll(group);
      yield;
    }
  }

  #compareAll(group: readonly number[]): void {
    const facts = group.map((who) => this.#factsOf(who));
    for (const [i, mine] of facts.entries()) {
      for (let j = i + 1; j < facts.length; j++) {
        const theirs = facts[j];
        if (theirs === undefined) continue;
        const { score, reasons } = matchOf(mine, theirs);
        if (score < this.#least) continue;
        const [a, b] = [group[i] ?? 0, group[j] ?? 0];
        const pair = pairNumber(a, b);
        if (this.#found.has(pair) || this.#apart.has(pair)) continue;
        this.#found.set(pair, { a, b, score, reasons });
      }
    }
    if (this.#found.size > HELD) this.#likeliest();
  }

  #factsOf(who: number): MatchFacts {
    const code = this.#number.at(who);
    // What one has alone meets nothing: the sign before it stands in no shared one.
    const number = code === UNNUMBERED ? null : code === OWN ? `-${who}` : String(code);
    const [emails, phones] = [this.#emails.of(who).map(String), this.#phones.of(who).map(String)];
    if (emails.length + phones.length === 0 && this.#reached.at(who) !== 0) phones.push(`-${who}`);
    return {
      kind: this.#kind,
      given: this.#texts[this.#given.at(who)] ?? null,
      family: this.#texts[this.#family.at(who)] ?? null,
      number: this.#kind === 'person' ? number : null,
      businessId: this.#kind === 'organisation' ? number : null,
      website: this.#texts[this.#website.at(who)] ?? null,
      emails,
      phones,
      organisations: this.#firms.of(who).map(String),
    };
  }

  /** The likeliest pairs, at most so many as somebody would work through. */
  likeliest(): Pair[] {
    return this.#likeliest();
  }

  #likeliest(): Pair[] {
    const all = [...this.#found].toSorted(([, one], [, other]) => other.score - one.score);
    const least = all[MOST - 1]?.[1].score ?? 0;
    const pairs = all
      .filter(([, { score }]) => score >= least)
      .map(([number, { a, b, score, reasons }]) => {
        const [one = '', two = ''] = [this.#ids.text(a), this.#ids.text(b)].toSorted();
        return { number, one, two, score, reasons };
      });
    const kept = pairs.toSorted(byScore).slice(0, MOST);
    const keep = new Set(kept.map(({ number }) => number));
    for (const [number] of all) if (!keep.has(number)) this.#found.delete(number);
    if (kept.length === MOST) this.#least = Math.max(this.#least, least);
    return kept;
  }

  #textNumber(text: string | null): number {
    return text === null ? 0 : numberOf(this.#textNumbers, text, () => this.#texts.push(text) - 1);
  }
}

const NOTHING = { number: null, businessId: null, emails: [], phones: [] } as const;

function numberOf(known: Map<string, number>, text: string, next = () => known.size): number {
  const before = known.get(text);
  if (before !== undefined) return before;
  const number = next();
  known.set(text, number);
  return number;
}

function pairNumber(a: number, b: number): number {
  return Math.min(a, b) * WIDTH + Math.max(a, b);
}

/** Where scores are equal the ids decide, so that the same people give the same queue whatever the order in which they were met. */
function byScore(a: Pair, b: Pair): number {
  return b.score - a.score || (`${a.one} ${a.two}` < `${b.one} ${b.two}` ? -1 : 1);
}
