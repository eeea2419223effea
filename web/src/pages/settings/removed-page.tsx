/** What was removed and can still be brought back, with the day on which it goes by itself. */
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { isProblem } from '#web/api/problem.ts';
import { DateText } from '#web/components/date-text.tsx';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { common } from '#web/i18n/common.ts';
import { lang, useT, useText } from '#web/i18n/index.ts';
import { trash as phrases } from '#web/i18n/trash.ts';
import { SettingsHead } from './settings-head.tsx';
import './settings.css';

type Row = Answer<'undo', 'trash'>['rows'][number];

export function RemovedPage() {
  const t = useT(phrases);
  const { subject } = useSearch({ from: '/inside/settings/removed' });
  const list = useQuery({
    queryKey: ['trash', subject ?? ''],
    queryFn: ({ signal }) => api.undo.trash({ query: subject === undefined ? {} : { subject } }, { signal }),
  });
  const hours = list.data?.hours ?? 0;
  const rows = list.data?.rows ?? [];
  const lead = hours < 48 || hours % 24 !== 0 ? t('leadHours', { n: hours }) : t('leadDays', { n: hours / 24 });
  return (
    <div className="page">
      <SettingsHead {...(list.data ? { lead } : {})} />
      <section className="card settings-card settings-wide">
        <h2>{t('title')}</h2>
        <p className="muted">{t('never')}</p>
        {subject !== undefined && (
          <p className="row">
            <span>{t('of', { name: rows[0]?.subject ?? '–' })}</span>
            <Link to="/settings/removed" search={{}}>
              {t('all')}
            </Link>
          </p>
        )}
        <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <SkeletonRows rows={4} />}
        {list.isSuccess && rows.length === 0 && <EmptyState sentence={t('empty')} promise={t('promise')} />}
        {rows.length > 0 && <Rows rows={rows} />}
        {list.data?.more === true && <p className="muted small">{t('more')}</p>}
      </section>
    </div>
  );
}

function Rows({ rows }: { rows: readonly Row[] }) {
  const t = useT(phrases);
  return (
    <div className="settings-scroll" tabIndex={0} role="region" aria-label={t('title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('col.what')}</th>
            <th scope="col">{t('col.whose')}</th>
            <th scope="col">{t('col.removed')}</th>
            <th scope="col">{t('col.until')}</th>
            <th scope="col">{t('col.act')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <RemovedRow key={`${row.actId} ${row.subjectId} ${i}`} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RemovedRow({ row }: { row: Row }) {
  const t = useT(phrases);
  const text = useText();
  const client = useQueryClient();
  const [warned, setWarned] = useState(false);
  const restore = useMutation({
    mutationFn: () => api.undo.restore({ body: { actId: row.actId, subjectId: row.subjectId, confirmed: warned } }),
    onError: (error) => setWarned(isProblem(error) && error.code === 'errors.undo-corrected'),
    onSuccess: async () => {
      say(t('restored'));
      await client.invalidateQueries();
    },
  });
  const kind = text(row.kind);
  return (
    <tr>
      <td>
        <span>{row.values.map(({ value }) => value).join(' · ') || kind}</span>
        <div className="small muted">{kind}</div>
      </td>
      <td>
        {row.subjectKind === 'person' ? (
          <Link to="/people/$id" params={{ id: row.subjectId }}>
            {row.subject}
          </Link>
        ) : (
          <Link to="/organisations/$id" params={{ id: row.subjectId }}>
            {row.subject}
          </Link>
        )}
      </td>
      <td>
        <DateText value={row.at} withTime />
        <div className="small muted">{row.undone ? `${row.by} · ${t('undone')}` : row.by}</div>
      </td>
      <td>
        <DateText value={row.until} withTime />
      </td>
      <td>
        <Button
          size="compact-sm"
          variant="default"
          loading={restore.isPending}
          aria-label={t('restoreOf', { kind, name: row.subject })}
          onClick={() => restore.mutate()}
        >
          {warned ? common.t(lang(), 'undoAnyway') : t('restore')}
        </Button>
        {restore.error && <ErrorBanner error={restore.error} />}
      </td>
    </tr>
  );
}
