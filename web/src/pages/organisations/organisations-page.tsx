/** Organisations, with the same habits as the list of people: views, conditions, order, columns and keys. */
import { Button } from '@mantine/core';
import { IconColumns3, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { api } from '#web/api/client.ts';
import { declaredAnywhere } from '#web/api/declared.ts';
import { organisationsQuery, useMay, usePolicy } from '#web/api/queries.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FeatureOff } from '#web/components/feature-off.tsx';
import { columnsOf, resized } from '#web/components/list/columns.ts';
import { ColumnsDialog } from '#web/components/list/columns-dialog.tsx';
import { ConditionBar } from '#web/components/list/condition-bar.tsx';
import type { Search } from '#web/components/list/condition.ts';
import { ListSearch } from '#web/components/list/list-search.tsx';
import { ListSort } from '#web/components/list/list-sort.tsx';
import { useBegin } from '#web/components/list/use-begin.ts';
import { useChoice } from '#web/components/list/use-choice.ts';
import { useChooseAll } from '#web/components/list/use-choose-all.ts';
import { useFoundText, useMatching } from '#web/components/list/use-matching.ts';
import { ViewBar } from '#web/components/list/view-bar.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { VirtualTable } from '#web/components/virtual-table.tsx';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { useT } from '#web/i18n/index.ts';
import { lists } from '#web/i18n/lists.ts';
import { organisations as phrases } from '#web/i18n/organisations.ts';
import { askedOf, changed, conditionsIn, type OrganisationSearch, readOrganisationSearch } from '#web/list-search.ts';
import { BulkBar, useMayChoose } from '../people/bulk-bar.tsx';
import { ExportButton } from '../people/export-button.tsx';
import { OrganisationLine, useOrganisationColumns } from './organisation-columns.tsx';
import { useOrganisationConditions } from './organisation-conditions.ts';
import '#web/components/list-page.css';

const SORTS = ['name', '-name', 'business-id', '-business-id', 'newest', 'oldest'] as const;

export function OrganisationsPage() {
  const t = useT(phrases);
  const l = useT(lists);
  const search = useSearch({ from: '/inside/organisations' });
  const navigate = useNavigate();
  const policy = usePolicy();
  const off = policy !== undefined && !declaredAnywhere(policy, 'organisation.name');
  const show = useCallback((next: Search) => void navigate({ to: '/organisations', search: readOrganisationSearch(next) }), [navigate]);
  const set = useCallback(
    (change: Search) =>
      void navigate({
        to: '/organisations',
        search: (now) => changed(readOrganisationSearch(now), change as Partial<OrganisationSearch>),
        replace: true,
      }),
    [navigate],
  );
  useBegin('organisations', search, show);
  const conditions = useOrganisationConditions();
  const labelOf = (key: string) => (key === 'q' ? t('search') : (conditions.find(({ id }) => id === key)?.label ?? key));
  const [arranging, setArranging] = useState(false);
  const all = useOrganisationColumns();
  usePageCommand(!off, { id: 'columns', label: l('columns'), icon: IconColumns3, key: 'c', run: () => setArranging(true) });
  const found = useFound(search, !off);
  if (off)
    return (
      <div className="page-list">
        <PageHeader title={t('title')} />
        <FeatureOff feature="organisations" registerId={policy.registers[0]?.id} />
      </div>
    );
  return (
    <div className="page-list">
      <OrganisationsHeader found={found} search={search} />
      <ViewBar list="organisations" search={search as Search} labelOf={labelOf} onShow={show} />
      <div className="people-filters">
        <ListSearch path="/organisations" label={t('search')} q={search.q} onChange={(q) => set({ q })} />
        <ListSort sorts={SORTS} sort={search.sort ?? 'name'} onSort={(sort) => set({ sort })} />
        <ConditionBar conditions={conditions} search={search as Search} onChange={set} />
        <Button
          className="list-arrange"
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconColumns3 size={16} aria-hidden="true" />}
          onClick={() => setArranging(true)}
        >
          {l('columns')}
        </Button>
      </div>
      <OrganisationList search={search} total={found.total} onChange={set} onClear={() => show({ view: 'all' })} />
      {arranging && (
        <ColumnsDialog all={all} cols={search.cols} dense={search.dense === 'yes'} onChange={set} onClose={() => setArranging(false)} />
      )}
    </div>
  );
}

function useFound(search: OrganisationSearch, enabled: boolean) {
  const asked = conditionsIn(search);
  return useMatching(
    ['organisations', 'matching', asked],
    (exact, signal) => api.organisations.matching({ query: { ...asked, ...(exact ? { exact: 'yes' as const } : {}) } }, { signal }),
    enabled,
  );
}

function OrganisationsHeader({ found, search }: { found: ReturnType<typeof useFound>; search: OrganisationSearch }) {
  const t = useT(phrases);
  return (
    <PageHeader
      title={t('title')}
      lead={
        <span className="num" role="status">
          {useFoundText(found, (n) => t('count', { n }))}
        </span>
      }
      actions={
        found.total !== 0 && (
          <>
            <ExportButton about="organisations" who={{ filter: conditionsIn(search) }} registerId={search.register} />
            <Add variant="default" />
          </>
        )
      }
    />
  );
}

function Add({ variant }: { variant: 'filled' | 'default' }) {
  const t = useT(phrases);
  if (!useMay('organisations.write')) return null;
  return (
    <Button component={Link} to="/organisations/new" variant={variant} leftSection={<IconPlus size={17} aria-hidden="true" />}>
      {t('emptyAction')}
    </Button>
  );
}

interface OrganisationListProps {
  search: OrganisationSearch;
  total: number | undefined;
  onChange: (change: Search) => void;
  onClear: () => void;
}

function OrganisationList({ search, total, onChange, onClear }: OrganisationListProps) {
  const t = useT(phrases);
  const l = useT(lists);
  const all = useOrganisationColumns();
  const columns = useMemo(() => columnsOf(all, search.cols), [all, search.cols]);
  const list = useInfiniteQuery({ ...organisationsQuery(search), placeholderData: (before) => before });
  const may = useMayChoose('organisations');
  const asked = JSON.stringify(conditionsIn(search));
  const choice = useChoice(asked, total);
  useChooseAll(may && total !== 0, choice.selection);
  const { fetchNextPage, isFetchingNextPage } = list;
  const onEnd = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const filtered = asked !== '{}';
  return (
    <>
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={12} />}
      {list.isSuccess &&
        rows.length === 0 &&
        (filtered ? (
          <EmptyState
            sentence={t('nothing')}
            action={
              <Button variant="default" onClick={onClear}>
                {l('clear')}
              </Button>
            }
          />
        ) : (
          <EmptyState sentence={t('empty')} action={<Add variant="filled" />} promise={t('emptyPromise')} />
        ))}
      {rows.length > 0 && (
        <>
          <VirtualTable
            pageKeys
            label={t('title')}
            columns={columns}
            rows={rows}
            total={total}
            rowKey={(row) => row.id}
            rowName={(row) => row.label}
            rowHref={(row) => ({ to: '/organisations/$id', params: { id: row.id } })}
            hasMore={list.hasNextPage}
            onEnd={onEnd}
            sort={search.sort ?? 'name'}
            onSort={(sort) => onChange({ sort })}
            selection={may ? choice.selection : undefined}
            compact={search.dense === 'yes'}
            phone={(row) => <OrganisationLine row={row} />}
            onResize={(id, width) => onChange({ cols: resized(all, search.cols, id, width) })}
            stale={list.isPlaceholderData}
            listKey={JSON.stringify(askedOf(search))}
          />
          <BulkBar key={asked} choice={choice} listed={{ about: 'organisations', filter: conditionsIn(search) }} />
        </>
      )}
    </>
  );
}
