/** Lists of calls and letters: how many wait, how many were reached, and how many were left out. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useMay, usePolicy } from '#web/api/queries.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { callPhrases as phrases } from '#web/i18n/calls.ts';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { type CallList, callsQuery } from './data.ts';
import { MarketingNav } from './marketing-nav.tsx';
import './marketing.css';

const NewCallsDialog = lazy(() => import('./new-calls-dialog.tsx').then((module) => ({ default: module.NewCallsDialog })));

export function CallsPage() {
  const t = useT(phrases);
  const policy = usePolicy();
  const maySend = useMay('marketing.send');
  const [adding, setAdding] = useState(false);
  const list = useQuery(callsQuery);
  const rows = list.data?.lists ?? [];
  const on = policy?.features.some(({ id, on: is }) => is && (id === 'call-lists' || id === 'address-labels')) !== false;
  usePageCommand(maySend && on, { id: 'new-calls', label: t('add'), icon: IconPlus, run: () => setAdding(true) });
  const add = maySend && on && (
    <Button leftSection={<IconPlus size={17} aria-hidden="true" />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t('lead')} actions={add} />
      <MarketingNav />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={4} />}
      {list.isSuccess && rows.length === 0 && <EmptyState sentence={on ? t('empty') : t('none')} action={add} promise={t('promise')} />}
      {rows.length > 0 && (
        <ul className="marketing-rows">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      <Suspense fallback={null}>{adding && <NewCallsDialog onClose={() => setAdding(false)} />}</Suspense>
    </div>
  );
}

function Row({ row }: { row: CallList }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  return (
    <li className="marketing-row">
      <div className="marketing-what">
        <Link to="/marketing/calls/$id" params={{ id: row.id }} className="marketing-name">
          {row.name}
        </Link>
        <p className="small muted">
          {t(`kind.${row.channel}`)} · {text(row.purpose.name)}
        </p>
        <CallCounts list={row} />
      </div>
      <div className="marketing-state">
        <span className="small muted num">{t('made_by', { by: row.by, when: formatInstant(row.madeAt, lang) })}</span>
      </div>
    </li>
  );
}

const COUNTS = ['waiting', 'noAnswer', 'reached', 'ended', 'blocked'] as const;

function CallCounts({ list: { counts } }: { list: CallList }) {
  const t = useT(phrases);
  const parts = COUNTS.filter((key) => counts[key] > 0 || key === 'waiting').map((key) => t(`counts.${key}`, { n: counts[key] }));
  return <p className="small num">{parts.join(' · ')}</p>;
}
