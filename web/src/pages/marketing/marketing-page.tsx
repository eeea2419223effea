/** Newsletters, the latest first: in which state each is, when it leaves or left, and its equation. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay, usePolicy } from '#web/api/queries.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FeatureOff } from '#web/components/feature-off.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { marketing as phrases } from '#web/i18n/marketing.ts';
import type { MailingRow } from './data.ts';
import { isMoving } from './data.ts';
import { MarketingNav } from './marketing-nav.tsx';
import { MailingWhen, StateMark } from './state.tsx';
import { TallyLine } from './tally.tsx';
import './marketing.css';

const NewMailingDialog = lazy(() => import('./new-mailing-dialog.tsx').then((module) => ({ default: module.NewMailingDialog })));

export function MarketingPage() {
  const t = useT(phrases);
  const policy = usePolicy();
  const mayWrite = useMay('marketing.write');
  const [adding, setAdding] = useState(false);
  const off = policy?.features.find(({ id }) => id === 'newsletters')?.on === false;
  usePageCommand(mayWrite && policy !== undefined && !off, {
    id: 'new-mailing',
    label: t('add'),
    icon: IconPlus,
    key: 'u',
    run: () => setAdding(true),
  });
  const add = mayWrite && !off && (
    <Button leftSection={<IconPlus size={17} aria-hidden="true" />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t('lead')} actions={add} />
      <MarketingNav />
      {off ? <FeatureOff feature="newsletters" registerId={policy?.registers[0]?.id} /> : <Newsletters add={add} />}
      <Suspense fallback={null}>{adding && <NewMailingDialog onClose={() => setAdding(false)} />}</Suspense>
    </div>
  );
}

function Newsletters({ add }: { add: React.ReactNode }) {
  const t = useT(phrases);
  const list = useInfiniteQuery({
    queryKey: ['mailings', 'list'],
    queryFn: ({ pageParam, signal }) =>
      api.mailings.list({ query: { ...(pageParam === null ? {} : { after: pageParam }), limit: 50 } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state }) => (state.data?.pages.some(({ rows }) => rows.some((row) => isMoving(row.state))) === true ? 4000 : false),
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={5} />}
      {list.isSuccess && rows.length === 0 && <EmptyState sentence={t('empty')} action={add} promise={t('promise')} />}
      {rows.length > 0 && (
        <ul className="marketing-rows">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function Row({ row }: { row: MailingRow }) {
  const text = useText();
  return (
    <li className="marketing-row">
      <div className="marketing-what">
        <Link to="/marketing/$id" params={{ id: row.id }} className="marketing-name">
          {row.name}
        </Link>
        <p className="small muted">{text(row.purpose.name)}</p>
        {row.tally !== null && <TallyLine tally={row.tally} />}
      </div>
      <div className="marketing-state">
        <StateMark state={row.state} />
        <MailingWhen mailing={row} />
      </div>
    </li>
  );
}
