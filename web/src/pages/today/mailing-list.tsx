/** Newsletters that wait for somebody: those that paused and ask, and drafts that were left lying. */
import { Link } from '@tanstack/react-router';
import type { Answer } from '#web/api/client.ts';
import { dayOf, formatDate } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { mailing } from '#web/i18n/mailing.ts';
import { todayPhrases as phrases } from '#web/i18n/today.ts';
import { reasonOf } from '../marketing/reasons.ts';

type Waiting = Answer<'mailings', 'waiting'>;

export function MailingList({ waiting: { rows, more } }: { waiting: Waiting }) {
  const t = useT(phrases);
  const m = useT(mailing);
  const lang = useLang();
  return (
    <section>
      <div className="today-head">
        <h2>{t('mailings')}</h2>
        <Link to="/marketing">{t('toMailings')}</Link>
      </div>
      <ul className="today-list">
        {rows.map(({ id, name, why, reason, changedAt }) => (
          <li key={id}>
            <span className="today-what">
              <Link to="/marketing/$id" params={{ id }}>
                {name}
              </Link>
              <p className="small muted">
                {why === 'paused' ? reasonOf(reason, m) : t('mailingDraft', { date: formatDate(dayOf(changedAt), lang) })}
              </p>
            </span>
          </li>
        ))}
      </ul>
      {more && (
        <p className="today-more">
          <Link to="/marketing">{t('moreMailings')}</Link>
        </p>
      )}
    </section>
  );
}
