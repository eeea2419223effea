/** The accountant's page: vouchers, live and held, and nothing else of the product. */
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconDownload, IconLock, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { DateText } from '#web/components/date-text.tsx';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useTypedSearch } from '#web/components/use-typed-search.ts';
import { documents } from '#web/i18n/documents.ts';
import { dayOf, formatDate, formatMoney } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { vouchers as phrases } from '#web/i18n/vouchers.ts';
import { fileAddress, paperName } from './paper.ts';
import '#web/components/list-page.css';
import './documents.css';

type Row = Answer<'vouchers', 'list'>['rows'][number];
const STATES = ['all', 'live', 'held'] as const;
type State = (typeof STATES)[number];

export function VouchersPage() {
  const t = useT(phrases);
  const d = useT(documents);
  const [state, setState] = useState<State>('all');
  const [q, setQ] = useState('');
  const [sought, setSought] = useState('');
  const send = useTypedSearch('/vouchers', setSought);
  const list = useInfiniteQuery({
    queryKey: ['vouchers', state, sought],
    queryFn: ({ pageParam, signal }) =>
      api.vouchers.list(
        {
          query: {
            ...(sought === '' ? {} : { q: sought }),
            ...(state === 'all' ? {} : { state }),
            ...(pageParam === null ? {} : { after: pageParam }),
            limit: 50,
          },
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const filtered = sought !== '' || state !== 'all';
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="people-filters">
        <TextInput
          className="people-search"
          aria-label={d('search')}
          placeholder={d('search')}
          leftSection={<IconSearch size={17} aria-hidden="true" />}
          type="search"
          value={q}
          onChange={(event) => {
            setQ(event.currentTarget.value);
            send(event.currentTarget.value);
          }}
        />
        <SegmentedControl
          aria-label={t('state')}
          value={state}
          data={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
          onChange={(value) => setState(STATES.find((each) => each === value) ?? 'all')}
        />
      </div>
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={6} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState sentence={t(filtered ? 'nothing' : 'empty')} {...(filtered ? {} : { promise: t('promise') })} />
      )}
      {rows.length > 0 && <VoucherTable rows={rows} />}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}

function VoucherTable({ rows }: { rows: readonly Row[] }) {
  const t = useT(phrases);
  const d = useT(documents);
  return (
    <div className="vouchers-scroll" tabIndex={0} role="region" aria-label={t('title')}>
      <table className="vouchers">
        <thead>
          <tr>
            <th scope="col">{d('col.number')}</th>
            <th scope="col">{d('col.dated')}</th>
            <th scope="col" className="vouchers-amount">
              {d('col.amount')}
            </th>
            <th scope="col">{d('col.whose')}</th>
            <th scope="col">{d('col.state')}</th>
            <th scope="col">{d('col.until')}</th>
            <th scope="col">{d('col.file')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <VoucherRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function VoucherRow({ row }: { row: Row }) {
  const d = useT(documents);
  const lang = useLang();
  const text = useText();
  return (
    <tr>
      <th scope="row">{row.number}</th>
      <td data-head={d('col.dated')}>
        <DateText value={row.dated} />
      </td>
      <td className="vouchers-amount" data-head={d('col.amount')}>
        {row.amountCents === null ? '–' : formatMoney(row.amountCents, lang)}
      </td>
      <td data-head={d('col.whose')}>{text(row.whose)}</td>
      <td data-head={d('col.state')}>
        <Standing row={row} />
      </td>
      <td data-head={d('col.until')}>{row.keepUntil !== null && <DateText value={row.keepUntil} />}</td>
      <td>
        <a className="papers-open" href={fileAddress(row, 'vouchers')} download aria-label={d('openOf', { what: paperName(row, lang) })}>
          <IconDownload size={17} stroke={1.6} aria-hidden="true" />
          <span>{d('open')}</span>
        </a>
      </td>
    </tr>
  );
}

/** Held, and since when; and who else opened it, and why. */
function Standing({ row }: { row: Row }) {
  const t = useT(phrases);
  const lang = useLang();
  if (row.heldOn === null) return <span className="muted">{t('live')}</span>;
  return (
    <span className="vouchers-held">
      <span className="vouchers-mark">
        <IconLock size={15} stroke={1.8} aria-hidden="true" />
        {t('heldSince', { date: formatDate(row.heldOn, lang) })}
      </span>
      {row.openings.map(({ at, reason }) => (
        <span key={at} className="small muted">
          {t('opened', { date: formatDate(dayOf(at), lang), reason })}
        </span>
      ))}
    </span>
  );
}
