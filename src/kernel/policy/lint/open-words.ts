// An open list promises nothing that can be checked: words that leave it open, in three languages (GDPR Art. 5(1)(a), 12(1)).

import { LANGS } from '#platform/i18n';
import type { Lang } from '#platform/i18n';

const WORDS: Readonly<Record<Lang, RegExp>> = {
  fi: /muun muassa|(?<!\p{L})mm\.|(?<!\p{L})esim\.|(?<!\p{L})esimerkiksi(?!\p{L})|(?<!\p{L})mu(?:ut|ita|ihin|iden|un) vastaav\p{L}+|(?<!\p{L})tarvittaessa(?!\p{L})|(?<!\p{L})lähtökohtaisesti|(?<!\p{L})pääsääntöisesti|(?<!\p{L})mahd\.|(?<!\p{L})(?:tms|tmv|yms|ym|jne)\.?(?!\p{L})/giu,
  sv: /(?<!\p{L})bland annat|(?<!\p{L})bl\.a\.|(?<!\p{L})t\.ex\.|(?<!\p{L})till exempel|(?<!\p{L})andra motsvarande|(?<!\p{L})vid behov|(?<!\p{L})i princip|(?<!\p{L})i regel|(?<!\p{L})o\.?s\.?v\.?(?!\p{L})|(?<!\p{L})m\.fl\./giu,
  en: /(?<!\p{L})among others|(?<!\p{L})such as|(?<!\p{L})for example|(?<!\p{L})e\.g\.|(?<!\p{L})other similar|(?<!\p{L})if necessary|(?<!\p{L})in principle|(?<!\p{L})as a rule|(?<!\p{L})and so on|(?<!\p{L})etc\./giu,
};

/** Words that add nothing but an open end; a sentence stands without them. */
const LOOSE: Readonly<Record<Lang, RegExp>> = {
  fi: /(?<!\p{L})(?:muun muassa|mm\.|esim\.|esimerkiksi) ?|,? ?(?:ja |sekä )?(?<!\p{L})(?:tms|tmv|yms|ym|jne)\.?(?!\p{L})/giu,
  sv: /(?<!\p{L})(?:bland annat|bl\.a\.|t\.ex\.|till exempel) ?|,? ?(?<!\p{L})(?:o\.?s\.?v\.?|m\.fl\.)(?!\p{L})/giu,
  en: /(?<!\p{L})(?:for example,?|e\.g\.|among others,?) ?|,? ?(?<!\p{L})(?:etc\.|and so on)/giu,
};

/** The text as a closed list; `undefined` where that takes more than leaving words out. */
export function closed(text: string): string | undefined {
  const left = LANGS.reduce((words, lang) => words.replace(LOOSE[lang], ''), text)
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.;:])/g, '$1')
    .trim();
  const whole = /[.!?]$/.test(text.trim()) && !/[.!?]$/.test(left) ? `${left}.` : left;
  return whole === '' || LANGS.some((lang) => openWords(whole, lang).length > 0) ? undefined : whole;
}

/** Open words of a text, with where they stand. */
export function openWords(text: string, lang: Lang): { word: string; at: number }[] {
  return [...text.matchAll(WORDS[lang])].map((match) => ({ word: match[0], at: match.index }));
}
