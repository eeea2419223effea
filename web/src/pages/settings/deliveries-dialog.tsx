/** What one receiver was told, the newest first, and the way to tell it again. */
import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';
import { DateText } from '#web/components/date-text.tsx';
import { Dialog } from '#web/components/dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { api as phrases } from '#web/i18n/api.ts';
import { useT } from '#web/i18n/index.ts';
import { wordsOf } from './api-words.ts';
import type { Hook } from './hooks-card.tsx';

type Delivery = Answer<'webhooks', 'deliveries'>['rows'][number];

export function DeliveriesDialog({ hook: { id, name }, onClose }: { hook: Hook; onClose: () => void }) {
  const t = useT(phrases);
  const list = useInfiniteQuery({
    queryKey: ['webhooks', id, 'deliveries'],
    queryFn: ({ pageParam }) =>
      api.webhooks.deliveries({ params: { id }, query: { limit: 50, ...(pageParam === null ? {} : { before: pageParam }) } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Dialog title={t('hooks.listOf', { name })} size="xl" onClose={onClose}>
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={3} />}
      {list.isSuccess && rows.length === 0 && <p>{t('hooks.empty')}</p>}
      {rows.length > 0 && (
        <div className="settings-scroll" tabIndex={0} role="region" aria-label={t('hooks.list')}>
          <table className="table">
            <thead>
              <tr>
                {(['event', 'at', 'state', 'action'] as const).map((col) => (
                  <th key={col} scope="col">
                    {t(`hooks.col.${col}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <DeliveryRow key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('hooks.more')}
        </Button>
      )}
    </Dialog>
  );
}

function DeliveryRow({ row }: { row: Delivery }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => api.webhooks.redeliver({ params: { id: row.id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['webhooks'] }),
  });
  return (
    <tr>
      <td>{wordsOf(t, 'events', row.event)}</td>
      <td>
        <DateText value={row.occurredAt} withTime />
      </td>
      <td>
        {t(`hooks.fate.${row.state}`)}
        {row.attempts > 0 && <div className="small muted">{t('hooks.tries', { n: row.attempts, code: row.code ?? '–' })}</div>}
      </td>
      <td>
        <Button variant="default" size="compact-sm" loading={again.isPending} onClick={() => again.mutate()}>
          {t('hooks.again')}
        </Button>
        <ErrorBanner error={again.error} />
      </td>
    </tr>
  );
}
