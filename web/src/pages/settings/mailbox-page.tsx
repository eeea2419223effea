/** The private mailbox: whether it is read and what to do if not, how it is reached, and what became of messages in numbers. */
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { VerdictMark } from '#web/components/verdict-mark.tsx';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { mail } from '#web/i18n/mail.ts';
import { mailbox as phrases } from '#web/i18n/mailbox.ts';
import { mailboxCause } from './mailbox-cause.ts';
import { MailboxDeclare } from './mailbox-declare.tsx';
import { MailboxForm } from './mailbox-form.tsx';
import { SettingsHead } from './settings-head.tsx';
import './settings.css';
import './mail.css';

export type MailboxView = Answer<'mailbox', 'settings'>;

export function MailboxPage() {
  const t = useT(phrases);
  const found = useQuery({ queryKey: ['mailbox'], queryFn: ({ signal }) => api.mailbox.settings(undefined, { signal }) });
  return (
    <div className="page">
      <SettingsHead lead={t('lead')} />
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={6} />}
      {found.data && (
        <>
          <State view={found.data} />
          <div className="settings mail-settings">
            <MailboxForm view={found.data} />
            <div className="settings-column">
              <ReadNow view={found.data} />
              <MailboxDeclare view={found.data} />
              <Counts view={found.data} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}

function State({ view }: { view: MailboxView }) {
  const t = useT(phrases);
  const m = useT(mail);
  const lang = useLang();
  const { off, readAt, failingSince, nextAt, code } = view;
  const date = (off === 'failing' ? failingSince : readAt) ?? '';
  const said = (at: string | null) => (at === null || at === '' ? '' : formatInstant(at, lang));
  return (
    <p className="row settings-state settings-lead" role="status">
      <VerdictMark verdict={off === null ? 'kept' : off === 'failing' ? 'broken' : 'unknown'} withWord={false} />
      <span>
        {t(`state.${off ?? 'works'}`, { date: said(date), next: said(nextAt) })} {off === 'failing' && mailboxCause(code, t, m)}
      </span>
    </p>
  );
}

function ReadNow({ view }: { view: MailboxView }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const read = useMutation({ mutationFn: () => api.mailbox.read(), onSettled: () => client.invalidateQueries({ queryKey: ['mailbox'] }) });
  const ready = view.off === null || view.off === 'unread' || view.off === 'failing';
  return (
    <section className="card settings-card">
      <h2>{t('now.title')}</h2>
      <p className="muted">{t('now.lead')}</p>
      <ErrorBanner error={read.error} />
      <div className="row">
        <Button variant="default" disabled={!ready} loading={read.isPending} onClick={() => read.mutate()}>
          {t('now.verb')}
        </Button>
        <span role="status">{read.data && t('now.seen', { n: read.data.seen })}</span>
      </div>
    </section>
  );
}

const OUTCOMES = ['filed', 'already', 'unknown', 'unclear', 'forged', 'unreadable', 'refused'] as const;
const WAYS = ['mailbox', 'file', 'paste'] as const;

function Counts({ view }: { view: MailboxView }) {
  const t = useT(phrases);
  const { counts } = view;
  const ways = WAYS.filter((way) => counts.some((each) => each.way === way));
  const outcomes = OUTCOMES.filter((outcome) => counts.some((each) => each.outcome === outcome));
  return (
    <section className="card settings-card">
      <h2>{t('counts.title')}</h2>
      {outcomes.length === 0 ? (
        <p className="muted">{t('counts.none')}</p>
      ) : (
        <table className="table mailbox-counts">
          <thead>
            <tr>
              <th scope="col">{t('counts.what')}</th>
              {ways.map((way) => (
                <th key={way} scope="col" className="num">
                  {t(`counts.ways.${way}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {outcomes.map((outcome) => (
              <tr key={outcome}>
                <th scope="row">{t(`counts.outcomes.${outcome}`)}</th>
                {ways.map((way) => (
                  <td key={way} className="num">
                    {counts.find((each) => each.way === way && each.outcome === outcome)?.n ?? 0}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="muted small">{t('counts.lead')}</p>
    </section>
  );
}
