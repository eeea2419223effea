/** Who goes in a month, each with the sentence that explains the date. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { registerName } from '#web/api/declared.ts';
import { usePolicy } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { type Column, VirtualTable } from '#web/components/virtual-table.tsx';
import { formatMonth } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { retention as phrases } from '#web/i18n/retention.ts';
import type { Month } from './calendar-page.tsx';

type Row = Answer<'retention', 'month'>['rows'][number];

export function MonthPeople({ month }: { month: Month }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const columns = useColumns();
  const [rule, setRule] = useState<string | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['retention', 'month', month.month, rule],
    queryFn: ({ pageParam, signal }) =>
      api.retention.month(
        {
          params: { month: month.month },
          query: { ...(rule === null ? {} : { ruleId: rule }), ...(pageParam === null ? {} : { after: pageParam }) },
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: month.total > 0,
  });
  const { fetchNextPage, isFetchingNextPage } = list;
  const onEnd = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className="month-people">
      <h2>{t('calendar.monthLabel', { month: formatMonth(month.month, lang), n: month.total })}</h2>
      {month.total === 0 && <p className="muted">{t('calendar.nothing')}</p>}
      {month.rules.length > 0 && (
        <div className="views" role="group" aria-label={t('calendar.why')}>
          <button type="button" className="view small" aria-pressed={rule === null} onClick={() => setRule(null)}>
            {t('calendar.allReasons')}
          </button>
          {month.rules.map(({ registerId, ruleId, reason, count }) => (
            <button
              key={`${registerId}/${ruleId}`}
              type="button"
              className="view small"
              aria-pressed={rule === ruleId}
              onClick={() => setRule(ruleId)}
            >
              {text(reason)} <span className="num">({count})</span>
            </button>
          ))}
        </div>
      )}
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isFetching && rows.length === 0 && <SkeletonRows rows={5} />}
      {rows.length > 0 && (
        <VirtualTable
          label={formatMonth(month.month, lang)}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.membershipId}
          rowName={(row) => row.label}
          rowHref={(row) => ({ to: '/people/$id', params: { id: row.subjectId } })}
          phone={(row) => text(row.explanation)}
          hasMore={list.hasNextPage}
          onEnd={onEnd}
          height="420px"
          compact
        />
      )}
    </section>
  );
}

function useColumns(): Column<Row>[] {
  const t = useT(phrases);
  const text = useText();
  const policy = usePolicy();
  return useMemo(() => {
    const columns: Column<Row>[] = [
      { id: 'name', head: t('calendar.col.name'), width: '22%', cell: (row) => row.label },
      { id: 'due', head: t('calendar.col.due'), width: '110px', numeric: true, cell: (row) => <DateText value={row.dueOn} /> },
      {
        id: 'register',
        head: t('calendar.col.register'),
        width: '20%',
        room: 'medium',
        cell: (row) => text(registerName(policy, row.registerId)),
      },
      { id: 'why', head: t('calendar.col.why'), cell: (row) => <span title={text(row.explanation)}>{text(row.explanation)}</span> },
    ];
    // Where there is one register, its name on every row tells nothing.
    return columns.filter(({ id }) => id !== 'register' || (policy?.registers.length ?? 0) > 1);
  }, [t, text, policy]);
}
