/** An account for a party: named, time-limited, with a one-time password shown once. */
import { Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { common } from '#web/i18n/common.ts';
import { type Lang, LANG_NAMES, useLang, useT } from '#web/i18n/index.ts';
import { recipientPhrases as phrases } from '#web/i18n/recipients.ts';
import { settings } from '#web/i18n/settings.ts';
import { OneTime } from '../settings/invite-dialog.tsx';
import { type Party, type Recipient, recipientsChanged } from './data.ts';
import { isLive } from './standing.tsx';

interface PartnerDialogProps {
  recipient: Recipient;
  party: Party;
  onClose: () => void;
}

export function PartnerDialog({ recipient, party, onClose }: PartnerDialogProps) {
  const t = useT(phrases);
  const s = useT(settings);
  const c = useT(common);
  const client = useQueryClient();
  const lang = useLang();
  const [made, setMade] = useState<{ name: string; password: string } | null>(null);
  const last = party.agreements.find(isLive)?.validUntil ?? '';
  const form = useFields<{ name: string; email: string; language: Lang; validUntil: string }>(
    { name: '', email: '', language: lang, validUntil: last },
    {
      name: (v) => (v.name.trim() === '' ? c('missing') : undefined),
      email: (v) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(v.email.trim()) ? undefined : s('accounts.emailWrong')),
      validUntil: (v) => (v.validUntil === '' ? c('missing') : undefined),
    },
  );
  async function submit() {
    const { name, email, language, validUntil } = form.values;
    const body = { partyId: party.id, name: name.trim(), email: email.trim(), language, validUntil };
    const { password } = await api.recipients.invite({ params: { id: recipient.id }, body });
    await recipientsChanged(client);
    setMade({ name: name.trim(), password });
  }
  if (made) return <OneTime name={made.name} password={made.password} onClose={onClose} />;
  return (
    <FormDialog
      title={t('invite.title', { party: party.name })}
      lead={t('invite.lead')}
      verb={t('invite.verb')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
      stay
    >
      <TextInput label={t('invite.name')} autoComplete="off" {...form.text('name')} />
      <TextInput label={t('invite.email')} type="email" autoComplete="off" {...form.text('email')} />
      <Select
        label={t('invite.language')}
        value={form.values.language}
        allowDeselect={false}
        data={(['fi', 'sv', 'en'] as const).map((value) => ({ value, label: LANG_NAMES[value] }))}
        onChange={(value) => form.set('language', value as Lang)}
      />
      <DateField
        label={t('invite.until')}
        name="validUntil"
        value={form.values.validUntil}
        onChange={(value) => form.set('validUntil', value)}
        error={form.errors.validUntil}
      />
    </FormDialog>
  );
}

export function ProlongDialog({ account, onClose }: { account: Party['accounts'][number]; onClose: () => void }) {
  const t = useT(phrases);
  const c = useT(common);
  const client = useQueryClient();
  const form = useFields({ validUntil: account.validUntil }, { validUntil: (v) => (v.validUntil === '' ? c('missing') : undefined) });
  async function submit() {
    await api.recipients.prolong({ params: { id: account.accountId }, body: form.values });
    await recipientsChanged(client);
    say(t('invite.saved'));
  }
  return (
    <FormDialog
      title={t('invite.prolongTitle')}
      verb={t('invite.prolongVerb')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      <DateField
        label={t('invite.until')}
        name="validUntil"
        value={form.values.validUntil}
        onChange={(value) => form.set('validUntil', value)}
        error={form.errors.validUntil}
      />
    </FormDialog>
  );
}
