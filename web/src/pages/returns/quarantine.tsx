/** Messages that nobody's program understood: somebody reads one and says what follows, or throws it away. */
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { returns as phrases } from '#web/i18n/returns.ts';
import { MessageDialog } from './message-dialog.tsx';

type Row = Answer<'returns', 'quarantine'>['rows'][number];

export function Quarantine() {
  const t = useT(phrases);
  const [reading, setReading] = useState<Row | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['returns', 'quarantine'],
    queryFn: ({ pageParam, signal }) => api.returns.quarantine({ query: pageParam === null ? {} : { after: pageParam } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className="card returns-card">
      <h2>{t('quarantine.title')}</h2>
      {rows.length > 0 && <p className="muted">{t('quarantine.lead')}</p>}
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={1} />}
      {list.isSuccess && rows.length === 0 && <p className="muted">{t('quarantine.empty')}</p>}
      {rows.length > 0 && (
        <ul className="returns-rows">
          {rows.map((row) => (
            <Waiting key={row.id} row={row} onRead={() => setReading(row)} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
      {reading !== null && <MessageDialog id={reading.id} onClose={() => setReading(null)} />}
    </section>
  );
}

function Waiting({ row, onRead }: { row: Row; onRead: () => void }) {
  const t = useT(phrases);
  const lang = useLang();
  const mayRead = useMay('marketing.write');
  const what = t(`quarantine.reasons.${row.reason}`);
  return (
    <li className="returns-row">
      <div className="returns-what">
        <p className="returns-name">{what}</p>
        <p className="small muted">
          <DateText value={row.receivedAt} withTime />, {t(`sources.${row.way}`)}.{' '}
          {t('quarantine.until', { date: formatInstant(row.expiresAt, lang) })}
        </p>
      </div>
      {mayRead && (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('quarantine.readOf', { what, date: formatInstant(row.receivedAt, lang) })}
          onClick={onRead}
        >
          {t('quarantine.read')}
        </Button>
      )}
    </li>
  );
}
