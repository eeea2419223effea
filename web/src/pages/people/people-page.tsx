/** Everyone in the registers: a hundred thousand rows scroll, a view is an address, and the date each one goes is in sight. */
import { Button, Select, TextInput } from '@mantine/core';
import { IconFileImport, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { api } from '#web/api/client.ts';
import { peopleQuery, useMay, usePolicy } from '#web/api/queries.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useTypedSearch } from '#web/components/use-typed-search.ts';
import { VirtualTable } from '#web/components/virtual-table.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { people as phrases } from '#web/i18n/people.ts';
import type { PeopleSearch } from '#web/search.ts';
import { ExportButton } from './export-button.tsx';
import { usePeopleColumns } from './people-columns.tsx';
import '#web/components/list-page.css';
import { ViewBar } from './view-bar.tsx';

export function PeoplePage() {
  const t = useT(phrases);
  const search = useSearch({ from: '/inside/people' });
  const navigate = useNavigate();
  const mayImport = useMay('people.import');
  const columns = usePeopleColumns();
  const list = useInfiniteQuery({ ...peopleQuery(search), placeholderData: (before) => before });
  const count = useQuery({ queryKey: ['people', 'count'], queryFn: () => api.people.count({ query: {} }) });
  const set = useCallback(
    (change: Partial<Record<keyof PeopleSearch, string | undefined>>) =>
      void navigate({ to: '/people', search: (now) => without({ ...now, ...change }), replace: true }),
    [navigate],
  );
  const { fetchNextPage, isFetchingNextPage } = list;
  const onEnd = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);

  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const filtered = Object.keys(search).some((key) => key !== 'sort');
  const total = filtered ? undefined : count.data?.total;
  return (
    <div className="page-list">
      <PageHeader
        title={t('title')}
        lead={<span className="num">{count.data ? t('count', { n: count.data.total }) : '\u00A0'}</span>}
        actions={
          <>
            <ExportButton who={{ filter: search }} registerId={search.register} />
            {mayImport && (
              <Button component={Link} to="/import" variant="default" leftSection={<IconFileImport size={17} aria-hidden="true" />}>
                {t('import')}
              </Button>
            )}
          </>
        }
      />
      <Filters search={search} onChange={set} />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={14} />}
      {list.isSuccess &&
        rows.length === 0 &&
        (filtered ? <Nobody onClear={() => void navigate({ to: '/people', search: {} })} /> : <Nothing />)}
      {rows.length > 0 && (
        <VirtualTable
          label={t('title')}
          columns={columns}
          rows={rows}
          total={total}
          rowKey={(row) => row.id}
          rowName={(row) => row.label}
          rowHref={(row) => ({ to: '/people/$id', params: { id: row.id } })}
          hasMore={list.hasNextPage}
          onEnd={onEnd}
          sort={search.sort ?? 'name'}
          onSort={(sort) => set({ sort })}
        />
      )}
    </div>
  );
}

function without(values: Partial<Record<keyof PeopleSearch, string | undefined>>): PeopleSearch {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as PeopleSearch;
}

interface FiltersProps {
  search: PeopleSearch;
  onChange: (change: Partial<Record<keyof PeopleSearch, string | undefined>>) => void;
}

function Filters({ search, onChange }: FiltersProps) {
  const t = useT(phrases);
  const text = useText();
  const policy = usePolicy();
  const [q, setQ] = useState(search.q ?? '');
  const send = useTypedSearch('/people', (typed) => onChange({ q: typed }));
  const registers = policy?.registers ?? [];
  return (
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
      {registers.length > 1 && (
        <Select
          aria-label={t('register')}
          value={search.register ?? ''}
          data={[{ value: '', label: t('anyRegister') }, ...registers.map(({ id, name }) => ({ value: id, label: text(name) }))]}
          onChange={(value) => onChange({ register: value ?? '' })}
        />
      )}
      <ViewBar search={search} onChange={onChange} />
    </div>
  );
}

function Nothing() {
  const t = useT(phrases);
  const may = useMay('people.write');
  return (
    <EmptyState
      sentence={t('empty')}
      promise={t('emptyPromise')}
      action={
        may && (
          <Button component={Link} to="/people/new">
            {t('emptyAction')}
          </Button>
        )
      }
    />
  );
}

function Nobody({ onClear }: { onClear: () => void }) {
  const t = useT(phrases);
  return (
    <EmptyState
      sentence={t('nobody')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('clear')}
        </Button>
      }
    />
  );
}
