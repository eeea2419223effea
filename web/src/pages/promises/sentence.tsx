/** One sentence above everything: are the promises kept, and when did we last look. */
import { VerdictMark, type Verdict } from '#web/components/verdict-mark.tsx';
import { today } from '#web/i18n/clock.ts';
import { dayOf, formatInstant, formatTime } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { promises as phrases } from '#web/i18n/promises.ts';
import type { PromiseList } from './promises-page.tsx';

export function Sentence({ list }: { list: Pick<PromiseList, 'counts' | 'lookedAt'> }) {
  const t = useT(phrases);
  const lang = useLang();
  const { counts, lookedAt } = list;
  const verdict: Verdict = counts.broken > 0 ? 'broken' : counts.unknown > 0 || lookedAt === null ? 'unknown' : 'kept';
  const looked =
    lookedAt === null
      ? ''
      : dayOf(lookedAt) === today()
        ? t('sentence.lookedToday', { time: formatTime(lookedAt, lang) })
        : t('sentence.looked', { when: formatInstant(lookedAt, lang) });
  const parts =
    lookedAt === null
      ? [t('sentence.none')]
      : verdict === 'kept'
        ? [t('sentence.allKept', { n: counts.kept })]
        : [
            counts.broken > 0 ? t('sentence.broken', { n: counts.broken }) : '',
            counts.unknown > 0 ? t('sentence.unknown', { n: counts.unknown }) : '',
            counts.kept > 0 ? t('sentence.kept', { n: counts.kept }) : '',
          ];
  return (
    <div className="sentence">
      <VerdictMark verdict={verdict} size={44} withWord={false} />
      <p className="sentence-text">
        {parts.filter((part) => part !== '').join(' ')} <span className="sentence-looked">{looked}</span>
      </p>
    </div>
  );
}
