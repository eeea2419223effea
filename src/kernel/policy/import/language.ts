// A notice in Swedish or English is recognised and said to be so; noise is no notice.

import type { Lang } from '#platform/i18n';

const WORDS: Readonly<Record<Lang, RegExp>> = {
  fi: /(?<!\p{L})(?:ja|on|tai|ei|sekä|ovat|rekister\p{L}*|henkilötie\p{L}*|tieto\p{L}*|asiak\p{L}*|oikeus|käsittely\p{L}*|joka|voi|mukaan)(?!\p{L})/gu,
  sv: /(?<!\p{L})(?:och|är|att|som|inte|vi|för|av|personuppgift\p{L}*|behandl\p{L}*|uppgift\p{L}*|rätt|registre\p{L}*|till|du)(?!\p{L})/gu,
  en: /(?<!\p{L})(?:and|the|of|to|we|your|personal|data|is|are|information|processing|right|for|with|you)(?!\p{L})/gu,
};

export function languageOf(text: string): Lang | 'unknown' {
  const sample = text.slice(0, 40_000).toLowerCase();
  const words = sample.match(/\p{L}{2,}/gu)?.length ?? 0;
  const counts = (['fi', 'sv', 'en'] as const).map((lang) => ({ lang, count: sample.match(WORDS[lang])?.length ?? 0 }));
  const [best] = counts.toSorted((a, b) => b.count - a.count);
  if (best === undefined || best.count < 4 || best.count < words * 0.04) return 'unknown';
  return best.lang;
}
