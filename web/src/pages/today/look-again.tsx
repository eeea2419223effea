/** On Today: holds that must be looked at again, and copies that should be gone from a recipient. */
import { Link } from '@tanstack/react-router';
import type { Answer } from '#web/api/client.ts';
import { DateText } from '#web/components/date-text.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { todayPhrases as phrases } from '#web/i18n/today.ts';

type Today = Answer<'today', 'list'>;

export function LookAgain({ holds, copies }: Pick<Today, 'holds' | 'copies'>) {
  const t = useT(phrases);
  const text = useText();
  return (
    <>
      {holds.length > 0 && (
        <section>
          <div className="today-head">
            <h2>{t('holds')}</h2>
            <Link to="/retention/holds">{t('toHolds')}</Link>
          </div>
          <ul className="today-list">
            {holds.map(({ id, subjectId, label, reviewOn, late }) => (
              <li key={id}>
                <span className={late ? 'late today-date' : 'today-date'}>
                  <DateText value={reviewOn} />
                </span>
                <span className="today-what">
                  <Link to="/people/$id" params={{ id: subjectId }}>
                    {label}
                  </Link>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {copies.length > 0 && (
        <section>
          <div className="today-head">
            <h2 className="late">{t('copies')}</h2>
            <Link to="/recipients">{t('toRecipients')}</Link>
          </div>
          <ul className="today-list">
            {copies.map(({ id, recipientId, recipient, party, destroyBy }) => (
              <li key={id}>
                <span className="late today-date">
                  <DateText value={destroyBy} />
                </span>
                <span className="today-what">
                  <Link to="/recipients/$id" params={{ id: recipientId }}>
                    {party ?? text(recipient)}
                  </Link>
                  <span className="muted"> · {t('copyGone')}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
