/** Imports so far: what each brought, who did it, from where, and whether it can still be taken back. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { usePolicy } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { importPhrases as phrases } from '#web/i18n/import.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { formatNumber } from '#platform/i18n';
import { formatDate } from '#web/i18n/format.ts';
import { ReverseDialog } from './reverse-dialog.tsx';

export type ImportRow = Answer<'imports', 'list'>['rows'][number];

export function ImportsList() {
  const t = useT(phrases);
  const list = useQuery({
    queryKey: ['imports'],
    queryFn: ({ signal }) => api.imports.list(undefined, { signal }),
    refetchInterval: (query) => (query.state.data?.rows.some(({ state }) => state === 'running' || state === 'reversing') ? 1000 : false),
  });
  if (list.data?.rows.length === 0) return null;
  return (
    <section className="imports">
      <h2>{t('list.title')}</h2>
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      <ul className="import-runs">
        {list.data?.rows.map((run) => (
          <Run key={run.id} run={run} />
        ))}
      </ul>
    </section>
  );
}

/** The organisations that the rows named go with them: both are told, so that the figure agrees with what came. */
function removedOf({ about, created, removed, kept }: ImportRow, t: ReturnType<typeof useT<Parameters<typeof phrases.t>[1]>>): string {
  if (about === 'organisations' || (kept === 0 && removed <= created)) return t('list.removed', { n: removed });
  if (kept > 0) return t('list.removedMixed', { n: removed });
  return t('list.removedBoth', { n: removed, people: created, organisations: removed - created });
}

function Run({ run }: { run: ImportRow }) {
  const t = useT(phrases);
  const lang = useLang();
  const text = useText();
  const register = usePolicy()?.registers.find(({ id }) => id === run.registerId);
  const [asking, setAsking] = useState(false);
  const reversed = run.state === 'reversing' || run.state === 'reversed';
  const undone = [
    ...(run.removed > 0 ? [removedOf(run, t)] : []),
    ...(run.restored > 0 ? [t('list.restored', { n: run.restored })] : []),
    ...(run.kept > 0 ? [t('list.kept', { n: run.kept })] : []),
  ];
  const figures: [number, string][] = [
    [run.created, t('list.created')],
    [run.merged - run.same, t('list.completed')],
    [run.failed + run.banned + run.erased, t('list.back')],
  ];
  return (
    <li className={`import-run import-run-${run.state}`}>
      <div>
        <p>
          <strong>
            <DateText value={run.startedAt} withTime />
          </strong>{' '}
          <span className="import-state">{t(`list.states.${run.state}`)}</span>
        </p>
        <p className="small muted">
          {t('list.from', { who: run.who, source: text(run.source), register: register ? text(register.name) : run.registerId })}
        </p>
      </div>
      <div className="import-run-side">
        <p className="import-run-figures num">
          {figures.map(([n, label]) => (
            <span key={label}>
              <strong>{formatNumber(n, lang)}</strong> {label}
            </span>
          ))}
        </p>
        {reversed && undone.length > 0 && <p className="small muted">{undone.join(', ')}</p>}
        {run.reversibleUntil !== null && run.state !== 'running' && (
          <p className="import-run-undo">
            <span className="small muted">{t('list.until', { date: formatDate(run.reversibleUntil.slice(0, 10), lang) })}</span>
            <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
              {t('list.reverse')}
            </Button>
          </p>
        )}
      </div>
      {asking && <ReverseDialog run={run} onClose={() => setAsking(false)} />}
    </li>
  );
}
