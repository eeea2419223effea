// Phrases of the documents module in three languages.

import { dictionary, LANGS } from '#platform/i18n';
import type { Params, PhraseKey, Text } from '#platform/i18n';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';

export type DocumentsPhrase = PhraseKey<typeof fi>;
export const documentsDictionary = dictionary(fi, sv, en);

export const phrases = {
  /** One phrase in all three languages. */
  text(key: DocumentsPhrase, params?: Params): Text {
    const [inFi, inSv, inEn] = LANGS.map((lang) => documentsDictionary.t(lang, key, params));
    return { fi: inFi ?? key, sv: inSv ?? key, en: inEn ?? key };
  },
};
