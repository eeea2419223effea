// Phrases of the forms in three languages: what the public pages say around what the declaration says.

import { dictionary, LANGS } from '#platform/i18n';
import type { PhraseKey, Text } from '#platform/i18n';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';

export type FormsPhrase = PhraseKey<typeof fi>;
export const formsPhrases = dictionary(fi, sv, en);

/** One phrase in all three languages; `name` differs between them. */
export function allText(key: FormsPhrase, name?: Text): Text {
  const [inFi = '', inSv = '', inEn = ''] = LANGS.map((lang) => formsPhrases.t(lang, key, { name: name?.[lang] ?? '' }).trim());
  return { fi: inFi, sv: inSv, en: inEn };
}
