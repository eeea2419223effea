/** What came back of letters: what waits to be read, addresses to which nothing is sent, and every return with the codes of servers. */
import { Button, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useT } from '#web/i18n/index.ts';
import { returns as phrases } from '#web/i18n/returns.ts';
import { returnsLists } from '#web/i18n/returns-lists.ts';
import { MarketingNav } from '../marketing/marketing-nav.tsx';
import { Quarantine } from './quarantine.tsx';
import { Refused } from './refused.tsx';
import { Whom } from './whom.tsx';
import './returns.css';

const KINDS = ['hard', 'soft', 'complaint', 'arrived'] as const;
type Kind = (typeof KINDS)[number];

export function ReturnsPage() {
  const t = useT(phrases);
  const maySetUp = useMay('settings.write');
  const mayTakeIn = useMay('people.import');
  const head = useQuery({ queryKey: ['returns', 'head'], queryFn: ({ signal }) => api.returns.list({ query: {} }, { signal }) });
  const l = useT(returnsLists);
  const setUp = (
    <>
      {mayTakeIn && (
        <Button component={Link} to="/marketing/lists" variant="default">
          {l('tab')}
        </Button>
      )}
      {maySetUp && (
        <Button component={Link} to="/marketing/returns/settings" variant="default">
          {t('setUp')}
        </Button>
      )}
    </>
  );
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t('lead')} actions={setUp} />
      <MarketingNav />
      <ErrorBanner error={head.error} onRetry={() => void head.refetch()} />
      <div className="returns">
        {head.data?.stopped.map(({ id }) => (
          <div key={id} className="returns-stopped" role="status">
            <h2>{t('stopped.title')}</h2>
            <p>{t('stopped.lead')}</p>
            <Link to="/marketing/$id" params={{ id }}>
              {t('stopped.open')}
            </Link>
          </div>
        ))}
        <Quarantine />
        <Refused />
        <All />
      </div>
    </div>
  );
}

function All() {
  const t = useT(phrases);
  const [kind, setKind] = useState<Kind | ''>('');
  const list = useInfiniteQuery({
    queryKey: ['returns', 'list', kind],
    queryFn: ({ pageParam, signal }) =>
      api.returns.list({ query: { ...(kind === '' ? {} : { kind }), ...(pageParam === null ? {} : { after: pageParam }) } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className="card returns-card">
      <div className="returns-head">
        <h2>{t('list.title')}</h2>
        <Select
          label={t('list.show')}
          value={kind}
          allowDeselect={false}
          data={[{ value: '', label: t('list.all') }, ...KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))]}
          onChange={(value) => setKind((value ?? '') as Kind | '')}
        />
      </div>
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={3} />}
      {list.isSuccess && rows.length === 0 && <p className="muted">{t('list.empty')}</p>}
      {rows.length > 0 && (
        <ul className="returns-rows">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Row({ row }: { row: Answer<'returns', 'list'>['rows'][number] }) {
  const t = useT(phrases);
  return (
    <li className="returns-row">
      <div className="returns-what">
        <Whom who={row} />
        <p className="small muted">
          {t(`kinds.${row.kind}`)} {row.code !== '' && <code>{row.code}</code>}
        </p>
      </div>
      <div className="returns-side small muted">
        <DateText value={row.at} withTime />
        <span>{t(`sources.${row.source}`)}</span>
      </div>
    </li>
  );
}
