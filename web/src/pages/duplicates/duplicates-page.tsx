/** Who may be one: the queue with its reasons, and the chosen two side by side. */
import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type Answer, api } from '#web/api/client.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useTitle } from '#web/components/use-title.ts';
import { duplicates as phrases } from '#web/i18n/duplicates.ts';
import { useT } from '#web/i18n/index.ts';
import './duplicates.css';
import { PairView } from './pair-view.tsx';

type Row = Answer<'duplicates', 'list'>['rows'][number];

const AGAIN_MS = 1500;

export function DuplicatesPage() {
  const t = useT(phrases);
  useTitle(t('title'));
  const navigate = useNavigate();
  const { kind = 'person', pair } = useSearch({ from: '/inside/people/duplicates' });
  const list = useQuery({
    queryKey: ['duplicates', kind],
    queryFn: ({ signal }) => api.duplicates.list({ query: { kind } }, { signal }),
    refetchInterval: ({ state }) => (state.data?.looking === true ? AGAIN_MS : false),
  });
  const rows = list.data?.rows ?? [];
  // Until the look is over a nought would say more than is known.
  const countOf = (n: number | undefined) => (n === undefined || (n === 0 && list.data?.looking === true) ? '' : ` ${n}`);
  const chosen = rows.find((row) => pairOf(row) === pair) ?? rows[0];
  const go = (search: { kind?: 'organisation'; pair?: string }) => void navigate({ to: '/people/duplicates', search, replace: true });
  const of = kind === 'organisation' ? { kind } : {};
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t('lead')} />
      <SegmentedControl
        aria-label={t('kinds.label')}
        value={kind}
        data={[
          { value: 'person', label: `${t('kinds.person')}${countOf(list.data?.people)}` },
          { value: 'organisation', label: `${t('kinds.organisation')}${countOf(list.data?.organisations)}` },
        ]}
        onChange={(value) => go(value === 'organisation' ? { kind: 'organisation' } : {})}
      />
      <p className={rows.length === 0 ? 'muted' : 'small muted'} aria-live="polite">
        {list.data?.looking === true ? t('looking') : ''}
      </p>
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={6} />}
      {list.isSuccess && !list.data.looking && rows.length === 0 && (
        <EmptyState
          sentence={t('empty')}
          action={
            <Button component={Link} to={kind === 'organisation' ? '/organisations' : '/people'} variant="default">
              {t('emptyAction')}
            </Button>
          }
          promise={t('promise')}
        />
      )}
      {chosen !== undefined && (
        <div className="dup">
          <nav className="dup-queue" aria-label={t('queue')}>
            <ul>
              {rows.map((row) => (
                <QueueRow key={row.id} row={row} current={row === chosen} onChoose={() => go({ ...of, pair: pairOf(row) })} />
              ))}
            </ul>
          </nav>
          <PairView key={pairOf(chosen)} a={chosen.a.id} b={chosen.b.id} />
        </div>
      )}
    </div>
  );
}

function pairOf({ a, b }: Row): string {
  return `${a.id}.${b.id}`;
}

function QueueRow({ row, current, onChoose }: { row: Row; current: boolean; onChoose: () => void }) {
  const t = useT(phrases);
  return (
    <li>
      <button type="button" className="dup-row" aria-current={current ? 'true' : undefined} onClick={onChoose}>
        <span className="dup-names">
          <span>{row.a.label}</span>
          <span>{row.b.label}</span>
        </span>
        <span className="small muted">{row.reasons.map((reason) => t(`reasons.${reason}`)).join(', ')}</span>
      </button>
    </li>
  );
}
