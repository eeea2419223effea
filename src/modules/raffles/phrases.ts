// Phrases of the raffles module in three languages.

import { dictionary, LANGS } from '#platform/i18n';
import type { Params, PhraseKey, Text } from '#platform/i18n';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';

export type RafflesPhrase = PhraseKey<typeof fi>;
export const rafflesDictionary = dictionary(fi, sv, en);

export const phrases = {
  /** One phrase in all three languages. */
  text(key: RafflesPhrase, params?: Params): Text {
    const [inFi, inSv, inEn] = LANGS.map((lang) => rafflesDictionary.t(lang, key, params));
    return { fi: inFi ?? key, sv: inSv ?? key, en: inEn ?? key };
  },
};
