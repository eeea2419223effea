/** A partner's whole register: the people shown to it by name, and why nothing is shown when nothing may be. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { isProblem } from '#web/api/problem.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { disclosurePhrases as phrases } from '#web/i18n/person-disclosures.ts';
import '../person/person.css';
import '../recipients/recipients.css';

/** Never kept in memory: each look asks again, and each is logged. */
export const sharedQuery = queryOptions({
  queryKey: ['shared'],
  queryFn: ({ signal }) => api.shared.list(undefined, { signal }),
  staleTime: 0,
  gcTime: 0,
  retry: false,
  refetchOnWindowFocus: false,
});

export function SharedPage() {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const found = useQuery(sharedQuery);
  if (found.error) return <Shut error={found.error} />;
  const { data } = found;
  return (
    <div className="page">
      <PageHeader
        title={t('partner.title')}
        lead={data && t('partner.lead', { firm: data.firm, party: data.party, until: formatDate(data.until, lang) })}
      />
      {found.isPending && <SkeletonRows rows={3} />}
      {data && (
        <>
          <div className="shared-rules">
            <p>{t('partner.seen')}</p>
            <p className="small muted">{t('partner.sees', { fields: data.fields.map((field) => text(field)).join(' · ') })}</p>
          </div>
          {data.people.length === 0 && <EmptyState sentence={`${t('partner.nobody')} ${t('partner.nobodyMore')}`} />}
          <ul className="party-list shared-list">
            {data.people.map(({ id, label, purpose }, i) => (
              <li key={id}>
                <div className="grow">
                  <Link to="/shared/$id" params={{ id }} className="recipient-link" preload={false}>
                    {label ?? t('partner.unnamed', { n: i + 1 })}
                  </Link>
                  <p className="small muted">{t('partner.purpose', { purpose: text(purpose) })}</p>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Empty and explained: the agreement or the account has ended, or the notice no longer lets the partner see anything. */
export function Shut({ error }: { error: unknown }) {
  const t = useT(phrases);
  const refused = isProblem(error) && error.status === 403;
  return (
    <div className="page">
      <PageHeader title={refused ? t('partner.shut') : t('partner.title')} lead={refused ? t('partner.ask') : undefined} />
      <ErrorBanner error={error} />
    </div>
  );
}
