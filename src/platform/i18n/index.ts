// Every text exists in Finnish, Swedish and English: a missing or unknown key does not compile.

export type Lang = 'fi' | 'sv' | 'en';
export const LANGS: readonly Lang[] = ['fi', 'sv', 'en'];
export type Text = { fi: string; sv: string; en: string };
export type Params = Record<string, string | number>;

/** The shape a translation must have: the same keys, any text. */
export type Shape<P> = { readonly [K in keyof P]: P[K] extends string ? string : Shape<P[K]> };

type Stem<K extends string> = K extends `${infer S}_one` | `${infer S}_other` ? S : K;
/** Dotted keys of a phrase tree; `x_one` and `x_other` are asked for as `x`. */
export type PhraseKey<P> = {
  [K in keyof P & string]: P[K] extends string ? Stem<K> : `${K}.${PhraseKey<P[K]>}`;
}[keyof P & string];

export type Translate<K extends string = string> = (lang: Lang, key: K, params?: Params) => string;

export interface Dictionary<K extends string> {
  t: Translate<K>;
  /** The same for a key known only at run time; undefined when this dictionary does not hold it. */
  find(lang: Lang, key: string, params?: Params): string | undefined;
  /** Flat phrases of one language, as sent to the browser. */
  all(lang: Lang): ReadonlyMap<string, string>;
  /** Keys whose placeholders differ between languages: tests expect none. */
  inconsistencies(): string[];
}

/** Joins the three languages of one room into a typed dictionary. */
export function dictionary<const P extends Record<string, unknown>>(fi: P, sv: Shape<P>, en: Shape<P>): Dictionary<PhraseKey<P>> {
  const phrases = { fi: flatten(fi), sv: flatten(sv), en: flatten(en) };
  function find(lang: Lang, key: string, params: Params = {}): string | undefined {
    const text = choose(phrases[lang], lang, key, params);
    return text === undefined ? undefined : fill(text, lang, params);
  }
  return {
    t: (lang, key, params) => find(lang, key, params) ?? key,
    find,
    all: (lang) => phrases[lang],
    inconsistencies: () => differing(phrases),
  };
}

/** Looks a key up in several rooms' dictionaries, first found wins; the key itself when none has it. */
export function combine(dictionaries: readonly Pick<Dictionary<string>, 'find'>[]): Translate {
  return (lang, key, params) => {
    for (const each of dictionaries) {
      const text = each.find(lang, key, params);
      if (text !== undefined) return text;
    }
    return key;
  };
}

export function isLang(value: unknown): value is Lang {
  return value === 'fi' || value === 'sv' || value === 'en';
}

/** First language of an Accept-Language header that Lupaus speaks; Finnish otherwise. */
export function acceptedLang(header: string | undefined, fallback: Lang = 'fi'): Lang {
  const wishes = (header ?? '').split(',').map((part, order) => {
    const [tag = '', ...options] = part.trim().split(';');
    const quality = options.map((o) => /^\s*q=([\d.]+)\s*$/.exec(o)?.[1]).find((q) => q !== undefined);
    return { lang: tag.trim().slice(0, 2).toLowerCase(), weight: Number(quality ?? 1), order };
  });
  wishes.sort((a, b) => b.weight - a.weight || a.order - b.order);
  return (
    wishes
      .filter((w) => w.weight > 0)
      .map((w) => w.lang)
      .find(isLang) ?? fallback
  );
}

const LOCALES: Record<Lang, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };
const plurals = new Map<Lang, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

export function locale(lang: Lang): string {
  return LOCALES[lang];
}

export function formatNumber(value: number, lang: Lang): string {
  return cached(numbers, lang, () => new Intl.NumberFormat(LOCALES[lang])).format(value);
}

/** Euro amount from integer cents. */
export function formatMoney(cents: number, lang: Lang): string {
  const options = { style: 'currency', currency: 'EUR' } as const;
  return cached(numbers, `${lang}€`, () => new Intl.NumberFormat(LOCALES[lang], options)).format(cents / 100);
}

function choose(phrases: ReadonlyMap<string, string>, lang: Lang, key: string, params: Params): string | undefined {
  const n = params['n'];
  if (typeof n === 'number') {
    const form = cached(plurals, lang, () => new Intl.PluralRules(LOCALES[lang])).select(n) === 'one' ? '_one' : '_other';
    const text = phrases.get(key + form);
    if (text !== undefined) return text;
  }
  return phrases.get(key) ?? phrases.get(`${key}_other`);
}

// Only {n} is a count and gets digit grouping; a year or a clause number must stay as it is.
function fill(text: string, lang: Lang, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return name === 'n' && typeof value === 'number' ? formatNumber(value, lang) : String(value);
  });
}

function flatten(tree: object, prefix = '', into = new Map<string, string>()): Map<string, string> {
  for (const [name, value] of Object.entries(tree) as [string, unknown][]) {
    if (typeof value === 'string') into.set(prefix + name, value);
    else if (typeof value === 'object' && value !== null) flatten(value, `${prefix}${name}.`, into);
  }
  return into;
}

function differing(phrases: Record<Lang, ReadonlyMap<string, string>>): string[] {
  const names = (text: string) =>
    [...text.matchAll(/\{(\w+)\}/g)]
      .map((m) => m[1] ?? '')
      .toSorted((a, b) => a.localeCompare(b))
      .join();
  const wrong = [...phrases.fi].filter(([key, fi]) => {
    const others = [phrases.sv.get(key), phrases.en.get(key)];
    if (others.some((text) => text === undefined || text.trim() === '') || fi.trim() === '') return true;
    return !key.endsWith('_one') && others.some((text) => names(text ?? '') !== names(fi));
  });
  return wrong.map(([key]) => key);
}

function cached<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
