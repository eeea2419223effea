/** A retention rule in a few words: as the notice says it, or, while the text is no declaration, as it can be read from its parts. */
import { declarationClocks } from '#web/i18n/declaration-clocks.ts';
import { type Lang, useLang } from '#web/i18n/index.ts';
import { useDrafting } from '../drafting.ts';
import { readPeriod } from '../text/period.ts';
import { idOf, textAt } from '../text/values.ts';

/** '3 vuotta'; a period of several units stays as it is written. */
export function periodWords(written: string, lang: Lang): string {
  const period = readPeriod(written);
  return period === undefined ? written : declarationClocks.t(lang, `span.${period.unit}`, { n: period.n });
}

export function useRuleWords(): (rule: unknown) => string {
  const lang = useLang();
  const { words } = useDrafting();
  return (rule) => {
    const said = words.get(idOf(rule))?.short[lang] ?? plain(rule, lang);
    return said.charAt(0).toUpperCase() + said.slice(1);
  };
}

function plain(rule: unknown, lang: Lang): string {
  const kind = textAt(rule, ['kind']);
  const period = textAt(rule, ['period']);
  const trigger = declarationClocks.find(lang, `trigger.${textAt(rule, ['trigger'])}`);
  if (period !== '' && trigger !== undefined) return `${periodWords(period, lang)} ${trigger}`;
  return declarationClocks.find(lang, `kind.${kind}`) ?? idOf(rule);
}
