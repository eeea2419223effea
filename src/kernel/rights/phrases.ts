// Names of what is kept, in the reader's language.

import { dictionary, LANGS } from '#platform/i18n';
import type { Text } from '#platform/i18n';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';

export const rightsPhrases = dictionary(fi, sv, en);

/** Name of a kind of record; a kind nobody named is called by its own id. */
export function kindName(kind: string): Text {
  return textOf(`kinds.${kind}`, kind);
}

export function textOf(key: string, otherwise: string): Text {
  const [inFi, inSv, inEn] = LANGS.map((lang) => rightsPhrases.find(lang, key) ?? otherwise);
  return { fi: inFi ?? otherwise, sv: inSv ?? otherwise, en: inEn ?? otherwise };
}
