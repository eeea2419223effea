/** Everyone in the registers: a hundred thousand rows scroll, a view is an address, and the date each one goes is in sight. */
import { Button } from '@mantine/core';
import { IconColumns3, IconFileImport } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { api } from '#web/api/client.ts';
import { peopleQuery, useMay } from '#web/api/queries.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
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
import { people as phrases } from '#web/i18n/people.ts';
import { askedOf, changed, conditionsIn, type PeopleSearch, readPeopleSearch } from '#web/list-search.ts';
import { DuplicatesLink } from '../duplicates/duplicates-link.tsx';
import { BulkBar, useMayChoose } from './bulk-bar.tsx';
import { ExportButton } from './export-button.tsx';
import { usePeopleColumns } from './people-columns.tsx';
import { usePeopleConditions } from './people-conditions.ts';
import { PersonLine } from './person-line.tsx';
import '#web/components/list-page.css';

const SORTS = ['name', '-name', 'next-action', '-next-action', 'due', 'job', '-job', 'number', '-number', 'newest', 'oldest'] as const;

export function PeoplePage() {
  const t = useT(phrases);
  const search = useSearch({ from: '/inside/people' });
  const navigate = useNavigate();
  const show = useCallback((next: Search) => void navigate({ to: '/people', search: readPeopleSearch(next) }), [navigate]);
  const set = useCallback(
    (change: Search) =>
      void navigate({ to: '/people', search: (now) => changed(readPeopleSearch(now), readChange(change)), replace: true }),
    [navigate],
  );
  useBegin('people', search, show);
  const conditions = usePeopleConditions(search);
  const labelOf = (key: string) => (key === 'q' ? t('search') : (conditions.find(({ id }) => key.startsWith(id))?.label ?? key));
  return (
    <div className="page-list">
      <PeopleHeader search={search} />
      <ViewBar list="people" search={search as Search} labelOf={labelOf} onShow={show} />
      <div className="people-filters">
        <ListSearch path="/people" label={t('search')} q={search.q} onChange={(q) => set({ q })} />
        <ListSort sorts={SORTS} sort={search.sort ?? 'name'} onSort={(sort) => set({ sort })} />
        <ConditionBar conditions={conditions} search={search as Search} onChange={set} />
        <Arrange search={search} onChange={set} />
      </div>
      <PeopleList search={search} onChange={set} onClear={() => show({ view: 'all' })} />
    </div>
  );
}

// An emptied value must reach `changed` to take its key away.
function readChange(change: Search): Partial<PeopleSearch> {
  return { ...(change as Partial<PeopleSearch>) };
}

function useFound(search: PeopleSearch) {
  const asked = conditionsIn(search);
  return useMatching(['people', 'matching', asked], (exact, signal) =>
    api.people.matching({ query: { ...asked, ...(exact ? { exact: 'yes' as const } : {}) } }, { signal }),
  );
}

function PeopleHeader({ search }: { search: PeopleSearch }) {
  const t = useT(phrases);
  const mayImport = useMay('people.import');
  const found = useFoundText(useFound(search), (n) => t('count', { n }));
  return (
    <PageHeader
      title={t('title')}
      lead={
        <span className="num" role="status">
          {found}
        </span>
      }
      actions={
        <>
          <DuplicatesLink />
          <ExportButton who={{ filter: conditionsIn(search) }} registerId={search.register} />
          {mayImport && (
            <Button component={Link} to="/import" variant="default" leftSection={<IconFileImport size={17} aria-hidden="true" />}>
              {t('import')}
            </Button>
          )}
        </>
      }
    />
  );
}

function Arrange({ search, onChange }: { search: PeopleSearch; onChange: (change: Search) => void }) {
  const t = useT(lists);
  const all = usePeopleColumns();
  const [open, setOpen] = useState(false);
  usePageCommand(true, { id: 'columns', label: t('columns'), icon: IconColumns3, key: 'c', run: () => setOpen(true) });
  return (
    <>
      <Button
        className="list-arrange"
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconColumns3 size={16} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('columns')}
      </Button>
      {open && (
        <ColumnsDialog all={all} cols={search.cols} dense={search.dense === 'yes'} onChange={onChange} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

interface PeopleListProps {
  search: PeopleSearch;
  onChange: (change: Search) => void;
  onClear: () => void;
}

function PeopleList({ search, onChange, onClear }: PeopleListProps) {
  const t = useT(phrases);
  const may = useMayChoose('people');
  const all = usePeopleColumns();
  const columns = useMemo(() => columnsOf(all, search.cols), [all, search.cols]);
  const list = useInfiniteQuery({ ...peopleQuery(search), placeholderData: (before) => before });
  const asked = JSON.stringify(conditionsIn(search));
  const { total } = useFound(search);
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
      {list.isPending && <SkeletonRows rows={14} />}
      {list.isSuccess && rows.length === 0 && (filtered ? <Nobody onClear={onClear} /> : <Nothing />)}
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
            rowHref={(row) => ({ to: '/people/$id', params: { id: row.id } })}
            hasMore={list.hasNextPage}
            onEnd={onEnd}
            sort={search.sort ?? 'name'}
            onSort={(sort) => onChange({ sort })}
            selection={may ? choice.selection : undefined}
            compact={search.dense === 'yes'}
            phone={(row) => <PersonLine row={row} />}
            onResize={(id, width) => onChange({ cols: resized(all, search.cols, id, width) })}
            stale={list.isPlaceholderData}
            listKey={JSON.stringify(askedOf(search))}
          />
          <BulkBar key={asked} choice={choice} listed={{ about: 'people', filter: conditionsIn(search) }} />
        </>
      )}
    </>
  );
}

function Nothing() {
  const t = useT(phrases);
  const may = useMay('people.write');
  const mayImport = useMay('people.import');
  return (
    <EmptyState
      sentence={t('empty')}
      promise={t('emptyPromise')}
      action={
        <div className="row">
          {may && (
            <Button component={Link} to="/people/new">
              {t('emptyAction')}
            </Button>
          )}
          {mayImport && (
            <Button component={Link} to="/import" variant="default" leftSection={<IconFileImport size={17} aria-hidden="true" />}>
              {t('import')}
            </Button>
          )}
        </div>
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
