/** While the notice does not say who keeps the mailbox, one button drafts the clause that does. */
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
import { mail } from '#web/i18n/mail.ts';
import { mailbox as phrases } from '#web/i18n/mailbox.ts';
import type { MailboxView } from './mailbox-page.tsx';

const COUNTRIES = 'FI SE EE NO DK DE FR NL IE LT LV PL ES IT BE AT CH GB US CA'.split(' ');

export function MailboxDeclare({ view }: { view: MailboxView }) {
  const mayPublish = useMay('policy.publish');
  const recipientId = view.settings?.recipientId ?? null;
  if (!mayPublish) return null;
  if (view.off === 'keeper-without-fields' && recipientId !== null) return <AddFields recipientId={recipientId} />;
  const missing = view.off === 'keeper-undeclared' || (view.off === 'not-set-up' && !view.keepers.some(({ sees }) => sees));
  return missing ? <AddKeeper /> : null;
}

type Draft = Parameters<typeof api.mailbox.declare>[0]['body'];

function useDraft() {
  const navigate = useNavigate();
  return async (body: Draft) => {
    const { draftId } = await api.mailbox.declare({ body });
    await navigate({ to: '/declaration/$id', params: { id: draftId } });
  };
}

function AddFields({ recipientId }: { recipientId: string }) {
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
          {t('declare.add')}
        </Button>
      </div>
    </section>
  );
}

function AddKeeper() {
  const t = useT(phrases);
  const m = useT(mail);
  const lang = useLang();
  const draft = useDraft();
  const form = useFields({ name: '', country: 'FI' }, { name: (v) => (v.name.trim() === '' ? t('declare.nameMissing') : undefined) });
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames([lang], { type: 'region' });
    return [{ value: 'EEA', label: m('declare.eea') }, ...COUNTRIES.map((code) => ({ value: code, label: names.of(code) ?? code }))];
  }, [lang, m]);
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
