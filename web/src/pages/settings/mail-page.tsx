/** Mail: whether it works and what to do if not, the relay, a test message, and what became of each letter. */
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';
import { useMe } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { VerdictMark } from '#web/components/verdict-mark.tsx';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { mail as phrases } from '#web/i18n/mail.ts';
import { causeOf } from './mail-cause.ts';
import { MailDeclare } from './mail-declare.tsx';
import { MailOutbox } from './mail-outbox.tsx';
import { MailRelay } from './mail-relay.tsx';
import { SettingsHead } from './settings-head.tsx';
import './settings.css';
import './mail.css';

export type MailView = Answer<'mail', 'settings'>;

export function MailPage() {
  const t = useT(phrases);
  const found = useQuery({ queryKey: ['mail'], queryFn: ({ signal }) => api.mail.settings(undefined, { signal }) });
  return (
    <div className="page">
      <SettingsHead lead={t('lead')} />
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={6} />}
      {found.data && (
        <>
          <State view={found.data} />
          <div className="settings mail-settings">
            <MailRelay view={found.data} />
            <div className="settings-column">
              <MailTest view={found.data} />
              <MailDeclare view={found.data} />
            </div>
            <MailOutbox counts={found.data.counts} />
          </div>
        </>
      )}
    </div>
  );
}

function State({ view }: { view: MailView }) {
  const t = useT(phrases);
  const lang = useLang();
  const { works, why, failingSince, code } = view;
  const date = failingSince === null ? '' : formatInstant(failingSince, lang);
  return (
    <p className="row settings-state settings-lead" role="status">
      <VerdictMark verdict={works ? 'kept' : why === 'failing' ? 'broken' : 'unknown'} withWord={false} />
      <span>
        {t(`state.${why ?? 'works'}`, { date })} {why === 'failing' && causeOf(code, t)}
      </span>
    </p>
  );
}

function MailTest({ view }: { view: MailView }) {
  const t = useT(phrases);
  const lang = useLang();
  const me = useMe();
  const client = useQueryClient();
  const send = useMutation({ mutationFn: () => api.mail.test(), onSettled: () => client.invalidateQueries({ queryKey: ['mail'] }) });
  const ready = view.settings !== null && view.why !== 'relay-undeclared' && view.why !== 'relay-without-address';
  const message = send.data?.message;
  return (
    <section className="card settings-card">
      <h2>{t('test.title')}</h2>
      <p className="muted">{t('test.lead', { email: me.email })}</p>
      <ErrorBanner error={send.error} />
      <div>
        <Button variant="default" disabled={!ready} loading={send.isPending} onClick={() => send.mutate()}>
          {t('test.verb')}
        </Button>
      </div>
      <div role="status">
        {message?.state === 'sent' && (
          <p className="row settings-state">
            <VerdictMark verdict="kept" withWord={false} />
            <span>{t('test.sent', { date: formatInstant(message.finishedAt ?? message.createdAt, lang) })}</span>
          </p>
        )}
        {message && message.state !== 'sent' && (
          <p className="row settings-state">
            <VerdictMark verdict="broken" withWord={false} />
            <span>
              {t('test.notSent')} {causeOf(message.code, t)}
            </span>
          </p>
        )}
      </div>
    </section>
  );
}
