// Phrases of the marketing module in three languages.

import { dictionary, LANGS } from '#platform/i18n';
import type { Params, PhraseKey, Text } from '#platform/i18n';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';

export type MarketingPhrase = PhraseKey<typeof fi>;
export const marketingDictionary = dictionary(fi, sv, en);

export const phrases = {
  /** One phrase in all three languages. */
  text(key: MarketingPhrase, params?: Params): Text {
    const [inFi, inSv, inEn] = LANGS.map((lang) => marketingDictionary.t(lang, key, params));
    return { fi: inFi ?? key, sv: inSv ?? key, en: inEn ?? key };
  },
};
