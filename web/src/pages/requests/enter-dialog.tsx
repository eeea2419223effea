/** A request that came by phone, post, e-mail or in person is written down with the moment it came; that is where the clocks start. */
import { Select, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, type Request } from '#web/api/client.ts';
import { usePolicy } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { type Fields, useFields } from '#web/components/use-fields.ts';
import { PersonSelect } from '#web/forms/person-select.tsx';
import { instantAt, nowMs, today } from '#web/i18n/clock.ts';
import { formatTime } from '#web/i18n/format.ts';
import { common } from '#web/i18n/common.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { requestActs as acts } from '#web/i18n/request-acts.ts';
import { requestPhrases as phrases } from '#web/i18n/requests.ts';
import { requestsChanged } from './data.ts';
import { CHANNELS, METHODS, RIGHTS, WITHOUT_IDENTITY } from './terms.ts';

type Body = Request<'requests', 'enter'>['body'];

const EMPTY = {
  right: '',
  channel: '',
  on: '',
  at: '',
  subjectId: null as string | null,
  requester: '',
  asked: '',
  identity: '',
  field: null as string | null,
  oldValue: '',
  newValue: '',
};
type Values = typeof EMPTY;

export function EnterDialog({ onClose }: { onClose: () => void }) {
  const t = useT(acts);
  const c = useT(common);
  const client = useQueryClient();
  const navigate = useNavigate();
  const missing = (value: string) => (value.trim() === '' ? c('missing') : undefined);
  const form = useFields(
    { ...EMPTY, on: today(), at: formatTime(new Date(nowMs()).toISOString(), 'fi') },
    {
      right: (v) => missing(v.right),
      channel: (v) => missing(v.channel),
      on: (v) => missing(v.on),
      at: (v) => (instantAt(v.on, v.at) === null ? t('enter.atWrong') : undefined),
      subjectId: (v) => (v.subjectId === null && v.requester.trim() === '' ? c('missing') : undefined),
    },
  );
  async function submit() {
    const { id } = await api.requests.enter({ body: bodyOf(form.values) });
    await requestsChanged(client);
    say(t('enter.saved'));
    await navigate({ to: '/requests/$id', params: { id } });
  }
  return (
    <FormDialog
      title={t('enter.title')}
      lead={t('enter.lead')}
      verb={t('enter.verb')}
      size="lg"
      check={form.check}
      onProblem={(field, message) => form.fail(field === 'receivedAt' ? 'on' : field, message)}
      onSubmit={submit}
      onClose={onClose}
    >
      <WhatAndWhen form={form} />
      <PersonSelect
        label={t('enter.person')}
        hint={t('enter.personHint')}
        value={form.values.subjectId}
        onChange={(id) => form.set('subjectId', id)}
        error={form.errors.subjectId}
      />
      {form.values.subjectId === null && <TextInput label={t('enter.requester')} {...form.text('requester')} />}
      <Textarea label={t('enter.asked')} description={t('enter.askedHint')} autosize minRows={2} maxRows={8} {...form.text('asked')} />
      {form.values.right === 'rectification' && <Rectified form={form} />}
      <Identity form={form} />
    </FormDialog>
  );
}

function bodyOf(v: Values): Body {
  const said = (value: string) => (value.trim() === '' ? undefined : value.trim());
  const rectified =
    v.right === 'rectification' ? { field: v.field ?? undefined, oldValue: said(v.oldValue), newValue: said(v.newValue) } : {};
  return {
    right: v.right as Body['right'],
    channel: v.channel as Body['channel'],
    receivedAt: instantAt(v.on, v.at) ?? '',
    subjectId: v.subjectId,
    requester: v.subjectId === null ? said(v.requester) : undefined,
    asked: said(v.asked),
    identity: v.identity === '' ? undefined : (v.identity as NonNullable<Body['identity']>),
    ...rectified,
  };
}

function WhatAndWhen({ form }: { form: Fields<Values> }) {
  const t = useT(acts);
  const r = useT(phrases);
  const pick = (name: 'right' | 'channel') => ({
    value: form.values[name] === '' ? null : form.values[name],
    error: form.errors[name],
    'data-field': name,
    onChange: (value: string | null) => form.set(name, value ?? ''),
  });
  return (
    <>
      <div className="form-grid">
        <Select label={t('enter.right')} data={RIGHTS.map((value) => ({ value, label: r(`name.${value}`) }))} {...pick('right')} />
        <Select label={t('enter.channel')} data={CHANNELS.map((value) => ({ value, label: r(`channel.${value}`) }))} {...pick('channel')} />
      </div>
      <div className="form-grid">
        <DateField
          label={t('enter.on')}
          name="on"
          value={form.values.on}
          onChange={(value) => form.set('on', value)}
          error={form.errors.on}
        />
        <TextInput label={t('enter.at')} inputMode="decimal" autoComplete="off" {...form.text('at')} />
      </div>
    </>
  );
}

function Rectified({ form }: { form: Fields<Values> }) {
  const t = useT(acts);
  const text = useText();
  const fields = usePolicy()?.fields.filter(({ storable, sealed }) => storable && !sealed) ?? [];
  return (
    <>
      <Select
        label={t('enter.field')}
        searchable
        clearable
        data={fields.map(({ id, name }) => ({ value: id, label: text(name) }))}
        value={form.values.field}
        onChange={(value) => form.set('field', value)}
      />
      <div className="form-grid">
        <TextInput label={t('enter.old')} {...form.text('oldValue')} />
        <TextInput label={t('enter.next')} {...form.text('newValue')} />
      </div>
    </>
  );
}

function Identity({ form }: { form: Fields<Values> }) {
  const t = useT(acts);
  const r = useT(phrases);
  const methods = METHODS.filter((method) => method !== 'not-needed' || WITHOUT_IDENTITY.includes(form.values.right));
  return (
    <Select
      label={t('enter.identity')}
      data={[{ value: '', label: t('enter.identityLater') }, ...methods.map((value) => ({ value, label: r(`method.${value}`) }))]}
      value={form.values.identity}
      allowDeselect={false}
      onChange={(value) => form.set('identity', value ?? '')}
    />
  );
}
