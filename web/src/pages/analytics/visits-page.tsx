/** Visits to the firm's pages: figures of a period, each chart with its table, and what was destroyed so that nobody is recognised. */
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { usePolicy } from '#web/api/queries.ts';
import { DeclareIn } from '#web/components/declare-in.tsx';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { today } from '#web/i18n/clock.ts';
import { useT } from '#web/i18n/index.ts';
import { visits as phrases } from '#web/i18n/visits.ts';
import { MarketingNav } from '../marketing/marketing-nav.tsx';
import { DayChart } from './day-chart.tsx';
import { Figures } from './figures.tsx';
import { Salts } from './salts.tsx';
import { Sites } from './sites.tsx';
import './visits.css';

const PERIODS = ['7', '30', '90', '365'] as const;
type Period = (typeof PERIODS)[number];
const LISTS = ['pages', 'referrers', 'entries', 'exits', 'campaigns', 'links', 'devices'] as const;

export function VisitsPage() {
  const t = useT(phrases);
  const policy = usePolicy();
  const off = policy?.features.find(({ id }) => id === 'analytics')?.on === false;
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t('lead')} />
      <MarketingNav />
      {off ? <Undeclared /> : <Overview />}
    </div>
  );
}

/** Where the declaration would hold visitors. */
function Undeclared() {
  const found = useQuery({ queryKey: ['visits', 'registers'], queryFn: ({ signal }) => api.analytics.registers(undefined, { signal }) });
  return (
    <>
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.data && <DeclareIn feature="analytics" as="visits" registers={found.data.registers} />}
    </>
  );
}

function Overview() {
  const t = useT(phrases);
  const [period, setPeriod] = useState<Period>('30');
  const [site, setSite] = useState('');
  const until = today();
  const from = daysBefore(until, Number(period) - 1);
  const found = useQuery({
    queryKey: ['visits', from, until, site],
    queryFn: ({ signal }) => api.analytics.overview({ query: { from, until, ...(site === '' ? {} : { site }) } }, { signal }),
    placeholderData: (before) => before,
  });
  const data = found.data;
  return (
    <>
      <div className="visits-choose no-print">
        <Select
          label={t('period')}
          value={period}
          allowDeselect={false}
          data={PERIODS.map((each) => ({ value: each, label: t(`periods.${each}`) }))}
          onChange={(next) => setPeriod(PERIODS.find((each) => each === next) ?? '30')}
        />
        {data && (data.sites.length > 1 || site !== '') && (
          <Select
            label={t('site')}
            value={site}
            allowDeselect={false}
            data={[{ value: '', label: t('allSites') }, ...data.sites]}
            onChange={(next) => setSite(next ?? '')}
          />
        )}
      </div>
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={6} />}
      {data?.counting === 'pages' && <p className="notice-bar visits-asked">{t('asked')}</p>}
      {data && data.totals.pages === 0 && <EmptyState sentence={t('empty')} promise={t('promise')} />}
      {data && data.totals.pages > 0 && (
        <>
          <dl className="visits-totals">
            {(['pages', 'visits', 'visitors'] as const).map((each) => (
              <div key={each}>
                <dt>{t(`totals.${each}`)}</dt>
                <dd className="num">{data.totals[each]}</dd>
              </div>
            ))}
          </dl>
          <p className="small muted">{t('visitorsMore')}</p>
          <DayChart days={data.days} />
          <div className="visits-lists">
            {LISTS.map((list) => (
              <Figures key={list} list={list} rows={data[list]} />
            ))}
          </div>
        </>
      )}
      <Sites />
      {data && <Salts receipts={data.receipts} />}
    </>
  );
}

const DAY_MS = 86_400_000;

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}
