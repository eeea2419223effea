/** Progress while it runs, what became of every row when it is done, and the rows that come back as a file. */
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

interface RunStepProps {
  importId: string;
  about: 'people' | 'organisations';
  onAgain: () => void;
}

export function RunStep({ importId, about, onAgain }: RunStepProps) {
  const client = useQueryClient();
  const run = useQuery({
    queryKey: ['import', importId],
    queryFn: () => api.imports.get({ params: { id: importId } }),
    refetchInterval: (query) => (query.state.data === undefined || query.state.data.state === 'running' ? 400 : false),
  });
  const cancel = useMutation({ mutationFn: () => api.imports.cancel({ params: { id: importId } }), onSuccess: () => run.refetch() });
  const over = run.data !== undefined && run.data.state !== 'running';
  useEffect(() => {
    if (over) void Promise.all([peopleChanged(client), client.invalidateQueries({ queryKey: ['imports'] })]);
  }, [over, client]);
  return (
    <div className="stack" aria-live="polite">
      <ErrorBanner error={run.error ?? cancel.error} onRetry={() => void run.refetch()} />
      {run.data && !over && <Running state={run.data} onCancel={() => cancel.mutate()} />}
      {run.data && over && <Finished state={run.data} about={about} onAgain={onAgain} />}
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

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function Finished({ state, about, onAgain }: { state: State; about: RunStepProps['about']; onAgain: () => void }) {
  const t = useT(phrases);
  const errors = useMutation({
    mutationFn: async (format: 'csv' | 'xlsx') => {
      const params = { id: state.id };
      if (format === 'csv') return saveFile(`${t('run.fileName')}.csv`, (await api.imports.errors({ params })).csv, 'text/csv');
      const { file } = await api.imports.errorBook({ params });
      const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
      return saveFile(`${t('run.fileName')}.xlsx`, bytes, XLSX);
    },
  });
  const back = state.failed + state.banned + state.erased;
  return (
    <>
      <h2>{state.state === 'running' ? '' : t(`run.${state.state}`)}</h2>
      <Outcome state={state} />
      <ErrorBanner error={errors.error} />
      {back > 0 && <p className="small muted">{t('run.csvMore')}</p>}
      <div className="row">
        <Button component={Link} to={about === 'people' ? '/people' : '/organisations'}>
          {t(`run.${about}`)}
        </Button>
        {back > 0 &&
          (['xlsx', 'csv'] as const).map((format) => (
            <Button
              key={format}
              variant="default"
              loading={errors.isPending && errors.variables === format}
              onClick={() => errors.mutate(format)}
            >
              {t(`run.${format}`)}
            </Button>
          ))}
        <Button variant="subtle" onClick={onAgain}>
          {t('run.again')}
        </Button>
      </div>
      <p className="small muted">{t('run.reverse')}</p>
    </>
  );
}

/** What happened is told, what did not is left out, but for the first three. */
function Outcome({ state }: { state: State }) {
  const t = useT(phrases);
  const lang = useLang();
  const figures: [number, string, string][] = [
    [state.created, t('run.created'), 'figure-good'],
    [state.merged - state.same, t('run.merged'), 'figure-good'],
    [state.failed, t('run.errors'), state.failed > 0 ? 'figure-back' : ''],
  ];
  const more: [number, string, string][] = [
    [state.same, t('run.same'), ''],
    [state.banned, t('run.banned'), ''],
    [state.erased, t('run.erased'), ''],
    [state.permitted, t('run.permitted'), ''],
    [state.unpermitted, t('run.unpermitted'), ''],
  ];
  return (
    <dl className="figures">
      {[...figures, ...more.filter(([n]) => n > 0)].map(([n, label, look]) => (
        <div key={label} className={look}>
          <dd className="num">{formatNumber(n, lang)}</dd>
          <dt>{label}</dt>
        </div>
      ))}
    </dl>
  );
}
