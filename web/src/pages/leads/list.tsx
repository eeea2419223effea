/** Every lead, newest first, filtered by stage and source. */
import { Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { api } from '#web/api/client.ts';
import { usePolicy } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { type Column, VirtualTable } from '#web/components/virtual-table.tsx';
import { formatMoney } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { leadPhrases as phrases } from '#web/i18n/leads.ts';
import { type Lead, type Lists, useLists } from './data.ts';

export function LeadList() {
  const t = useT(phrases);
  const text = useText();
  const { stage, source } = useSearch({ from: '/inside/leads' });
  const lists = useLists();
  const filter = { ...(stage === undefined ? {} : { stage }), ...(source === undefined ? {} : { source }) };
  const list = useInfiniteQuery({
    queryKey: ['leads', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      api.leads.list({ query: { ...filter, ...(pageParam === null ? {} : { after: pageParam }), limit: 100 } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  const { fetchNextPage, isFetchingNextPage } = list;
  const onEnd = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const columns = useColumns(lists);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <Filters lists={lists} />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={8} />}
      {list.isSuccess && rows.length === 0 && <EmptyState sentence={t('nothing')} />}
      {rows.length > 0 && (
        <VirtualTable
          pageKeys
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowName={(row) => row.title ?? t('untitled')}
          rowHref={(row) => ({ to: '/leads/$id', params: { id: row.id } })}
          phone={(row) => <LeadLine lead={row} stage={text(lists?.stages.find(({ id }) => id === row.stage)?.name)} />}
          height="max(320px, calc(100dvh - 270px))"
          hasMore={list.hasNextPage}
          onEnd={onEnd}
        />
      )}
    </>
  );
}

/** The second line of a lead on a phone: what is next, and who it is about at which stage. */
function LeadLine({ lead, stage }: { lead: Lead; stage: string }) {
  return (
    <>
      {lead.next !== null && (
        <span className={lead.next.late ? 'late' : ''}>
          {lead.next.on !== null && <DateText value={lead.next.on} />} {lead.next.title}
          {' · '}
        </span>
      )}
      {lead.subject.label} · {stage}
    </>
  );
}

function Filters({ lists }: { lists: Lists | undefined }) {
  const t = useT(phrases);
  const text = useText();
  const policy = usePolicy();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/leads' });
  function go(next: { stage?: string | undefined; source?: string | undefined }) {
    const { stage, source } = { ...search, ...next };
    void navigate({ to: '/leads', search: { view: 'list', ...(stage ? { stage } : {}), ...(source ? { source } : {}) }, replace: true });
  }
  return (
    <div className="people-filters">
      <Select
        aria-label={t('stage')}
        value={search.stage ?? ''}
        allowDeselect={false}
        data={[{ value: '', label: t('all') }, ...(lists?.stages ?? []).map(({ id, name }) => ({ value: id, label: text(name) }))]}
        onChange={(value) => go({ stage: value || undefined })}
      />
      <Select
        aria-label={t('source')}
        value={search.source ?? ''}
        allowDeselect={false}
        data={[{ value: '', label: t('allSources') }, ...(policy?.sources ?? []).map(({ id, name }) => ({ value: id, label: text(name) }))]}
        onChange={(value) => go({ source: value || undefined })}
      />
    </div>
  );
}

function useColumns(lists: Lists | undefined): Column<Lead>[] {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  return useMemo(
    () => [
      { id: 'what', head: t('col.what'), cell: (row) => row.title ?? t('untitled') },
      {
        id: 'who',
        head: t('col.who'),
        width: '30%',
        cell: (row) => (row.organisation === null ? row.subject.label : `${row.subject.label}, ${row.organisation.label}`),
      },
      {
        id: 'stage',
        head: t('col.stage'),
        width: '104px',
        room: 'medium',
        cell: (row) => text(lists?.stages.find(({ id }) => id === row.stage)?.name),
      },
      {
        id: 'value',
        head: t('col.value'),
        width: '104px',
        numeric: true,
        room: 'medium',
        cell: (row) => row.valueCents !== null && formatMoney(row.valueCents, lang),
      },
      {
        id: 'next',
        head: t('col.next'),
        width: '220px',
        room: 'wide',
        cell: (row) =>
          row.next !== null && (
            <span className={row.next.late ? 'late' : ''}>
              {row.next.on !== null && <DateText value={row.next.on} />} {row.next.title}
            </span>
          ),
      },
      { id: 'source', head: t('col.source'), width: '170px', room: 'spare', cell: (row) => text(row.source.name) },
      {
        id: 'created',
        head: t('col.created'),
        width: '104px',
        numeric: true,
        room: 'spare',
        cell: (row) => <DateText value={row.createdAt} />,
      },
    ],
    [t, text, lang, lists],
  );
}
