/** One person as a partner sees them: the fields of the notice and nothing else. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonPage } from '#web/components/skeleton.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { disclosurePhrases as phrases } from '#web/i18n/person-disclosures.ts';
import { Shut } from './shared-page.tsx';
import '../person/person.css';
import '../recipients/recipients.css';

export function SharedPersonPage() {
  const t = useT(phrases);
  const text = useText();
  const { id } = useParams({ from: '/inside/shared/$id' });
  const found = useQuery({
    queryKey: ['shared', id],
    queryFn: ({ signal }) => api.shared.get({ params: { id } }, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (found.error) return <Shut error={found.error} />;
  const person = found.data?.person;
  return (
    <div className="page">
      {found.isPending && <SkeletonPage />}
      {person && (
        <>
          <PageHeader
            title={person.label ?? t('partner.title')}
            lead={t('partner.purpose', { purpose: text(person.purpose) })}
            actions={<Link to="/shared">{t('partner.back')}</Link>}
          />
          {person.values.length === 0 && person.disputed === 0 && <p className="muted">{t('partner.nothing')}</p>}
          {person.disputed > 0 && <p className="muted">{t('partner.disputed', { n: person.disputed })}</p>}
          <section className="card shared-list">
            <dl className="shared-values">
              {person.values.map(({ name, values }) => (
                <Value key={name.fi} name={text(name)} values={values} />
              ))}
            </dl>
          </section>
        </>
      )}
    </div>
  );
}

function Value({ name, values }: { name: string; values: readonly string[] }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {values.map((value) => (
          <p key={value}>{value}</p>
        ))}
      </dd>
    </>
  );
}
