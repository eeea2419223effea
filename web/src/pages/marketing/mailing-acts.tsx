/** What can be done to a newsletter in its state: pause, resume, stop, copy, take away. */
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { say } from '#web/components/toast.ts';
import { useT } from '#web/i18n/index.ts';
import { mailing as phrases } from '#web/i18n/mailing.ts';
import { isMoving, type Mailing, useMailingsChanged } from './data.ts';

export function MailingActs({ mailing }: { mailing: Mailing }) {
  const t = useT(phrases);
  const navigate = useNavigate();
  const changed = useMailingsChanged();
  const mayWrite = useMay('marketing.write');
  const maySend = useMay('marketing.send');
  const [asking, setAsking] = useState<'stop' | 'remove' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { id, state, name } = mailing;
  const params = { id };
  /** Pressed again before the answer it is done once. */
  async function act(run: () => Promise<unknown>, said: string) {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await run();
      await changed();
      say(said);
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  }
  async function copy() {
    const { id: made } = await api.mailings.copy({ params });
    await navigate({ to: '/marketing/$id', params: { id: made } });
  }
  const moving = isMoving(state);
  return (
    <>
      {maySend && moving && (
        <Button variant="default" onClick={() => void act(() => api.mailings.pause({ params }), t('acts.paused'))}>
          {t('acts.pause')}
        </Button>
      )}
      {maySend && state === 'scheduled' && mailing.tally === null && (
        <Button variant="default" onClick={() => void act(() => api.mailings.unschedule({ params }), t('acts.unscheduled'))}>
          {t('acts.unschedule')}
        </Button>
      )}
      {maySend && state === 'paused' && (
        <Button onClick={() => void act(() => api.mailings.resume({ params }), t('acts.resumed'))}>{t('acts.resume')}</Button>
      )}
      {maySend && (moving || state === 'paused') && (
        <Button variant="default" onClick={() => setAsking('stop')}>
          {t('acts.stop')}
        </Button>
      )}
      {mayWrite && (
        <Button variant="subtle" onClick={() => void act(copy, t('acts.copied'))}>
          {t('acts.copy')}
        </Button>
      )}
      {mayWrite && state === 'draft' && (
        <Button variant="subtle" onClick={() => setAsking('remove')}>
          {t('acts.remove')}
        </Button>
      )}
      <ErrorBanner error={error} />
      {asking === 'stop' && (
        <ConfirmDialog
          title={t('acts.stopTitle')}
          verb={t('acts.stop')}
          danger
          onConfirm={async () => {
            await api.mailings.stop({ params });
            await changed();
            say(t('acts.stopped'));
          }}
          onClose={() => setAsking(null)}
        >
          <p>{t('acts.stopMore')}</p>
        </ConfirmDialog>
      )}
      {asking === 'remove' && (
        <ConfirmDialog
          title={t('acts.removeTitle', { name })}
          verb={t('acts.remove')}
          danger
          onConfirm={async () => {
            await api.mailings.remove({ params });
            await navigate({ to: '/marketing' });
            await changed();
            say(t('acts.removed'));
          }}
          onClose={() => setAsking(null)}
        >
          <p>{t('acts.removeMore')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
