/** The mailbox to which reports come: how it is reached and whether it is read; the stored password is never shown. */
import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { Form } from '#web/components/form.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { VerdictMark } from '#web/components/verdict-mark.tsx';
import { PasswordInput } from '#web/forms/password-input.tsx';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { returnsSettings as phrases } from '#web/i18n/returns-settings.ts';
import type { SettingsView } from './returns-settings-page.tsx';

const MODES = ['tls', 'starttls', 'none'] as const;
type Mode = (typeof MODES)[number];
const AFTER = ['leave', 'move', 'delete'] as const;
type After = (typeof AFTER)[number];
const PLAIN = { autoComplete: 'off', spellCheck: false } as const;

function initial({ mailbox }: SettingsView) {
  return {
    host: mailbox?.host ?? '',
    port: String(mailbox?.port ?? 993),
    tls: mailbox?.tls ?? ('tls' as Mode),
    user: mailbox?.user ?? '',
    password: '',
    folder: mailbox?.folder ?? 'INBOX',
    afterwards: mailbox?.afterwards ?? ('leave' as After),
    moveTo: mailbox?.moveTo ?? '',
    recipientId: mailbox?.recipientId ?? '',
  };
}

export function BounceMailbox({ view }: { view: SettingsView }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['returns'] });
  const form = useFields(initial(view), {
    host: (v) => (v.host.trim() === '' ? t('mailbox.hostMissing') : undefined),
    port: (v) => (/^\d{1,5}$/.test(v.port) && Number(v.port) >= 1 && Number(v.port) <= 65_535 ? undefined : t('mailbox.portWrong')),
    user: (v) => (v.user.trim() === '' ? t('mailbox.userMissing') : undefined),
    folder: (v) => (v.folder.trim() === '' ? t('mailbox.folderMissing') : undefined),
    moveTo: (v) => (v.afterwards === 'move' && v.moveTo.trim() === '' ? t('mailbox.moveToMissing') : undefined),
  });
  async function submit() {
    const { password, port, recipientId, ...rest } = form.values;
    const kept = password === '' ? {} : { password };
    await api.returns.saveMailbox({ body: { ...rest, ...kept, port: Number(port), recipientId: recipientId === '' ? null : recipientId } });
    form.set('password', '');
    await refresh();
    say(t('mailbox.saved'));
  }
  return (
    <section className="card returns-card">
      <h2>{t('mailbox.title')}</h2>
      <p className="muted">{t('mailbox.lead')}</p>
      <State view={view} />
      <Form verb={t('mailbox.verb')} check={form.check} onProblem={form.fail} onSubmit={submit} extra={<More view={view} />}>
        <div className="returns-fields">
          <Server form={form} kept={view.mailbox?.hasPassword === true} />
          <Place form={form} view={view} />
        </div>
      </Form>
    </section>
  );
}

function State({ view }: { view: SettingsView }) {
  const t = useT(phrases);
  const lang = useLang();
  const { off, readAt, code } = view;
  const date = readAt === null ? '' : formatInstant(readAt, lang);
  return (
    <p className="row" role="status">
      <VerdictMark verdict={off === null ? 'kept' : off === 'failing' ? 'broken' : 'unknown'} withWord={false} />
      <span>{t(`mailbox.state.${off ?? 'works'}`, { date, code: code ?? '' })}</span>
    </p>
  );
}

function More({ view }: { view: SettingsView }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['returns'] });
  const read = useMutation({
    mutationFn: () => api.returns.read(),
    onSuccess: ({ seen }) => say(t('mailbox.seen', { n: seen })),
    onSettled: refresh,
  });
  const drop = useMutation({ mutationFn: () => api.returns.dropMailbox(), onSuccess: () => say(t('mailbox.offDone')), onSettled: refresh });
  if (view.mailbox === null) return null;
  return (
    <>
      <Button variant="default" loading={read.isPending} onClick={() => read.mutate()}>
        {t('mailbox.read')}
      </Button>
      <Button variant="default" loading={drop.isPending} onClick={() => drop.mutate()}>
        {t('mailbox.off')}
      </Button>
      <ErrorBanner error={read.error ?? drop.error} />
    </>
  );
}

type Fields = ReturnType<typeof useFields<ReturnType<typeof initial>>>;

function Server({ form, kept }: { form: Fields; kept: boolean }) {
  const t = useT(phrases);
  const { values, set } = form;
  return (
    <>
      <TextInput label={t('mailbox.host')} {...PLAIN} {...form.text('host')} />
      <TextInput label={t('mailbox.port')} inputMode="numeric" {...PLAIN} {...form.text('port')} />
      <Select
        label={t('mailbox.tls')}
        value={values.tls}
        data={MODES.map((value) => ({ value, label: t(`mailbox.modes.${value}`) }))}
        onChange={(value) => set('tls', value as Mode)}
        allowDeselect={false}
        error={form.errors.tls}
        data-field="tls"
      />
      <TextInput label={t('mailbox.user')} {...PLAIN} {...form.text('user')} />
      <PasswordInput
        label={t('mailbox.password')}
        autoComplete="new-password"
        {...(kept ? { description: t('mailbox.passwordKept') } : {})}
        {...form.text('password')}
      />
    </>
  );
}

function Place({ form, view }: { form: Fields; view: SettingsView }) {
  const t = useT(phrases);
  const text = useText();
  const { values, set } = form;
  return (
    <>
      <TextInput label={t('mailbox.folder')} {...PLAIN} {...form.text('folder')} />
      <Select
        label={t('mailbox.afterwards')}
        value={values.afterwards}
        data={AFTER.map((value) => ({ value, label: t(`mailbox.after.${value}`) }))}
        onChange={(value) => set('afterwards', value as After)}
        allowDeselect={false}
      />
      {values.afterwards === 'move' && <TextInput label={t('mailbox.moveTo')} {...PLAIN} {...form.text('moveTo')} />}
      <Select
        label={t('mailbox.keeper')}
        value={values.recipientId}
        allowDeselect={false}
        data={[
          { value: '', label: t('mailbox.none') },
          ...view.keepers.map(({ id, name, sees }) => ({ value: id, label: sees ? text(name) : t('mailbox.blind', { name: text(name) }) })),
        ]}
        onChange={(value) => set('recipientId', value ?? '')}
      />
    </>
  );
}
