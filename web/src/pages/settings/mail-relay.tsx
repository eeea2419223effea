/** The relay's settings, as the mail service gives them; the stored password is never shown. */
import { Button, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PasswordInput } from '#web/forms/password-input.tsx';
import { api } from '#web/api/client.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { Form } from '#web/components/form.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { mail as phrases } from '#web/i18n/mail.ts';
import type { MailView } from './mail-page.tsx';

const MODES = ['starttls', 'tls', 'none'] as const;
type Mode = (typeof MODES)[number];
const PORTS: Readonly<Record<Mode, string>> = { starttls: '587', tls: '465', none: '25' };

function initial({ settings }: MailView) {
  return {
    host: settings?.host ?? '',
    port: String(settings?.port ?? 587),
    tls: settings?.tls ?? ('starttls' as Mode),
    user: settings?.user ?? '',
    password: '',
    fromName: settings?.fromName ?? '',
    fromAddress: settings?.fromAddress ?? '',
    recipientId: settings?.recipientId ?? '',
  };
}

export function MailRelay({ view }: { view: MailView }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const [turningOff, setTurningOff] = useState(false);
  const form = useFields(initial(view), {
    host: (v) => (v.host.trim() === '' ? t('relay.hostMissing') : undefined),
    port: (v) => (/^\d{1,5}$/.test(v.port) && Number(v.port) >= 1 && Number(v.port) <= 65_535 ? undefined : t('relay.portWrong')),
    fromName: (v) => (v.fromName.trim() === '' ? t('relay.fromNameMissing') : undefined),
    fromAddress: (v) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(v.fromAddress.trim()) ? undefined : t('relay.fromWrong')),
  });
  async function submit() {
    const { password, port, recipientId, fromAddress, ...rest } = form.values;
    const kept = password === '' ? {} : { password };
    await api.mail.save({
      body: { ...rest, ...kept, fromAddress: fromAddress.trim(), port: Number(port), recipientId: recipientId === '' ? null : recipientId },
    });
    form.set('password', '');
    await client.invalidateQueries({ queryKey: ['mail'] });
    say(t('relay.saved'));
  }
  async function turnOff() {
    await api.mail.turnOff();
    await client.invalidateQueries({ queryKey: ['mail'] });
    say(t('relay.offDone'));
  }
  const off = view.settings !== null && (
    <Button variant="default" onClick={() => setTurningOff(true)}>
      {t('relay.off')}
    </Button>
  );
  return (
    <section className="card settings-card">
      <h2>{t('relay.title')}</h2>
      <p className="muted">{t('relay.lead')}</p>
      <Form verb={t('relay.verb')} check={form.check} onProblem={form.fail} onSubmit={submit} extra={off}>
        <RelayFields form={form} view={view} />
      </Form>
      {turningOff && (
        <ConfirmDialog title={t('relay.offTitle')} verb={t('relay.off')} danger onConfirm={turnOff} onClose={() => setTurningOff(false)}>
          <p>{t('relay.offLead')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

type RelayForm = ReturnType<typeof useFields<ReturnType<typeof initial>>>;

function RelayFields({ form, view }: { form: RelayForm; view: MailView }) {
  const t = useT(phrases);
  const text = useText();
  const { values, set } = form;
  function choose(mode: Mode) {
    // The usual port follows, unless somebody has typed another.
    if (Object.values(PORTS).includes(values.port)) set('port', PORTS[mode]);
    set('tls', mode);
  }
  const kept = view.settings?.hasPassword === true;
  return (
    <div className="mail-fields">
      <div className="mail-pair">
        <TextInput label={t('relay.host')} {...BELOW} description={t('relay.hostHint')} {...PLAIN} {...form.text('host')} />
        <TextInput label={t('relay.port')} inputMode="numeric" {...PLAIN} {...form.text('port')} />
      </div>
      <Select
        label={t('relay.tls')}
        value={values.tls}
        data={MODES.map((value) => ({ value, label: t(`relay.modes.${value}`) }))}
        onChange={(value) => choose(value as Mode)}
        allowDeselect={false}
        error={form.errors.tls}
        data-field="tls"
      />
      <TextInput label={t('relay.user')} {...PLAIN} {...form.text('user')} />
      <PasswordInput
        label={t('relay.password')}
        autoComplete="new-password"
        {...BELOW}
        {...(kept ? { description: t('relay.passwordKept') } : {})}
        {...form.text('password')}
      />
      <TextInput label={t('relay.fromName')} autoComplete="organization" {...form.text('fromName')} />
      <TextInput
        label={t('relay.fromAddress')}
        {...BELOW}
        description={t('relay.fromHint')}
        type="email"
        {...PLAIN}
        {...form.text('fromAddress')}
      />
      <Select
        className="mail-wide"
        label={t('relay.recipient')}
        {...BELOW}
        description={t('relay.recipientHint')}
        value={values.recipientId}
        allowDeselect={false}
        data={[
          { value: '', label: t('relay.none') },
          ...view.relays.map(({ id, name, country, seesAddress }) => ({
            value: id,
            label: t(seesAddress ? 'relay.sees' : 'relay.blind', { name: text(name), country: text(country) }),
          })),
        ]}
        onChange={(value) => set('recipientId', value ?? '')}
      />
    </div>
  );
}

/** Fields stand in pairs, so that what is said of one comes below it. */
const BELOW = { inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[] };
const PLAIN = { autoComplete: 'off', spellCheck: false } as const;
