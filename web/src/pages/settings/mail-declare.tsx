/** While the notice does not say who carries mail, one button drafts the clause that does. */
import { Button, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { Form } from '#web/components/form.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { mail as phrases } from '#web/i18n/mail.ts';
import type { MailView } from './mail-page.tsx';

const COUNTRIES = 'FI SE EE NO DK DE FR NL IE LT LV PL ES IT BE AT CH GB US CA'.split(' ');

export function MailDeclare({ view }: { view: MailView }) {
  const mayPublish = useMay('policy.publish');
  const recipientId = view.settings?.recipientId ?? null;
  if (!mayPublish || view.works || view.why === 'untested' || view.why === 'failing') return null;
  if (view.why === 'relay-without-address' && recipientId !== null) return <AddAddress recipientId={recipientId} />;
  return view.relays.some(({ seesAddress }) => seesAddress) && view.settings === null ? null : <AddRelay />;
}

type Draft = Parameters<typeof api.mail.declare>[0]['body'];

function useDraft() {
  const navigate = useNavigate();
  return async (body: Draft) => {
    const { draftId } = await api.mail.declare({ body });
    await navigate({ to: '/declaration/$id', params: { id: draftId } });
  };
}

function AddAddress({ recipientId }: { recipientId: string }) {
  const t = useT(phrases);
  const draft = useDraft();
  const add = useMutation({ mutationFn: () => draft({ recipientId }) });
  return (
    <section className="card settings-card">
      <h2>{t('declare.title')}</h2>
      <p className="muted">{t('declare.addLead')}</p>
      <ErrorBanner error={add.error} />
      <div>
        <Button loading={add.isPending} onClick={() => add.mutate()}>
          {t('declare.addAddress')}
        </Button>
      </div>
    </section>
  );
}

function AddRelay() {
  const t = useT(phrases);
  const lang = useLang();
  const draft = useDraft();
  const form = useFields({ name: '', country: 'FI' }, { name: (v) => (v.name.trim() === '' ? t('declare.nameMissing') : undefined) });
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames([lang], { type: 'region' });
    return [{ value: 'EEA', label: t('declare.eea') }, ...COUNTRIES.map((code) => ({ value: code, label: names.of(code) ?? code }))];
  }, [lang, t]);
  return (
    <section className="card settings-card">
      <h2>{t('declare.title')}</h2>
      <p className="muted">{t('declare.lead')}</p>
      <Form
        verb={t('declare.verb')}
        check={form.check}
        onProblem={form.fail}
        onSubmit={() => draft({ name: form.values.name.trim(), country: form.values.country })}
      >
        <TextInput label={t('declare.name')} autoComplete="off" {...form.text('name')} />
        <Select
          label={t('declare.country')}
          searchable
          openOnFocus={false}
          allowDeselect={false}
          value={form.values.country}
          data={countries}
          onChange={(value) => value !== null && form.set('country', value)}
        />
      </Form>
    </section>
  );
}
