// Findings in three languages, and the three verdicts: what could not be looked at is unknown, never kept.

import { dictionary, formatNumber, LANGS } from '#platform/i18n';
import type { Params, PhraseKey, Text } from '#platform/i18n';
import type { Finding } from './check.ts';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';

export type ProofPhrase = PhraseKey<typeof fi>;
export const proofDictionary = dictionary(fi, sv, en);

export function say(key: ProofPhrase, params: Params = {}): Text {
  const [inFi, inSv, inEn] = LANGS.map((lang) => {
    const shown = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, typeof value === 'number' && name !== 'no' ? formatNumber(value, lang) : value]),
    );
    return proofDictionary.t(lang, key, shown);
  });
  return { fi: inFi ?? key, sv: inSv ?? key, en: inEn ?? key };
}

/** Kept when something was looked at and nothing was wrong; unknown when there was nothing to look at. */
export function counted(
  bad: number,
  of: number,
  evidence: ProofPhrase,
  tasks: { empty: ProofPhrase; broken?: ProofPhrase },
  params: Params = {},
): Finding {
  const base = { figure: { n: bad, of }, evidence: say(evidence, { bad, of, ...params }) };
  if (bad > 0) return { verdict: 'broken', ...base, task: say(tasks.broken ?? 'task.mend') };
  if (of === 0) return { verdict: 'unknown', ...base, task: say(tasks.empty) };
  return { verdict: 'kept', ...base };
}
