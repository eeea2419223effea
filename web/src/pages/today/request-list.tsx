/** Requests that wait for an answer, the nearer deadline first: reminded of before a clock runs out. */
import { Link } from '@tanstack/react-router';
import type { Answer } from '#web/api/client.ts';
import { useT } from '#web/i18n/index.ts';
import { requestPhrases as phrases } from '#web/i18n/requests.ts';
import { todayPhrases } from '#web/i18n/today.ts';
import { useLeft } from '../requests/clock-view.tsx';
import { RIGHTS } from '../requests/terms.ts';
import '../requests/requests.css';

type Today = Answer<'today', 'list'>;

export function RequestList({ requests, more }: { requests: Today['requests']; more: number }) {
  const t = useT(phrases);
  const d = useT(todayPhrases);
  const left = useLeft();
  return (
    <section>
      <div className="today-head">
        <h2>{d('requests')}</h2>
        <Link to="/requests">{d('toRequests')}</Link>
      </div>
      <ul className="today-list">
        {requests.map((request) => {
          const right = RIGHTS.find((each) => each === request.right);
          return (
            <li key={request.id} className="today-request">
              <span className="today-what">
                <Link to="/requests/$id" params={{ id: request.id }}>
                  {right === undefined ? request.right : t(`name.${right}`)}
                </Link>
                <span className="muted">
                  {' · '}
                  {request.label ?? t('no', { no: request.no })}
                </span>
              </span>
              <span className={request.state === 'late' ? 'late today-request-left' : 'today-request-left'}>
                {t(`clock.${request.clock}`)}: {left(request)}
              </span>
            </li>
          );
        })}
      </ul>
      {more > 0 && (
        <p className="today-more">
          <Link to="/requests">{d('moreRequests', { n: more })}</Link>
        </p>
      )}
    </section>
  );
}
