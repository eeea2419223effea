/** How the mailbox is reached, as its keeper tells; the stored password is never shown. */
import { Button, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { Form } from '#web/components/form.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { PasswordInput } from '#web/forms/password-input.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { mailbox as phrases } from '#web/i18n/mailbox.ts';
import type { MailboxView } from './mailbox-page.tsx';

const MODES = ['tls', 'starttls', 'none'] as const;
type Mode = (typeof MODES)[number];
const PORTS: Readonly<Record<Mode, string>> = { tls: '993', starttls: '143', none: '143' };
const AFTER = ['leave', 'move', 'delete'] as const;
type After = (typeof AFTER)[number];

function initial({ settings }: MailboxView) {
  return {
    host: settings?.host ?? '',
    port: String(settings?.port ?? 993),
    tls: settings?.tls ?? ('tls' as Mode),
    user: settings?.user ?? '',
    password: '',
    address: settings?.address ?? '',
    folder: settings?.folder ?? 'INBOX',
    afterwards: settings?.afterwards ?? ('leave' as After),
    moveTo: settings?.moveTo ?? '',
    recipientId: settings?.recipientId ?? '',
  };
}

export function MailboxForm({ view }: { view: MailboxView }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const [turningOff, setTurningOff] = useState(false);
  const form = useFields(initial(view), {
    host: (v) => (v.host.trim() === '' ? t('form.hostMissing') : undefined),
    port: (v) => (/^\d{1,5}$/.test(v.port) && Number(v.port) >= 1 && Number(v.port) <= 65_535 ? undefined : t('form.portWrong')),
    user: (v) => (v.user.trim() === '' ? t('form.userMissing') : undefined),
    address: (v) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(v.address.trim()) ? undefined : t('form.addressWrong')),
    folder: (v) => (v.folder.trim() === '' ? t('form.folderMissing') : undefined),
    moveTo: (v) => (v.afterwards === 'move' && v.moveTo.trim() === '' ? t('form.moveToMissing') : undefined),
  });
  async function submit() {
    const { password, port, recipientId, address, ...rest } = form.values;
    const kept = password === '' ? {} : { password };
    await api.mailbox.save({
      body: { ...rest, ...kept, address: address.trim(), port: Number(port), recipientId: recipientId === '' ? null : recipientId },
    });
    form.set('password', '');
    await client.invalidateQueries({ queryKey: ['mailbox'] });
    say(t('form.saved'));
  }
  async function turnOff() {
    await api.mailbox.turnOff();
    await client.invalidateQueries({ queryKey: ['mailbox'] });
    say(t('form.offDone'));
  }
  const off = view.settings !== null && (
    <Button variant="default" onClick={() => setTurningOff(true)}>
      {t('form.off')}
    </Button>
  );
  return (
    <section className="card settings-card">
      <h2>{t('form.title')}</h2>
      <p className="muted">{t('form.lead')}</p>
      <Form verb={t('form.verb')} check={form.check} onProblem={form.fail} onSubmit={submit} extra={off}>
        <div className="mail-fields">
          <Server form={form} kept={view.settings?.hasPassword === true} />
          <Place form={form} view={view} />
        </div>
      </Form>
      {turningOff && (
        <ConfirmDialog title={t('form.offTitle')} verb={t('form.off')} danger onConfirm={turnOff} onClose={() => setTurningOff(false)}>
          <p>{t('form.offLead')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

type MailboxFields = ReturnType<typeof useFields<ReturnType<typeof initial>>>;

function Server({ form, kept }: { form: MailboxFields; kept: boolean }) {
  const t = useT(phrases);
  const { values, set } = form;
  function choose(mode: Mode) {
    // The usual port follows, unless somebody has typed another.
    if (Object.values(PORTS).includes(values.port)) set('port', PORTS[mode]);
    set('tls', mode);
  }
  return (
    <>
      <div className="mail-pair form-wide">
        <TextInput label={t('form.host')} {...BELOW} description={t('form.hostHint')} {...PLAIN} {...form.text('host')} />
        <TextInput label={t('form.port')} inputMode="numeric" {...PLAIN} {...form.text('port')} />
      </div>
      <Select
        label={t('form.tls')}
        value={values.tls}
        data={MODES.map((value) => ({ value, label: t(`form.modes.${value}`) }))}
        onChange={(value) => choose(value as Mode)}
        allowDeselect={false}
        error={form.errors.tls}
        data-field="tls"
      />
      <TextInput label={t('form.user')} {...PLAIN} {...form.text('user')} />
      <PasswordInput
        label={t('form.password')}
        autoComplete="new-password"
        {...BELOW}
        {...(kept ? { description: t('form.passwordKept') } : {})}
        {...form.text('password')}
      />
    </>
  );
}

function Place({ form, view }: { form: MailboxFields; view: MailboxView }) {
  const t = useT(phrases);
  const text = useText();
  const { values, set } = form;
  return (
    <>
      <TextInput
        label={t('form.address')}
        {...BELOW}
        description={t('form.addressHint')}
        type="email"
        {...PLAIN}
        {...form.text('address')}
      />
      <TextInput label={t('form.folder')} {...PLAIN} {...form.text('folder')} />
      <Select
        label={t('form.afterwards')}
        value={values.afterwards}
        data={AFTER.map((value) => ({ value, label: t(`form.after.${value}`) }))}
        onChange={(value) => set('afterwards', value as After)}
        allowDeselect={false}
      />
      {values.afterwards === 'move' ? <TextInput label={t('form.moveTo')} {...PLAIN} {...form.text('moveTo')} /> : <span />}
      <Select
        className="mail-wide"
        label={t('form.recipient')}
        {...BELOW}
        description={t('form.recipientHint')}
        value={values.recipientId}
        allowDeselect={false}
        data={[
          { value: '', label: t('form.none') },
          ...view.keepers.map(({ id, name, country, sees }) => ({
            value: id,
            label: t(sees ? 'form.sees' : 'form.blind', { name: text(name), country: text(country) }),
          })),
        ]}
        onChange={(value) => set('recipientId', value ?? '')}
      />
    </>
  );
}

/** Fields stand in pairs, so that what is said of one comes below it. */
const BELOW = { inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[] };
const PLAIN = { autoComplete: 'off', spellCheck: false } as const;
