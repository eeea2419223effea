/** Inactive customers, decided one by one or together, always signed by the one who decides. */
import { Button, Textarea } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { registerName } from '#web/api/declared.ts';
import { peopleChanged, useMay, usePolicy } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { DateText } from '#web/components/date-text.tsx';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { type Column, type Selection, VirtualTable } from '#web/components/virtual-table.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { retention as phrases } from '#web/i18n/retention.ts';
import { RetentionHead } from './retention-head.tsx';
import './retention.css';

type Row = Answer<'retention', 'reviews'>['rows'][number];
type Decision = 'keep' | 'erase';

/** As many as one decision takes. */
const MOST = 5000;

function count(pages: readonly { rows: readonly unknown[] }[]): number {
  return pages.reduce((sum, { rows }) => sum + rows.length, 0);
}

export function ReviewsPage() {
  const t = useT(phrases);
  const may = useMay('retention.decide');
  const list = useInfiniteQuery({
    queryKey: ['retention', 'reviews', 'list'],
    queryFn: ({ pageParam }) => api.retention.reviews({ query: pageParam === null ? {} : { after: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const columns = useColumns();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const chosen = new Set(rows.filter(({ id }) => picked.has(id)).map(({ id }) => id));
  const selection: Selection = { chosen, toggle: (id) => setPicked(toggled(chosen, id)), toggleAll: () => void toggleAll() };
  /** All means all that wait, also those not scrolled to yet, as many as one decision may take. */
  async function toggleAll(): Promise<void> {
    if (chosen.size >= rows.length && !list.hasNextPage) return setPicked(new Set());
    setPicked(new Set(rows.map(({ id }) => id)));
    let pages = list.data?.pages ?? [];
    for (let more = list.hasNextPage; more && count(pages) < MOST;) {
      const next = await list.fetchNextPage();
      pages = next.data?.pages ?? pages;
      more = next.hasNextPage && !next.isError;
    }
    setPicked(new Set(pages.flatMap((page) => page.rows.map(({ id }) => id)).slice(0, MOST)));
  }
  return (
    <div className="page-list">
      <RetentionHead lead={t('reviews.lead')} />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={10} />}
      {list.isSuccess && rows.length === 0 && <EmptyState sentence={t('reviews.empty')} promise={t('reviews.emptyPromise')} />}
      {rows.length > 0 && (
        <>
          {may && (
            <div className="bulk" role="group" aria-label={t('tabs.reviews')}>
              <Button variant="default" disabled={chosen.size === 0} onClick={() => setDeciding('keep')}>
                {t('reviews.keep')}
              </Button>
              <Button className="button-danger" disabled={chosen.size === 0} onClick={() => setDeciding('erase')}>
                {t('reviews.erase')}
              </Button>
              <span className="muted num" role="status">
                {t('reviews.chosen', { n: chosen.size })}
              </span>
            </div>
          )}
          <VirtualTable
            label={t('tabs.reviews')}
            columns={columns}
            rows={rows}
            total={list.data?.pages[0]?.total}
            hasMore={list.hasNextPage}
            onEnd={() => void list.fetchNextPage()}
            rowKey={(row) => row.id}
            rowName={(row) => row.label}
            rowHref={(row) => ({ to: '/people/$id', params: { id: row.subjectId } })}
            selection={may ? selection : undefined}
          />
        </>
      )}
      {deciding !== null && (
        <DecideDialog ids={[...chosen]} decision={deciding} onDone={() => setPicked(new Set())} onClose={() => setDeciding(null)} />
      )}
    </div>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

interface DecideDialogProps {
  ids: string[];
  decision: Decision;
  onDone: () => void;
  onClose: () => void;
}

function DecideDialog({ ids, decision, onDone, onClose }: DecideDialogProps) {
  const t = useT(phrases);
  const client = useQueryClient();
  const [note, setNote] = useState('');
  async function decide() {
    const { decided } = await api.retention.decide({ body: { ids, decision, note: note.trim() } });
    onDone();
    await peopleChanged(client);
    say(t('reviews.decided', { n: decided }));
  }
  return (
    <ConfirmDialog
      title={t(`reviews.${decision}Title`, { n: ids.length })}
      verb={t(`reviews.${decision}`)}
      danger={decision === 'erase'}
      onConfirm={decide}
      onClose={onClose}
    >
      <p>{t(`reviews.${decision}Lead`)}</p>
      <Textarea label={t('reviews.note')} rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
    </ConfirmDialog>
  );
}

function useColumns(): Column<Row>[] {
  const t = useT(phrases);
  const text = useText();
  const policy = usePolicy();
  return useMemo(
    () => [
      { id: 'name', head: t('reviews.col.name'), width: '22%', cell: (row) => row.label },
      {
        id: 'register',
        head: t('reviews.col.register'),
        width: '20%',
        room: 'medium',
        cell: (row) => text(registerName(policy, row.registerId)),
      },
      {
        id: 'why',
        head: t('reviews.col.why'),
        room: 'medium',
        cell: (row) => <span title={text(row.explanation)}>{text(row.explanation)}</span>,
      },
      {
        id: 'opened',
        head: t('reviews.col.opened'),
        width: '110px',
        numeric: true,
        room: 'wide',
        cell: (row) => <DateText value={row.openedOn} />,
      },
      { id: 'decideBy', head: t('reviews.col.decideBy'), width: '140px', numeric: true, cell: (row) => <DateText value={row.decideBy} /> },
    ],
    [t, text, policy],
  );
}
