/** Organisations by name; the same list habits as people. */
import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { declaredAnywhere } from '#web/api/declared.ts';
import { useMay, usePolicy } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FeatureOff } from '#web/components/feature-off.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useTypedSearch } from '#web/components/use-typed-search.ts';
import { type Column, VirtualTable } from '#web/components/virtual-table.tsx';
import { useT } from '#web/i18n/index.ts';
import { organisations as phrases } from '#web/i18n/organisations.ts';
import '#web/components/list-page.css';

type Row = Answer<'organisations', 'list'>['rows'][number];

export function OrganisationsPage() {
  const t = useT(phrases);
  const search = useSearch({ from: '/inside/organisations' });
  const navigate = useNavigate();
  const may = useMay('organisations.write');
  const columns = useColumns();
  const [q, setQ] = useState(search.q ?? '');
  const send = useTypedSearch(
    '/organisations',
    (typed) => void navigate({ to: '/organisations', search: typed === '' ? {} : { q: typed }, replace: true }),
  );
  const list = useInfiniteQuery({
    queryKey: ['organisations', 'list', search],
    queryFn: ({ pageParam, signal }) =>
      api.organisations.list({ query: { ...search, ...(pageParam === null ? {} : { after: pageParam }), limit: 100 } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  const { fetchNextPage, isFetchingNextPage } = list;
  const onEnd = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const policy = usePolicy();
  const off = policy !== undefined && !declaredAnywhere(policy, 'organisation.name');
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const add = may && !off && (
    <Button
      component={Link}
      to="/organisations/new"
      variant={rows.length === 0 ? 'filled' : 'default'}
      leftSection={<IconPlus size={17} aria-hidden="true" />}
    >
      {t('emptyAction')}
    </Button>
  );
  return (
    <div className="page-list">
      <PageHeader title={t('title')} actions={rows.length > 0 && add} />
      <div className="people-filters">
        <TextInput
          className="people-search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={17} aria-hidden="true" />}
          type="search"
          value={q}
          onChange={(event) => {
            setQ(event.currentTarget.value);
            send(event.currentTarget.value);
          }}
        />
      </div>
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={12} />}
      {off && <FeatureOff feature="organisations" registerId={policy.registers[0]?.id} />}
      {!off &&
        list.isSuccess &&
        rows.length === 0 &&
        (search.q === undefined ? (
          <EmptyState sentence={t('empty')} action={add} promise={t('emptyPromise')} />
        ) : (
          <EmptyState sentence={t('nothing')} />
        ))}
      {rows.length > 0 && (
        <VirtualTable
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowName={(row) => row.label}
          rowHref={(row) => ({ to: '/organisations/$id', params: { id: row.id } })}
          hasMore={list.hasNextPage}
          onEnd={onEnd}
        />
      )}
    </div>
  );
}

function useColumns(): Column<Row>[] {
  const t = useT(phrases);
  const policy = usePolicy();
  return useMemo(() => {
    const columns: (Column<Row> & { needs?: string })[] = [
      { id: 'name', head: t('col.name'), cell: (row) => row.label },
      { id: 'businessId', head: t('col.businessId'), width: '120px', needs: 'organisation.business_id', cell: (row) => row.businessId },
      { id: 'website', head: t('col.website'), width: '30%', needs: 'organisation.website', room: 'medium', cell: (row) => row.website },
      { id: 'people', head: t('col.people'), width: '90px', numeric: true, room: 'medium', cell: (row) => row.people },
      { id: 'due', head: t('col.due'), width: '104px', numeric: true, cell: (row) => row.dueOn && <DateText value={row.dueOn} /> },
    ];
    return columns.filter(({ needs }) => needs === undefined || policy === undefined || declaredAnywhere(policy, needs));
  }, [t, policy]);
}
