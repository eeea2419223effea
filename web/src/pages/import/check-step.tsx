/** The whole file before anything is written: what becomes of every row, with its reason, and what can still be mended and decided. */
import { Button, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { common } from '#web/i18n/common.ts';
import { importPhrases as phrases } from '#web/i18n/import.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { formatNumber } from '#platform/i18n';
import './check.css';
import { CheckGroup } from './check-group.tsx';
import { type CheckAnswer, type Decision, type Draft, type Mode, orderOf, type Patch, type Table } from './wizard.ts';

interface CheckStepProps {
  draft: Draft;
  table: Table;
  patch: Patch;
  onBack: () => void;
  onStarted: (importId: string) => void;
}

/** Mended and decided, but not yet checked again. */
export interface Pending {
  edits: Draft['edits'];
  decisions: Record<string, Decision>;
}
const NOTHING: Pending = { edits: {}, decisions: {} };

export function CheckStep({ draft, table, patch, onBack, onStarted }: CheckStepProps) {
  const t = useT(phrases);
  const c = useT(common);
  const text = useText();
  const [pending, setPending] = useState<Pending>(NOTHING);
  const order = orderOf(draft);
  const check = useQuery({
    queryKey: ['import', 'check', order],
    queryFn: () => api.imports.check({ body: order }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const start = useMutation({
    mutationFn: () =>
      api.imports.start({
        body: {
          ...order,
          source: draft.source,
          ...(draft.purpose === '' ? {} : { purpose: draft.purpose }),
          ...(draft.resumes === null ? {} : { resumes: draft.resumes }),
        },
      }),
    onSuccess: ({ id }) => onStarted(id),
  });
  const waiting = Object.keys(pending.edits).length + Object.keys(pending.decisions).length;
  function recheck() {
    patch({ edits: { ...draft.edits, ...pending.edits }, decisions: { ...draft.decisions, ...pending.decisions } });
    setPending(NOTHING);
  }
  return (
    <div className="stack">
      <Mode draft={draft} patch={patch} />
      <ErrorBanner error={check.error} onRetry={() => void check.refetch()} />
      {check.isPending && (
        <div role="status" aria-label={t('check.checking')}>
          <SkeletonRows rows={6} />
        </div>
      )}
      {check.data && (
        <>
          <Summary answer={check.data} />
          {check.data.warnings.map((warning) => (
            <p key={warning.fi} className="late" role="note">
              {text(warning)}
            </p>
          ))}
          <div className="check-groups">
            {check.data.groups.map((group) => (
              <CheckGroup
                key={group.group}
                group={group}
                draft={draft}
                table={table}
                patch={patch}
                pending={pending}
                setPending={setPending}
              />
            ))}
          </div>
        </>
      )}
      <ErrorBanner error={start.error} />
      <div className="row import-foot">
        {waiting > 0 ? (
          <Button onClick={recheck}>{t('check.again', { n: waiting })}</Button>
        ) : (
          <Button disabled={!check.data || check.data.stored === 0} loading={start.isPending} onClick={() => start.mutate()}>
            {t('check.verb', { n: check.data?.stored ?? 0 })}
          </Button>
        )}
        <Button variant="subtle" onClick={onBack}>
          {c('back')}
        </Button>
      </div>
    </div>
  );
}

const MODES = ['add', 'complete', 'update'] as const;

function Mode({ draft, patch }: { draft: Draft; patch: Patch }) {
  const t = useT(phrases);
  const set = (value: string) => patch({ mode: MODES.find((mode) => mode === value) ?? ('complete' satisfies Mode) });
  return (
    <div className="import-mode">
      <p id="import-mode">{t('check.mode')}</p>
      <SegmentedControl
        aria-labelledby="import-mode"
        value={draft.mode}
        data={MODES.map((value) => ({ value, label: t(`check.modes.${value}`) }))}
        onChange={set}
      />
      <p className="small muted">{t(`check.modeMore.${draft.mode}`)}</p>
    </div>
  );
}

const STORED = ['new', 'update'];

/** What happens, as one sentence of figures: stored, unchanged, and what comes back. */
function Summary({ answer }: { answer: CheckAnswer }) {
  const t = useT(phrases);
  const lang = useLang();
  const count = (name: string) => answer.groups.find(({ group }) => group === name)?.count ?? 0;
  const back = answer.groups
    .filter(({ group }) => !STORED.includes(group) && group !== 'same')
    .reduce((sum, group) => sum + group.count, 0);
  const figures: [number, string, string][] = [
    [answer.rows, t('check.rows'), ''],
    [count('new'), t('check.new'), 'figure-good'],
    [count('update'), t('check.update'), 'figure-good'],
    [count('same'), t('check.same'), ''],
    [back, t('check.back'), back > 0 ? 'figure-back' : ''],
  ];
  return (
    <div role="status">
      <dl className="figures">
        {figures.map(([n, label, look]) => (
          <div key={label} className={look}>
            <dd className="num">{formatNumber(n, lang)}</dd>
            <dt>{label}</dt>
          </div>
        ))}
      </dl>
    </div>
  );
}
