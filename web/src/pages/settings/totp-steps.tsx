/** Turning the second step on: password, QR code, one code back, and recovery codes shown once. */
import { Button, TextInput } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { PasswordInput } from '#web/forms/password-input.tsx';
import { api } from '#web/api/client.ts';
import { Form } from '#web/components/form.tsx';
import { saveFile } from '#web/components/save-file.ts';
import { useFields } from '#web/components/use-fields.ts';
import { useT } from '#web/i18n/index.ts';
import { settings as phrases } from '#web/i18n/settings.ts';
import './settings.css';

const QrCode = lazy(() => import('./qr-code.tsx').then((module) => ({ default: module.QrCode })));

export type TotpStep = { name: 'password' } | { name: 'scan'; secret: string; uri: string } | { name: 'codes'; codes: string[] };
export const FIRST_STEP: TotpStep = { name: 'password' };

interface TotpStepsProps {
  /** Another authenticator takes the place of the one in use. */
  change?: boolean;
  step: TotpStep;
  onStep: (step: TotpStep) => void;
  onDone: () => void;
}

export function TotpSteps({ change = false, step, onStep, onDone }: TotpStepsProps) {
  if (step.name === 'password') return <Password change={change} onNext={(secret, uri) => onStep({ name: 'scan', secret, uri })} />;
  if (step.name === 'scan') return <Scan secret={step.secret} uri={step.uri} onNext={(codes) => onStep({ name: 'codes', codes })} />;
  return <Codes codes={step.codes} onDone={onDone} />;
}

function Password({ change, onNext }: { change: boolean; onNext: (secret: string, uri: string) => void }) {
  const t = useT(phrases);
  const form = useFields(
    { password: '', code: '' },
    {
      password: (v) => (v.password === '' ? t('password.currentMissing') : undefined),
      code: (v) => (change && v.code.trim() === '' ? t('totp.codeMissing') : undefined),
    },
  );
  async function submit() {
    const { password, code } = form.values;
    const { secret, uri } = await api.accounts.totpStart({ body: { password, ...(change ? { code: code.trim() } : {}) } });
    onNext(secret, uri);
  }
  return (
    <Form focusFirst verb={t(change ? 'totp.changeVerb' : 'totp.start')} check={form.check} onProblem={form.fail} onSubmit={submit}>
      <p>{t(change ? 'totp.changeLead' : 'totp.passwordLead')}</p>
      <PasswordInput label={t('totp.password')} autoComplete="current-password" {...form.text('password')} />
      {change && <TextInput label={t('totp.oldCode')} autoComplete="one-time-code" {...form.text('code')} />}
    </Form>
  );
}

function Scan({ secret, uri, onNext }: { secret: string; uri: string; onNext: (codes: string[]) => void }) {
  const t = useT(phrases);
  const form = useFields({ code: '' }, { code: (v) => (v.code.trim() === '' ? t('totp.codeMissing') : undefined) });
  async function submit() {
    const { recoveryCodes } = await api.accounts.totpConfirm({ body: { code: form.values.code.replace(/\s/g, '') } });
    onNext(recoveryCodes);
  }
  return (
    <Form focusFirst verb={t('totp.confirm')} check={form.check} onProblem={form.fail} onSubmit={submit}>
      <p>{t('totp.scan')}</p>
      <Suspense fallback={<div className="qr-place" />}>
        <QrCode text={uri} label={t('totp.qr')} />
      </Suspense>
      <p className="small">
        {t('totp.manual')}: <code className="totp-secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <TextInput label={t('totp.code')} inputMode="numeric" autoComplete="one-time-code" {...form.text('code')} />
    </Form>
  );
}

function Codes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useT(phrases);
  return (
    <div className="stack">
      <p>{t('totp.codesLead')}</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="row-end">
        <Button variant="default" onClick={() => saveFile('lupaus-palautuskoodit.txt', `${codes.join('\n')}\n`, 'text/plain')}>
          {t('totp.saveCodes')}
        </Button>
        <Button onClick={onDone}>{t('totp.codesDone')}</Button>
      </div>
    </div>
  );
}
