/** Every nightly run and everyone it had to skip, with the reason and the next date. */
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { peopleChanged, useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { retention as phrases } from '#web/i18n/retention.ts';
import { RetentionHead } from './retention-head.tsx';
import './retention.css';

type Runs = Answer<'retention', 'runs'>;
const COUNTS = ['due', 'ended', 'erased', 'reviewed', 'skipped', 'failed'] as const;

export function RunsPage() {
  const t = useT(phrases);
  const lang = useLang();
  const may = useMay('retention.decide');
  const client = useQueryClient();
  const list = useQuery({ queryKey: ['retention', 'runs'], queryFn: ({ signal }) => api.retention.runs(undefined, { signal }) });
  const [asking, setAsking] = useState(false);
  async function run() {
    const result = await api.retention.run();
    await peopleChanged(client);
    await client.invalidateQueries({ queryKey: ['promises'] });
    say(t('runs.ran', { due: result.due, erased: result.erased, failed: result.failed }));
  }
  return (
    <div className="page">
      <RetentionHead lead={t('runs.lead')} actions={may && <Button onClick={() => setAsking(true)}>{t('runs.now')}</Button>} />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={6} />}
      {list.data && (
        <>
          <p className="muted num">{t('runs.next', { when: formatInstant(list.data.nextRunAt, lang) })}</p>
          <RunTable runs={list.data.runs} />
          <Skips skips={list.data.skips} />
        </>
      )}
      {asking && (
        <ConfirmDialog title={t('runs.nowTitle')} verb={t('runs.now')} danger onConfirm={run} onClose={() => setAsking(false)}>
          <p>{t('runs.nowLead')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

function RunTable({ runs }: { runs: Runs['runs'] }) {
  const t = useT(phrases);
  if (runs.length === 0) return <p className="retention-section">{t('runs.empty')}</p>;
  return (
    <div className="retention-table retention-section" tabIndex={0} role="region" aria-label={t('tabs.runs')}>
      <table className="table table-stack">
        <thead>
          <tr>
            <th scope="col">{t('runs.col.started')}</th>
            <th scope="col" className="cell-num">
              {t('runs.col.duration')}
            </th>
            {COUNTS.map((name) => (
              <th key={name} scope="col" className="cell-num">
                {t(`runs.col.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <td className="runs-when">
                <DateText value={run.startedAt} withTime />
              </td>
              <td className="cell-num" data-label={t('runs.col.duration')}>
                {run.finishedAt === null
                  ? t('runs.running')
                  : t('runs.seconds', { s: Math.max(0, Math.round((Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000)) })}
              </td>
              {COUNTS.map((name) => (
                <td
                  key={name}
                  data-label={t(`runs.col.${name}`)}
                  className={name === 'failed' && run.failed > 0 ? 'cell-num run-failed' : 'cell-num'}
                >
                  {run[name]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Skips({ skips }: { skips: Runs['skips'] }) {
  const t = useT(phrases);
  const text = useText();
  return (
    <section className="retention-section">
      <h2>{t('runs.skips')}</h2>
      {skips.length === 0 ? (
        <p className="muted">{t('runs.skipsEmpty')}</p>
      ) : (
        <table className="table table-stack">
          <thead>
            <tr>
              <th scope="col">{t('runs.skipCol.name')}</th>
              <th scope="col">{t('runs.skipCol.reason')}</th>
              <th scope="col" className="cell-num">
                {t('runs.skipCol.next')}
              </th>
            </tr>
          </thead>
          <tbody>
            {skips.map((skip) => (
              <tr key={`${skip.subjectId}${skip.nextOn ?? ''}${skip.reason.fi}`}>
                <td>
                  <Link to="/people/$id" params={{ id: skip.subjectId }}>
                    {skip.label}
                  </Link>
                </td>
                <td>{text(skip.reason)}</td>
                <td className="cell-num" data-label={t('runs.skipCol.next')}>
                  {skip.nextOn !== null && <DateText value={skip.nextOn} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
