/** Everything on file, newest first, found by number; what law alone keeps is not here. */
import { Button, Select, TextInput } from '@mantine/core';
import { IconDownload, IconLockOpen, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { useMay, usePolicy } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FeatureOff } from '#web/components/feature-off.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useTypedSearch } from '#web/components/use-typed-search.ts';
import { type Column, VirtualTable } from '#web/components/virtual-table.tsx';
import { documents as phrases } from '#web/i18n/documents.ts';
import { formatMoney } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { vouchers } from '#web/i18n/vouchers.ts';
import { PAPER_KINDS } from '#web/search.ts';
import { fileAddress, paperName } from './paper.ts';
import '#web/components/list-page.css';
import './documents.css';

const FinancialYearDialog = lazy(() => import('./financial-year.tsx').then((module) => ({ default: module.FinancialYearDialog })));
const HeldDialog = lazy(() => import('./held-dialog.tsx').then((module) => ({ default: module.HeldDialog })));

type Row = Answer<'documents', 'list'>['rows'][number];

export function DocumentsPage() {
  const t = useT(phrases);
  const lang = useLang();
  const search = useSearch({ from: '/inside/documents' });
  const [open, setOpen] = useState<'held' | 'year' | null>(null);
  const policy = usePolicy();
  const off = policy?.features.find(({ id }) => id === 'documents')?.on === false;
  const filtered = search.q !== undefined || search.kind !== undefined;
  const list = useInfiniteQuery({
    queryKey: ['documents', 'list', search],
    queryFn: ({ pageParam, signal }) =>
      api.documents.list({ query: { ...search, ...(pageParam === null ? {} : { after: pageParam }), limit: 100 } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  const { fetchNextPage, isFetchingNextPage } = list;
  const onEnd = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const columns = useColumns();
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="page-list">
      <PageHeader title={t('title')} actions={<Actions onOpen={setOpen} />} />
      <Filters />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={8} />}
      {off && <FeatureOff feature="documents" registerId={policy?.registers[0]?.id} />}
      {!off && list.isSuccess && rows.length === 0 && (filtered ? <EmptyState sentence={t('nothing')} /> : <Empty />)}
      {rows.length > 0 && (
        <VirtualTable
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowName={(row) => `${paperName(row, lang)}, ${row.label}`}
          rowHref={(row) => ({ to: row.subjectKind === 'person' ? '/people/$id' : '/organisations/$id', params: { id: row.subjectId } })}
          hasMore={list.hasNextPage}
          onEnd={onEnd}
        />
      )}
      <Suspense fallback={null}>
        {open === 'held' && <HeldDialog onClose={() => setOpen(null)} />}
        {open === 'year' && <FinancialYearDialog onClose={() => setOpen(null)} />}
      </Suspense>
    </div>
  );
}

function Actions({ onOpen }: { onOpen: (what: 'held' | 'year') => void }) {
  const t = useT(phrases);
  const v = useT(vouchers);
  const maySet = useMay('settings.write');
  const mayOpen = useMay('vouchers.open');
  return (
    <>
      {maySet && (
        <Button variant="subtle" onClick={() => onOpen('year')}>
          {t('year.action')}
        </Button>
      )}
      {mayOpen && (
        <Button variant="default" leftSection={<IconLockOpen size={17} stroke={1.6} aria-hidden="true" />} onClick={() => onOpen('held')}>
          {v('held.action')}
        </Button>
      )}
    </>
  );
}

function Empty() {
  const t = useT(phrases);
  const action = (
    <Button component={Link} to="/people">
      {t('emptyAction')}
    </Button>
  );
  return <EmptyState sentence={t('empty')} action={action} promise={t('promise')} />;
}

function Filters() {
  const t = useT(phrases);
  const search = useSearch({ from: '/inside/documents' });
  const navigate = useNavigate();
  const [q, setQ] = useState(search.q ?? '');
  const go = (next: typeof search) => void navigate({ to: '/documents', search: next, replace: true });
  const send = useTypedSearch('/documents', (typed) => {
    const { q: _before, ...rest } = search;
    go(typed === '' ? rest : { ...rest, q: typed });
  });
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
      <Select
        aria-label={t('kind')}
        value={search.kind ?? ''}
        allowDeselect={false}
        data={[{ value: '', label: t('all') }, ...PAPER_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))]}
        onChange={(value) => {
          const { kind: _before, ...rest } = search;
          const kind = PAPER_KINDS.find((each) => each === value);
          go(kind === undefined ? rest : { ...rest, kind });
        }}
      />
    </div>
  );
}

function useColumns(): Column<Row>[] {
  const t = useT(phrases);
  const lang = useLang();
  return useMemo(
    () => [
      { id: 'whose', head: t('col.whose'), cell: (row) => row.label },
      { id: 'kind', head: t('col.kind'), width: '170px', room: 'medium', cell: (row) => t(`kinds.${row.kind}`) },
      { id: 'number', head: t('col.number'), width: '130px', cell: (row) => row.number },
      { id: 'dated', head: t('col.dated'), width: '104px', numeric: true, room: 'medium', cell: (row) => <DateText value={row.dated} /> },
      {
        id: 'amount',
        head: t('col.amount'),
        width: '120px',
        numeric: true,
        room: 'wide',
        cell: (row) => row.amountCents !== null && formatMoney(row.amountCents, lang),
      },
      {
        id: 'until',
        head: t('col.until'),
        width: '110px',
        numeric: true,
        room: 'wide',
        cell: (row) => row.keepUntil !== null && <DateText value={row.keepUntil} />,
      },
      {
        id: 'file',
        head: t('col.file'),
        width: '80px',
        cell: (row) => (
          <a className="papers-open" href={fileAddress(row)} download aria-label={t('openOf', { what: paperName(row, lang) })}>
            <IconDownload size={17} stroke={1.6} aria-hidden="true" />
          </a>
        ),
      },
    ],
    [t, lang],
  );
}
