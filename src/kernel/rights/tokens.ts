// One way of looking for a person in any text, whatever the spelling: re-discovery after an erasure compares these and nothing else.

export type NeedleKind = 'email' | 'phone' | 'name' | 'text';

/** An identity of the erased person; `key` is its form for comparing, `raw` how it was stored. */
export interface Needle {
  readonly kind: NeedleKind;
  readonly key: string;
  readonly raw: string;
}

const SHORTEST = 6;

/** What to look for when a field held this value; nothing for values too short to be anybody. */
export function needleOf(kind: NeedleKind, raw: string): Needle[] {
  const key = keyOf(kind, raw);
  return key.length < SHORTEST ? [] : [{ kind, key, raw }];
}

function keyOf(kind: NeedleKind, raw: string): string {
  if (kind === 'email') return raw.trim().toLowerCase();
  return kind === 'phone' ? phoneKey(raw) : words(raw).join(' ');
}

/** 040 123 4567, +358 40 1234567 and 00358401234567 are one number. */
export function phoneKey(text: string): string {
  return text.replace(/\D/g, '').replace(/^(?:00358|358|0)/, '');
}

export function words(text: string): string[] {
  const small = text.toLowerCase();
  // Most texts of a register are in Latin-1, whose letters need neither normalising nor the tables of all scripts.
  if (LATIN.test(small)) return small.match(/[a-z0-9\u00df-\u00f6\u00f8-\u00ff]+/g) ?? [];
  return small.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Letters of Latin-1 and ASCII; what lies between is letter or sign case by case. */
const LATIN = /^[\0-\x7f\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]*$/;

const EMAIL = /[^\s@<>"',;:()[\]{}\\]+@[^\s@<>"',;:()[\]{}\\]+/g;
const DIGITS = /\+?\d[\d\s()\-./]{4,}\d/g;
const LONGEST_NUMBER = 15;

/** Ids, hashes and times are most of a database and can name nobody. */
const NOBODY = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}|\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?|v1\.[\w-]+)$/;

interface Held<T> {
  readonly owner: T;
  readonly needle: Needle;
}

/** One identity and everybody whose it was: two people may share it. */
export interface Shared<T> {
  readonly kind: NeedleKind;
  readonly key: string;
  readonly held: readonly Held<T>[];
}

export interface Matcher<T> {
  /** Every owner of a needle found in the text, with the needle. */
  in(text: string): Held<T>[];
  /** The same without naming each owner: thousands may bear one name. */
  met(text: string): Iterable<Shared<T>>;
  /** Whose this identity is. */
  of(needle: Needle): Shared<T> | undefined;
  /** Every identity once. */
  readonly needles: readonly Pick<Needle, 'kind' | 'key'>[];
}

interface Group<T> extends Shared<T> {
  readonly held: Held<T>[];
}

/** By the first word of their key, and there by its second. */
type Words<T> = Map<string, { readonly alone: Group<T>[]; readonly next: Map<string, Group<T>[]> }>;

/** A set of needles of any number of people, asked once per text. */
export function matcher<T>(all: readonly Held<T>[]): Matcher<T> {
  const groups = new Map<string, Group<T>>();
  for (const each of all) {
    const { kind, key } = each.needle;
    const known = groups.get(`${kind} ${key}`);
    if (known) known.held.push(each);
    else groups.set(`${kind} ${key}`, { kind, key, held: [each] });
  }
  const some = [...groups.values()];
  const keyed = (kind: NeedleKind) => new Map(some.filter((group) => group.kind === kind).map((group) => [group.key, group]));
  const [emails, phones, wordy] = [keyed('email'), keyed('phone'), wordsOf(some)];
  const met = (text: string): Set<Group<T>> | readonly [] => {
    if (text.length < SHORTEST || NOBODY.test(text)) return [];
    const found = new Set<Group<T>>();
    if (emails.size > 0) emailsIn(text, emails, found);
    if (phones.size > 0) phonesIn(text, phones, found);
    if (wordy.size > 0) wordsIn(text, wordy, found);
    return found;
  };
  return {
    met,
    needles: some,
    in: (text) => [...met(text)].flatMap(({ held }) => held),
    of: ({ kind, key }) => groups.get(`${kind} ${key}`),
  };
}

function wordsOf<T>(groups: readonly Group<T>[]): Words<T> {
  const made: Words<T> = new Map();
  for (const group of groups) {
    if (group.kind === 'email' || group.kind === 'phone') continue;
    const [first = '', second] = group.key.split(' ', 2);
    const at = made.get(first) ?? { alone: [], next: new Map<string, Group<T>[]>() };
    made.set(first, at);
    if (second === undefined) at.alone.push(group);
    else at.next.set(second, [...(at.next.get(second) ?? []), group]);
  }
  return made;
}

function emailsIn<T>(text: string, byKey: ReadonlyMap<string, Group<T>>, found: Set<Group<T>>): void {
  if (!text.includes('@')) return;
  for (const each of text.toLowerCase().match(EMAIL) ?? []) {
    const group = byKey.get(each.replace(/[.?!]+$/, ''));
    if (group) found.add(group);
  }
}

// Numbers may stand side by side: every run of neighbouring groups is tried.
function phonesIn<T>(text: string, byKey: ReadonlyMap<string, Group<T>>, found: Set<Group<T>>): void {
  for (const run of text.match(DIGITS) ?? []) {
    const groups = run.split(/\D+/).filter(Boolean);
    for (let from = 0; from < groups.length; from++) {
      let digits = '';
      for (let to = from; to < groups.length && digits.length <= LONGEST_NUMBER; to++) {
        digits += groups[to] ?? '';
        const group = digits.length >= SHORTEST ? byKey.get(phoneKey(digits)) : undefined;
        if (group) found.add(group);
      }
    }
  }
}

function wordsIn<T>(text: string, byFirst: Words<T>, found: Set<Group<T>>): void {
  const list = words(text);
  let whole: string | undefined;
  for (let i = 0; i < list.length; i++) {
    const at = byFirst.get(list[i] ?? '');
    if (at === undefined) continue;
    for (const group of [...at.alone, ...(at.next.get(list[i + 1] ?? '') ?? [])]) {
      whole ??= ` ${list.join(' ')} `;
      if (whole.includes(` ${group.key} `)) found.add(group);
    }
  }
}

const STRUCK = '[…]';

/** The text without this address or number, however it is spelled there; a name or another word stays, for somebody to read. */
export function without(text: string, { kind, key }: Needle): string {
  if (kind === 'email') return text.replace(EMAIL, (each) => (each.toLowerCase().replace(/[.?!]+$/, '') === key ? STRUCK : each));
  return kind === 'phone' ? text.replace(DIGITS, (run) => withoutNumber(run, key)) : text;
}

function withoutNumber(run: string, key: string): string {
  const groups = [...run.matchAll(/\d+/g)];
  for (const [from, first] of groups.entries()) {
    let digits = '';
    for (const last of groups.slice(from)) {
      digits += last[0];
      if (phoneKey(digits) !== key) continue;
      const rest = run.slice(last.index + last[0].length);
      return run.slice(0, first.index).replace(/\+$/, '') + STRUCK + withoutNumber(rest, key);
    }
  }
  return run;
}
