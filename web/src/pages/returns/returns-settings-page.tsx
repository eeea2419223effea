/** The ways by which what comes back is taken in: a mailbox that is read, a door of our own, and notices of a sending service. */
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { VerdictMark } from '#web/components/verdict-mark.tsx';
import { useT } from '#web/i18n/index.ts';
import { returnsSettings as phrases } from '#web/i18n/returns-settings.ts';
import { BounceMailbox } from './bounce-mailbox.tsx';
import { Hooks } from './hooks.tsx';
import './returns.css';

export type SettingsView = Answer<'returns', 'settings'>;

export function ReturnsSettingsPage() {
  const t = useT(phrases);
  const found = useQuery({ queryKey: ['returns', 'settings'], queryFn: ({ signal }) => api.returns.settings(undefined, { signal }) });
  return (
    <div className="page">
      <p className="small no-print">
        <Link to="/marketing/returns">← {t('back')}</Link>
      </p>
      <PageHeader title={t('title')} lead={t('lead')} actions={<Link to="/settings/sending">{t('toAddress')}</Link>} />
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={6} />}
      {found.data && (
        <div className="returns-settings">
          <BounceMailbox view={found.data} />
          <Hooks view={found.data} />
          <Door view={found.data} />
        </div>
      )}
    </div>
  );
}

function Door({ view }: { view: SettingsView }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const { port, failed } = view.door;
  const [wish, setWish] = useState('2525');
  const save = useMutation({
    mutationFn: (next: number | null) => api.returns.saveDoor({ body: { port: next } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['returns', 'settings'] }),
  });
  const right = /^\d{1,5}$/.test(wish) && Number(wish) >= 1 && Number(wish) <= 65_535;
  return (
    <section className="card returns-card">
      <h2>{t('door.title')}</h2>
      <p className="muted">{t('door.lead')}</p>
      <p className="row" role="status">
        <VerdictMark verdict={port !== null ? 'kept' : failed !== null ? 'broken' : 'unknown'} withWord={false} />
        <span>{port !== null ? t('door.open', { port }) : failed !== null ? t('door.failed', { code: failed }) : t('door.closed')}</span>
      </p>
      <ErrorBanner error={save.error} />
      <div className="returns-inline">
        {port === null && (
          <TextInput
            label={t('door.port')}
            inputMode="numeric"
            autoComplete="off"
            value={wish}
            onChange={(event) => setWish(event.currentTarget.value)}
            error={right ? undefined : t('mailbox.portWrong')}
          />
        )}
        {port === null ? (
          <Button variant="default" disabled={!right} loading={save.isPending} onClick={() => save.mutate(Number(wish))}>
            {t('door.verb')}
          </Button>
        ) : (
          <Button variant="default" loading={save.isPending} onClick={() => save.mutate(null)}>
            {t('door.close')}
          </Button>
        )}
      </div>
    </section>
  );
}
