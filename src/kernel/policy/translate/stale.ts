// Translations cannot drift: a text changed in one language is stale in the others until they change too or somebody says that they still mean the same.

import { LANGS } from '#platform/i18n';
import type { Lang, Text } from '#platform/i18n';
import { sha256hex } from '#platform/crypto';
import type { Policy } from '../schema.ts';
import type { ConfirmedText } from '../store.ts';
import { textsOf } from './texts.ts';

export interface StaleText {
  path: string;
  /** Languages whose words are new. */
  changed: Lang[];
  /** Languages that nobody has looked at since. */
  stale: Lang[];
  text: Text;
}

/** The texts of a declaration that somebody must translate or confirm; `before` is the version it changes. */
export function staleTexts(before: Policy | null, after: Policy, confirmed: readonly ConfirmedText[] = []): StaleText[] {
  const old = before === null ? new Map<string, Text>() : textsOf(before);
  const sure = new Set(confirmed.map(({ path, hash }) => `${hash} ${path}`));
  const now = textsOf(after);
  const gone = [...old].filter(([path]) => !now.has(path));
  return [...now].flatMap(([path, text]) => {
    const found = staleText(path, old.get(path) ?? movedFrom(gone, path, text), text);
    return found === undefined || sure.has(`${textHash(text)} ${path}`) ? [] : [found];
  });
}

/** A node under another id has not been translated anew: its text is known by the languages that did not change. */
function movedFrom(gone: readonly (readonly [string, Text])[], path: string, text: Text): Text | undefined {
  const place = (each: string) => `${each.split('/')[0]} ${each.split('/').at(-1)}`;
  const same = (old: Text) => LANGS.filter((lang) => words(old[lang]) === words(text[lang])).length;
  return gone.find(([known, old]) => place(known) === place(path) && same(old) > 0)?.[1];
}

function staleText(path: string, before: Text | undefined, text: Text): StaleText | undefined {
  const changed = LANGS.filter((lang) => words(before?.[lang] ?? '') !== words(text[lang]));
  if (changed.length === 0) return undefined;
  const untouched = LANGS.filter((lang) => !changed.includes(lang));
  const copies = isName(path, text) ? [] : changed.filter((lang) => isCopy(text, lang));
  const stale = LANGS.filter((lang) => untouched.includes(lang) || copies.includes(lang));
  return stale.length === 0 ? undefined : { path, changed: changed.filter((lang) => !stale.includes(lang)), stale, text };
}

/** Words of one language put into another: a later language that repeats an earlier one has not been translated. */
function isCopy(text: Text, lang: Lang): boolean {
  return LANGS.slice(0, LANGS.indexOf(lang)).some((earlier) => words(text[earlier]) === words(text[lang]));
}

/** Brands and services are called the same in every language. */
function isName(path: string, text: Text): boolean {
  return /^(recipients|archives|sources)\/[^/]+\/name$/.test(path) && LANGS.every((lang) => text[lang] === text.fi);
}

/** Where a line breaks changes no meaning. */
function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The three texts that a confirmation is bound to. */
export function textHash(text: Text): string {
  return sha256hex(JSON.stringify(LANGS.map((lang) => words(text[lang]))));
}

/** What is confirmed of a draft when these paths are said to mean the same; what no longer stands as confirmed falls away. */
export function confirmTexts(
  before: Policy | null,
  after: Policy,
  confirmed: readonly ConfirmedText[],
  paths: readonly string[],
): ConfirmedText[] {
  const named = new Set(paths);
  const open = staleTexts(before, after).filter(({ path, text }) => {
    const hash = textHash(text);
    return named.has(path) || confirmed.some((each) => each.path === path && each.hash === hash);
  });
  return open.map(({ path, text }) => ({ path, hash: textHash(text) }));
}
