/** One's own account: password, second step, and where one is signed in. */
import { Button, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { type Me, sessionQuery, useMe } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { frame } from '#web/i18n/frame.ts';
import { type Lang, LANG_NAMES, setLang, useLang, useT } from '#web/i18n/index.ts';
import { settings as phrases } from '#web/i18n/settings.ts';
import { browserName } from './browser-name.ts';
import { PasswordForm } from './password-form.tsx';
import { SettingsHead } from './settings-head.tsx';
import './settings.css';
import { Totp } from './totp.tsx';

export function SettingsPage() {
  const t = useT(phrases);
  const me = useMe();
  const needsMfa = me.mfaRequired && !me.mfa;
  return (
    <div className="page">
      <SettingsHead />
      {me.mustChangePassword && <p className="settings-must">{t('mustChange')}</p>}
      {!me.mustChangePassword && needsMfa && <p className="settings-must">{t('mfaRequired')}</p>}
      <div className="settings">
        <Myself me={me} />
        <PasswordForm />
        {!me.mustChangePassword && <Totp on={me.mfa} />}
        <Sessions />
      </div>
    </div>
  );
}

function Myself({ me }: { me: Me }) {
  const t = useT(phrases);
  const f = useT(frame);
  const lang = useLang();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (language: Lang) => api.accounts.mine({ body: { language } }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  return (
    <section className="card settings-card">
      <h2>{t('me.title')}</h2>
      <dl className="settings-facts">
        <dt>{t('me.name')}</dt>
        <dd>{me.name}</dd>
        <dt>{t('me.email')}</dt>
        <dd>{me.email}</dd>
        <dt>{t('me.role')}</dt>
        <dd>{f(`roles.${me.role}`)}</dd>
      </dl>
      <Select
        label={t('me.language')}
        value={lang}
        data={(['fi', 'sv', 'en'] as const).map((value) => ({ value, label: LANG_NAMES[value] }))}
        onChange={(value) => {
          setLang(value as Lang);
          change.mutate(value as Lang);
        }}
      />
      <ErrorBanner error={change.error} />
    </section>
  );
}

function Sessions() {
  const t = useT(phrases);
  const client = useQueryClient();
  const list = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => api.accounts.sessions(undefined, { signal }) });
  const end = useMutation({
    mutationFn: (id: string) => api.accounts.revokeSession({ params: { id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['sessions'] });
      say(t('sessions.ended'));
    },
  });
  return (
    <section className="card settings-card settings-wide">
      <h2>{t('sessions.title')}</h2>
      <p className="muted">{t('sessions.lead')}</p>
      <ErrorBanner error={list.error ?? end.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={2} />}
      {list.data && (
        <div className="settings-scroll" tabIndex={0} role="region" aria-label={t('sessions.title')}>
          <table className="table table-stack">
            <thead>
              <tr>
                <th scope="col">{t('sessions.device')}</th>
                <th scope="col">{t('sessions.started')}</th>
                <th scope="col">{t('sessions.seen')}</th>
                <th scope="col">{t('sessions.action')}</th>
              </tr>
            </thead>
            <tbody>
              {list.data.sessions.map((session) => (
                <tr key={session.id}>
                  <td>
                    <span title={session.label}>{browserName(session.label)}</span>{' '}
                    {session.current && <span className="small muted">· {t('sessions.current')}</span>}
                  </td>
                  <td data-label={t('sessions.started')}>
                    <DateText value={session.createdAt} withTime />
                  </td>
                  <td data-label={t('sessions.seen')}>
                    <DateText value={session.lastSeenAt} withTime />
                  </td>
                  <td>
                    {!session.current && (
                      <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={`${t('sessions.end')}: ${browserName(session.label)}`}
                        onClick={() => end.mutate(session.id)}
                      >
                        {t('sessions.end')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
