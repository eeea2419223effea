/** What would happen if the letter left now: who gets it, who is left out by which rule, and what is missing. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useT } from '#web/i18n/index.ts';
import { mailing as words } from '#web/i18n/mailing.ts';
import { mailingCheck as phrases } from '#web/i18n/mailing-check.ts';
import type { Check, Equation, Mailing } from './data.ts';
import { LeftOutTable } from './left-out.tsx';
import { Needs } from './needs.tsx';
import { SendStep } from './send-step.tsx';
import { Step } from './step.tsx';
import { Term } from './tally.tsx';

export function CheckStep({ mailing }: { mailing: Mailing }) {
  const t = useT(phrases);
  const w = useT(words);
  const maySend = useMay('marketing.send');
  const check = useQuery({
    queryKey: ['mailings', 'check', mailing.id, mailing.version],
    queryFn: ({ signal }) => api.mailings.check({ params: { id: mailing.id } }, { signal }),
  });
  return (
    <>
      <Step no={3} title={w('steps.check')}>
        <p className="small muted">{t('check.lead')}</p>
        <ErrorBanner error={check.error} onRetry={() => void check.refetch()} />
        {check.isPending && <SkeletonRows rows={4} />}
        {check.data && <CheckView check={check.data} />}
        {check.data && (
          <div>
            <Button variant="subtle" size="compact-sm" loading={check.isFetching} onClick={() => void check.refetch()}>
              {t('check.again')}
            </Button>
          </div>
        )}
      </Step>
      {maySend && check.data && (
        <Step no={4} title={w('steps.send')}>
          <SendStep mailing={mailing} check={check.data} />
        </Step>
      )}
    </>
  );
}

function CheckView({ check: { equation, needs } }: { check: Check }) {
  const t = useT(phrases);
  return (
    <>
      <EquationView equation={equation} />
      <h3 className="mailing-sub">{t('check.why')}</h3>
      {equation.left.length === 0 ? (
        <p className="small muted">{t('check.none')}</p>
      ) : (
        <LeftOutTable left={equation.left} label={t('check.why')} />
      )}
      <h3 className="mailing-sub">{t('check.needs')}</h3>
      <Needs needs={needs} />
    </>
  );
}

export function EquationView({ equation }: { equation: Equation }) {
  const t = useT(phrases);
  const left = equation.candidates - equation.ready;
  return (
    <dl className="equation">
      <Term name={t('check.candidates')} n={equation.candidates} what={t('check.candidatesWhat')} sign="" />
      <Term name={t('check.ready')} n={equation.ready} what={t('check.readyWhat')} sign="=" />
      <Term name={t('check.left')} n={left} what={t('check.leftWhat')} sign="+" />
    </dl>
  );
}
