// Door of the refusals: one text per error code, in the reader's language.

import type { AppError } from '#platform/errors';
import { combine, dictionary, LANGS } from '#platform/i18n';
import type { Lang, Params, Text, Translate } from '#platform/i18n';
import { platformPhrases } from '#platform/phrases';
import { en } from './errors.en.ts';
import { fi } from './errors.fi.ts';
import { sv } from './errors.sv.ts';

export const errorDictionary = dictionary(fi, sv, en);

const find = combine([errorDictionary, platformPhrases]);

/** Text of any error code of the house. A parameter `name_fi` stands for `{name}` in Finnish, and so on: a refusal does not know its reader. */
export const translateError: Translate = (lang, key, params) => find(lang, key, params === undefined ? undefined : paramsFor(lang, params));

function paramsFor(lang: Lang, params: Params): Params {
  const named = (key: string) => (key.endsWith(`_${lang}`) ? key.slice(0, -3) : key);
  return Object.fromEntries<string | number>(Object.entries(params).map(([key, value]) => [named(key), value]));
}

/** A refusal in all three languages, for answers that are read later. */
export function errorText(error: AppError): Text {
  const [inFi, inSv, inEn] = LANGS.map((lang) => translateError(lang, error.code, error.params));
  return { fi: inFi ?? error.code, sv: inSv ?? error.code, en: inEn ?? error.code };
}
