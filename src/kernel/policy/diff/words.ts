// Sentences of the difference are made in all three languages together, with names in the language of the sentence.

import type { Text } from '#platform/i18n';
import { eachLang } from '../statements/words.ts';

export type Values = Readonly<Record<string, Text | string | number>>;

/** One sentence in three languages; `{name}` stands for a value. */
export function say3(fi: string, sv: string, en: string, values: Values = {}): Text {
  const phrases: Text = { fi, sv, en };
  return eachLang((lang) =>
    phrases[lang].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === 'object' ? value[lang] : String(value);
    }),
  );
}
