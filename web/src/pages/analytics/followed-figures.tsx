/** Opens and clicks of a mailing, with how many said yes to being counted; machines are told apart. */
import { useQuery } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { useT } from '#web/i18n/index.ts';
import { visits as phrases } from '#web/i18n/visits.ts';
import './visits.css';

export function FollowedFigures({ mailingId }: { mailingId: string }) {
  const t = useT(phrases);
  const found = useQuery({
    queryKey: ['mailings', mailingId, 'followed'],
    queryFn: ({ signal }) => api.tracking.figures({ params: { id: mailingId } }, { signal }),
  });
  const { opens, clicks } = found.data ?? {};
  if (!opens || !clicks || (!opens.on && !clicks.on)) return null;
  return (
    <section className="stack">
      <h2>{t('tracking.title')}</h2>
      <p className="muted">{t('tracking.asked', { asked: Math.max(opens.asked, clicks.asked) })}</p>
      {opens.on && <p className="num">{t('tracking.opened', { people: opens.people, machines: opens.machines })}</p>}
      {clicks.on && <p className="num">{t('tracking.clicked', { people: clicks.people, machines: clicks.machines })}</p>}
      {clicks.on && clicks.links.length > 0 && (
        <table className="table visits-figures">
          <thead>
            <tr>
              <th scope="col">{t('tracking.link')}</th>
              <th scope="col" className="cell-num">
                {t('tracking.people')}
              </th>
            </tr>
          </thead>
          <tbody>
            {clicks.links.map(({ n, url, people }) => (
              <tr key={n}>
                <th scope="row">{url}</th>
                <td className="cell-num">{people}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
