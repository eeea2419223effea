/** Progress while it runs, what became of every row when it is done, and the rejected rows as a file. */
import { Button, Progress } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { saveFile } from '#web/components/save-file.ts';
import { importPhrases as phrases } from '#web/i18n/import.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { formatNumber } from '#platform/i18n';

type State = Answer<'imports', 'get'>;

export function RunStep({ importId, onAgain }: { importId: string; onAgain: () => void }) {
  const client = useQueryClient();
  const run = useQuery({
    queryKey: ['import', importId],
    queryFn: () => api.imports.get({ params: { id: importId } }),
    refetchInterval: (query) => (query.state.data === undefined || query.state.data.state === 'running' ? 500 : false),
  });
  const cancel = useMutation({ mutationFn: () => api.imports.cancel({ params: { id: importId } }), onSuccess: () => run.refetch() });
  const over = run.data !== undefined && run.data.state !== 'running';
  useEffect(() => {
    if (over) void peopleChanged(client);
  }, [over, client]);
  return (
    <div className="stack" aria-live="polite">
      <ErrorBanner error={run.error ?? cancel.error} onRetry={() => void run.refetch()} />
      {run.data && !over && <Running state={run.data} onCancel={() => cancel.mutate()} />}
      {run.data && over && <Finished state={run.data} onAgain={onAgain} />}
    </div>
  );
}

function Running({ state, onCancel }: { state: State; onCancel: () => void }) {
  const t = useT(phrases);
  const lang = useLang();
  const label = t('run.progress', { done: formatNumber(state.done, lang), rows: formatNumber(state.rows, lang) });
  return (
    <>
      <Progress.Root size={10}>
        <Progress.Section value={state.rows === 0 ? 0 : (state.done / state.rows) * 100} aria-label={label} />
      </Progress.Root>
      <p className="num">{label}</p>
      <p className="muted">{t('run.running')}</p>
      <div>
        <Button variant="default" onClick={onCancel}>
          {t('run.cancel')}
        </Button>
      </div>
    </>
  );
}

function Finished({ state, onAgain }: { state: State; onAgain: () => void }) {
  const t = useT(phrases);
  const lang = useLang();
  const errors = useMutation({
    mutationFn: async () => {
      const { csv } = await api.imports.errors({ params: { id: state.id } });
      saveFile('hylatyt-rivit.csv', csv, 'text/csv');
    },
  });
  const figures: [number, string][] = [
    [state.created, t('run.created')],
    [state.merged, t('run.merged')],
    [state.failed, t('run.errors')],
    [state.banned, t('run.banned')],
  ];
  return (
    <>
      <h2>{state.state === 'running' ? '' : t(`run.${state.state}`)}</h2>
      <dl className="figures">
        {figures.map(([n, label]) => (
          <div key={label}>
            <dd className="num">{formatNumber(n, lang)}</dd>
            <dt>{label}</dt>
          </div>
        ))}
      </dl>
      <ErrorBanner error={errors.error} />
      <div className="row">
        <Button component={Link} to="/people">
          {t('run.people')}
        </Button>
        {state.failed + state.banned > 0 && (
          <Button variant="default" loading={errors.isPending} onClick={() => errors.mutate()}>
            {t('run.csv')}
          </Button>
        )}
        <Button variant="subtle" onClick={onAgain}>
          {t('run.again')}
        </Button>
      </div>
    </>
  );
}
