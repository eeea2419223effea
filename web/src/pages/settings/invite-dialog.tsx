/** A new account begins with a one-time password, shown once to the one who makes it. */
import { Button, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { Dialog } from '#web/components/dialog.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { common } from '#web/i18n/common.ts';
import { frame } from '#web/i18n/frame.ts';
import { type Lang, LANG_NAMES, useLang, useT } from '#web/i18n/index.ts';
import { settings as phrases } from '#web/i18n/settings.ts';

const ROLES = ['owner', 'colleague', 'viewer', 'accountant'] as const;
type Role = (typeof ROLES)[number];

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useT(phrases);
  const f = useT(frame);
  const client = useQueryClient();
  const lang = useLang();
  const [made, setMade] = useState<{ name: string; password: string } | null>(null);
  const form = useFields<{ name: string; email: string; role: Role; language: Lang }>(
    { name: '', email: '', role: 'colleague', language: lang },
    {
      name: (v) => (v.name.trim() === '' ? t('accounts.nameMissing') : undefined),
      email: (v) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(v.email.trim()) ? undefined : t('accounts.emailWrong')),
    },
  );
  async function submit() {
    const { name, email, role, language } = form.values;
    const { account, password } = await api.accounts.create({ body: { name: name.trim(), email: email.trim(), role, language } });
    await client.invalidateQueries({ queryKey: ['accounts'] });
    setMade({ name: account.name, password });
  }
  if (made) return <OneTime name={made.name} password={made.password} onClose={onClose} />;
  return (
    <FormDialog
      title={t('accounts.invite')}
      verb={t('accounts.verb')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
      stay
    >
      <TextInput label={t('accounts.name')} autoComplete="off" {...form.text('name')} />
      <TextInput label={t('accounts.email')} type="email" autoComplete="off" {...form.text('email')} />
      <Select
        label={t('accounts.role')}
        description={t('accounts.roleHint')}
        value={form.values.role}
        data={ROLES.map((value) => ({ value, label: f(`roles.${value}`) }))}
        onChange={(value) => form.set('role', value as Role)}
      />
      <Select
        label={t('accounts.language')}
        value={form.values.language}
        data={(['fi', 'sv', 'en'] as const).map((value) => ({ value, label: LANG_NAMES[value] }))}
        onChange={(value) => form.set('language', value as Lang)}
      />
    </FormDialog>
  );
}

export function OneTime({ name, password, onClose }: { name: string; password: string; onClose: () => void }) {
  const t = useT(phrases);
  const c = useT(common);
  return (
    <Dialog title={t('accounts.oneTime')} closable={false} onClose={() => {}}>
      <div className="stack">
        <p>{t('accounts.oneTimeLead', { name })}</p>
        <p className="one-time" translate="no">
          {password}
        </p>
        <div className="row-end">
          <Button onClick={onClose}>{c('close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
