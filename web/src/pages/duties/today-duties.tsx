/** On Today: what waits where no software reaches, and breaches whose hours run. */
import { Link } from '@tanstack/react-router';
import type { Answer } from '#web/api/client.ts';
import { dutyPhrases as phrases } from '#web/i18n/duties.ts';
import { useT } from '#web/i18n/index.ts';
import { useTime } from './data.ts';

type Today = Answer<'today', 'list'>;

export function TodayDuties({ outside, breaches }: Pick<Today, 'outside' | 'breaches'>) {
  const t = useT(phrases);
  const time = useTime();
  if (outside.length + breaches.length === 0) return null;
  return (
    <section>
      <div className="today-head">
        <h2>{t('today.title')}</h2>
        <Link to="/duties">{t('today.all')}</Link>
      </div>
      <ul className="today-list">
        {breaches.map(({ id, no, due, late }) => (
          <li key={id} className="today-request">
            <span className="today-what">
              <Link to="/duties/breaches/$id" params={{ id }}>
                {t('today.breach', { no })}
              </Link>
            </span>
            <span className={late ? 'late today-request-left' : 'today-request-left'}>{time(due).words}</span>
          </li>
        ))}
        {outside.map(({ kind, open, late, due }) => (
          <li key={kind} className="today-request">
            <span className="today-what">
              <Link to="/duties">{t(`today.${kind}`, { n: open })}</Link>
              {late > 0 && <span className="late"> · {t('today.late', { n: late })}</span>}
            </span>
            <span className={late > 0 ? 'late today-request-left' : 'today-request-left'}>{time(due).words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
