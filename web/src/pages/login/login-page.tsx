/** The door: password first, then the second factor; what went wrong is said plainly, whether an account exists is not. */
import { Anchor, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { PasswordInput } from '#web/forms/password-input.tsx';
import { api } from '#web/api/client.ts';
import { type Session, sessionQuery } from '#web/api/queries.ts';
import { Form } from '#web/components/form.tsx';
import { OutsideShell } from '#web/components/outside-shell.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { useTitle } from '#web/components/use-title.ts';
import { setLang, useT } from '#web/i18n/index.ts';
import { login as phrases } from '#web/i18n/login.ts';

export function LoginPage() {
  const t = useT(phrases);
  const { data } = useQuery(sessionQuery);
  const enter = useEnter();
  useTitle(t('title'));
  const firm = data !== undefined && 'firm' in data ? data.firm : '';
  return <OutsideShell firm={firm}>{data?.state === 'mfa' ? <SecondStep onEnter={enter} /> : <FirstStep onEnter={enter} />}</OutsideShell>;
}

function useEnter() {
  const client = useQueryClient();
  const router = useRouter();
  return async (session: Session) => {
    client.setQueryData(sessionQuery.queryKey, session);
    if (session.state !== 'signed-in') return;
    setLang(session.me.language);
    const wanted = new URLSearchParams(router.state.location.searchStr).get('to');
    // Only an address inside the application is followed.
    if (wanted !== null && /^\/(?![/\\])/.test(wanted)) router.history.push(wanted);
    else await router.navigate({ to: '/' });
  };
}

interface StepProps {
  onEnter: (session: Session) => Promise<void>;
}

function FirstStep({ onEnter }: StepProps) {
  const t = useT(phrases);
  const [help, setHelp] = useState(false);
  const form = useFields(
    { email: '', password: '' },
    {
      email: (v) => (v.email.trim() === '' ? t('emailMissing') : undefined),
      password: (v) => (v.password === '' ? t('passwordMissing') : undefined),
    },
  );
  return (
    <>
      <h1>{t('title')}</h1>
      <Form
        focusFirst
        verb={t('verb')}
        check={form.check}
        onProblem={form.fail}
        onSubmit={async () => {
          await onEnter(await api.session.login({ body: { email: form.values.email.trim(), password: form.values.password } }));
          setHelp(false);
        }}
      >
        <TextInput label={t('email')} type="email" autoComplete="username" {...form.text('email')} />
        <PasswordInput label={t('password')} autoComplete="current-password" {...form.text('password')} />
      </Form>
      <details className="login-help small muted" open={help} onToggle={(event) => setHelp(event.currentTarget.open)}>
        <summary>{t('password')}?</summary>
        <p>{t('forgot')}</p>
        <code>npm run lupaus -- account reset EMAIL</code>
      </details>
    </>
  );
}

function SecondStep({ onEnter }: StepProps) {
  const t = useT(phrases);
  const client = useQueryClient();
  const [recovery, setRecovery] = useState(false);
  const form = useFields({ code: '' }, { code: (v) => (v.code.trim() === '' ? t('codeMissing') : undefined) });
  async function startOver() {
    await api.session.logout();
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  }
  return (
    <>
      <h1>{t('mfaTitle')}</h1>
      <p className="outside-lead">{t(recovery ? 'recoveryLead' : 'mfaLead')}</p>
      <Form
        focusFirst
        verb={t('mfaVerb')}
        check={form.check}
        onProblem={form.fail}
        onSubmit={async () => onEnter(await api.session.mfa({ body: { code: form.values.code.trim() } }))}
        extra={
          <Anchor component="button" type="button" size="sm" onClick={() => setRecovery(!recovery)}>
            {t(recovery ? 'useCode' : 'useRecovery')}
          </Anchor>
        }
      >
        <TextInput
          key={recovery ? 'recovery' : 'code'}
          label={t(recovery ? 'recovery' : 'code')}
          inputMode={recovery ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          className="login-code"
          {...form.text('code')}
        />
      </Form>
      <p className="login-help">
        <Anchor component="button" type="button" size="sm" onClick={() => void startOver()}>
          {t('startOver')}
        </Anchor>
      </p>
    </>
  );
}
