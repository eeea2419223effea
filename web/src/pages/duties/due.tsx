/** The last moment of a duty: what is left of it, and when it is. */
import { VerdictShape } from '#web/components/verdict-shape.tsx';
import { dayOf, formatDate, formatInstant } from '#web/i18n/format.ts';
import { dutyPhrases as phrases } from '#web/i18n/duties.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { useTime } from './data.ts';

export function Due({ due }: { due: string }) {
  const t = useT(phrases);
  const lang = useLang();
  const { late, words } = useTime()(due);
  // A day's end is told as the day; hours are told to the minute.
  const when = /T(20|21):59:59\.999Z$/.test(due) ? formatDate(dayOf(due), lang) : formatInstant(due, lang);
  return (
    <span className={late ? 'duty-due duty-late num' : 'duty-due num'}>
      <strong>
        {late && <VerdictShape />} {words}
      </strong>
      <time className="small muted" dateTime={due}>
        {t('due', { when })}
      </time>
    </span>
  );
}
