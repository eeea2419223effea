/** Receivers of notices: whether each listens, a trial, and what may be done with it. */
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { VerdictMark } from '#web/components/verdict-mark.tsx';
import { api as phrases } from '#web/i18n/api.ts';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { wordsOf } from './api-words.ts';
import { DeliveriesDialog } from './deliveries-dialog.tsx';
import { HookDialog } from './hook-dialog.tsx';
import { OnceDialog } from './once-dialog.tsx';

export type HooksView = Answer<'webhooks', 'list'>;
export type Hook = HooksView['webhooks'][number];

export function HooksCard() {
  const t = useT(phrases);
  const [making, setMaking] = useState(false);
  const found = useQuery({ queryKey: ['webhooks'], queryFn: ({ signal }) => api.webhooks.list(undefined, { signal }) });
  const hooks = found.data?.webhooks ?? [];
  return (
    <section className="card settings-card settings-wide">
      <div className="api-head">
        <h2>{t('hooks.title')}</h2>
        <Button disabled={!found.data} onClick={() => setMaking(true)}>
          {t('hooks.make')}
        </Button>
      </div>
      <p className="muted">{t('hooks.lead')}</p>
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={1} />}
      {found.isSuccess && hooks.length === 0 && <p>{t('hooks.none')}</p>}
      {hooks.map((hook) => (
        <HookView key={hook.id} hook={hook} />
      ))}
      {making && found.data && <HookDialog view={found.data} onClose={() => setMaking(false)} />}
    </section>
  );
}

const VERDICT = { on: 'kept', failing: 'unknown', off: 'broken' } as const;

function HookView({ hook }: { hook: Hook }) {
  const t = useT(phrases);
  const text = useText();
  return (
    <article className="api-hook">
      <h3>{hook.name}</h3>
      <p className="api-url small">
        <code>{hook.url}</code> <span className="muted">· {hook.recipient === null ? t('hooks.own') : text(hook.recipient.name)}</span>
      </p>
      <State hook={hook} />
      <p className="small muted">{hook.events.map((each) => wordsOf(t, 'events', each)).join(', ')}</p>
      <Acts hook={hook} />
    </article>
  );
}

function State({ hook: { state, offWhy, failingSince, waiting } }: { hook: Hook }) {
  const t = useT(phrases);
  const lang = useLang();
  const more = [
    ...(offWhy === null ? [] : [t(`hooks.why.${offWhy}`)]),
    ...(state === 'failing' && failingSince !== null ? [t('hooks.since', { date: formatInstant(failingSince, lang) })] : []),
    ...(waiting > 0 ? [t('hooks.waiting', { n: waiting })] : []),
  ];
  return (
    <p className="row settings-state">
      <VerdictMark verdict={VERDICT[state]} withWord={false} />
      <span>{[t(`hooks.states.${state}`), ...more].join(' · ')}</span>
    </p>
  );
}

function Acts({ hook }: { hook: Hook }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const [asking, setAsking] = useState<'rotate' | 'remove' | 'list' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const { id, name, state } = hook;
  const again = () => client.invalidateQueries({ queryKey: ['webhooks'] });
  const ping = useMutation({
    mutationFn: () => api.webhooks.ping({ params: { id } }),
    onSuccess: ({ delivery }) =>
      say(t(delivery.state === 'delivered' ? 'hooks.pinged' : 'hooks.notPinged', { code: delivery.code ?? '–' })),
    onSettled: again,
  });
  const turn = useMutation({ mutationFn: () => api.webhooks.update({ params: { id }, body: { on: state === 'off' } }), onSettled: again });
  async function confirm() {
    if (asking === 'rotate') setSecret((await api.webhooks.rotate({ params: { id } })).secret);
    else await api.webhooks.remove({ params: { id } }).then(() => say(t('hooks.removed')));
    await again();
  }
  return (
    <>
      <div className="api-acts" role="group" aria-label={t('hooks.actions', { name })}>
        <Button variant="default" size="compact-sm" loading={ping.isPending} onClick={() => ping.mutate()}>
          {t('hooks.ping')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => setAsking('list')}>
          {t('hooks.list')}
        </Button>
        <Button variant="default" size="compact-sm" loading={turn.isPending} onClick={() => turn.mutate()}>
          {t(state === 'off' ? 'hooks.start' : 'hooks.stop')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => setAsking('rotate')}>
          {t('hooks.rotate')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => setAsking('remove')}>
          {t('hooks.remove')}
        </Button>
      </div>
      <ErrorBanner error={ping.error ?? turn.error} />
      {asking === 'list' && <DeliveriesDialog hook={hook} onClose={() => setAsking(null)} />}
      {(asking === 'rotate' || asking === 'remove') && (
        <ConfirmDialog
          title={t(`hooks.${asking}Title`, { name })}
          verb={t(`hooks.${asking}`)}
          danger={asking === 'remove'}
          onConfirm={confirm}
          onClose={() => setAsking(null)}
        >
          <p>{t(`hooks.${asking}Lead`)}</p>
        </ConfirmDialog>
      )}
      {secret !== null && (
        <OnceDialog title={t('hooks.secret')} lead={t('hooks.secretLead', { name })} secret={secret} onClose={() => setSecret(null)} />
      )}
    </>
  );
}
