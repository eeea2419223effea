// Phrases of the returns module in three languages.

import { dictionary, LANGS } from '#platform/i18n';
import type { PhraseKey, Text } from '#platform/i18n';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';

export const returnsDictionary = dictionary(fi, sv, en);

/** One phrase in all three languages. */
export function phrase(key: PhraseKey<typeof fi>): Text {
  const [inFi, inSv, inEn] = LANGS.map((lang) => returnsDictionary.t(lang, key));
  return { fi: inFi ?? key, sv: inSv ?? key, en: inEn ?? key };
}
