// A sentence is made once and in all three languages together, so none of them can lag behind.

import { dictionary } from '#platform/i18n';
import type { Dictionary, Params, PhraseKey, Text } from '#platform/i18n';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { rightsPhrases } from './rights-phrases.ts';
import { sv } from './phrases.sv.ts';
import { eachLang } from './words.ts';

export const noticePhrases: Dictionary<PhraseKey<typeof fi>> = dictionary(fi, sv, en);

export type NoticePhrase = PhraseKey<typeof fi>;
export type Values = Readonly<Record<string, Text | string | number>>;

export function say(key: NoticePhrase, values: Values = {}): Text {
  return eachLang((lang) => noticePhrases.t(lang, key, inLang(values, lang)));
}

export function sayRights(key: Parameters<typeof rightsPhrases.t>[1], values: Values = {}): Text {
  return eachLang((lang) => rightsPhrases.t(lang, key, inLang(values, lang)));
}

function inLang(values: Values, lang: keyof Text): Params {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? value[lang] : value]));
}
