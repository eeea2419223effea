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
  return (
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

const EMAIL = /[^\s@<>"',;:()[\]{}\\]+@[^\s@<>"',;:()[\]{}\\]+/g;
const DIGITS = /\+?\d[\d\s()\-./]{4,}\d/g;
const LONGEST_NUMBER = 15;

/** Ids, hashes and times are most of a database and can name nobody. */
const NOBODY = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}|\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?|v1\.[\w-]+)$/;

export interface Matcher<T> {
  /** Every owner of a needle found in the text, with the needle. */
  in(text: string): { owner: T; needle: Needle }[];
  readonly size: number;
}

interface Held<T> {
  readonly owner: T;
  readonly needle: Needle;
}

/** A set of needles of any number of people, asked once per text. */
export function matcher<T>(all: readonly Held<T>[]): Matcher<T> {
  const byKey = new Map<string, Held<T>[]>();
  for (const held of all) {
    const at = indexKey(held.needle);
    byKey.set(at, [...(byKey.get(at) ?? []), held]);
  }
  const wordless = !all.some(({ needle }) => needle.kind === 'name' || needle.kind === 'text');
  return {
    size: all.length,
    in(text) {
      if (text.length < SHORTEST || NOBODY.test(text)) return [];
      const found = new Map<string, Held<T>>();
      for (const held of emailsIn(text, byKey)) found.set(`${held.needle.kind}${held.needle.key}`, held);
      for (const key of phonesIn(text)) for (const held of byKey.get(`p ${key}`) ?? []) found.set(`p${key}`, held);
      const sure = wordless ? [...found.values()] : [...found.values(), ...wordsIn(text, byKey)];
      return sure.flatMap((held) => owners(byKey, held));
    },
  };
}

// Two people may share a needle: each is told.
function owners<T>(byKey: ReadonlyMap<string, Held<T>[]>, { needle }: Held<T>): Held<T>[] {
  return (byKey.get(indexKey(needle)) ?? []).filter((each) => each.needle.kind === needle.kind && each.needle.key === needle.key);
}

function indexKey({ kind, key }: Needle): string {
  if (kind === 'email') return `e ${key}`;
  return kind === 'phone' ? `p ${key}` : `w ${key.split(' ', 2).join(' ')}`;
}

function emailsIn<T>(text: string, byKey: ReadonlyMap<string, Held<T>[]>): Held<T>[] {
  if (!text.includes('@')) return [];
  const found = text.toLowerCase().match(EMAIL) ?? [];
  return found.flatMap((each) => byKey.get(`e ${each.replace(/[.?!]+$/, '')}`)?.slice(0, 1) ?? []);
}

// Numbers may stand side by side: every run of neighbouring groups is tried.
function phonesIn(text: string): string[] {
  const found: string[] = [];
  for (const run of text.match(DIGITS) ?? []) {
    const groups = run.split(/\D+/).filter(Boolean);
    for (let from = 0; from < groups.length; from++) {
      let digits = '';
      for (let to = from; to < groups.length && digits.length <= LONGEST_NUMBER; to++) {
        digits += groups[to] ?? '';
        if (digits.length >= SHORTEST) found.push(phoneKey(digits));
      }
    }
  }
  return found;
}

function wordsIn<T>(text: string, byKey: ReadonlyMap<string, Held<T>[]>): Held<T>[] {
  const list = words(text);
  const found = new Map<string, Held<T>>();
  let whole: string | undefined;
  for (let i = 0; i < list.length; i++) {
    const word = list[i] ?? '';
    const candidates = [...(byKey.get(`w ${word}`) ?? []), ...(i + 1 < list.length ? (byKey.get(`w ${word} ${list[i + 1]}`) ?? []) : [])];
    for (const held of candidates) {
      whole ??= ` ${list.join(' ')} `;
      if (whole.includes(` ${held.needle.key} `)) found.set(held.needle.kind + held.needle.key, held);
    }
  }
  return [...found.values()];
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
