// Door of the refusals: one text per error code, in the reader's language.

import type { AppError } from '#platform/errors';
import { combine, dictionary, LANGS } from '#platform/i18n';
import type { Text, Translate } from '#platform/i18n';
import { platformPhrases } from '#platform/phrases';
import { en } from './errors.en.ts';
import { fi } from './errors.fi.ts';
import { sv } from './errors.sv.ts';

export const errorDictionary = dictionary(fi, sv, en);

/** Text of any error code of the house. */
export const translateError: Translate = combine([errorDictionary, platformPhrases]);

/** A refusal in all three languages, for answers that are read later. */
export function errorText(error: AppError): Text {
  const [inFi, inSv, inEn] = LANGS.map((lang) => translateError(lang, error.code, error.params));
  return { fi: inFi ?? error.code, sv: inSv ?? error.code, en: inEn ?? error.code };
}
