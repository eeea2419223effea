/** Addresses to which nothing is sent, with the reason; who looks may say that one works after all. */
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { returns as phrases } from '#web/i18n/returns.ts';
import { Whom } from './whom.tsx';

type Row = Answer<'returns', 'refused'>['rows'][number];

export function Refused() {
  const t = useT(phrases);
  const lang = useLang();
  const mayLift = useMay('marketing.write');
  const [lifting, setLifting] = useState<Row | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['returns', 'refused'],
    queryFn: ({ pageParam, signal }) => api.returns.refused({ query: pageParam === null ? {} : { after: pageParam } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className="card returns-card">
      <h2>{t('refused.title')}</h2>
      <p className="muted">{t('refused.lead')}</p>
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={1} />}
      {list.isSuccess && rows.length === 0 && <p className="muted">{t('refused.empty')}</p>}
      {rows.length > 0 && (
        <ul className="returns-rows">
          {rows.map((row) => (
            <li key={row.id} className="returns-row">
              <div className="returns-what">
                <Whom who={row} />
                <p className="small muted">
                  {t(`refused.reasons.${row.reason}`)}, {t('refused.since', { date: formatInstant(row.since, lang) })}{' '}
                  {row.code !== '' && <code>{row.code}</code>}
                </p>
              </div>
              {mayLift && (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={t('refused.liftOf', { name: row.name })}
                  onClick={() => setLifting(row)}
                >
                  {t('refused.lift')}
                </Button>
              )}
            </li>
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
      {lifting !== null && <Lift row={lifting} onClose={() => setLifting(null)} />}
    </section>
  );
}

function Lift({ row, onClose }: { row: Row; onClose: () => void }) {
  const t = useT(phrases);
  const client = useQueryClient();
  async function lift() {
    await api.returns.lift({ params: { id: row.id } });
    await client.invalidateQueries({ queryKey: ['returns'] });
    say(t('refused.lifted'));
  }
  return (
    <ConfirmDialog title={t('refused.liftTitle')} verb={t('refused.lift')} onConfirm={lift} onClose={onClose}>
      <p>{t('refused.liftLead', { address: row.address ?? row.name })}</p>
    </ConfirmDialog>
  );
}
