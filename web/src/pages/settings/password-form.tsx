/** Changing one's password needs the old one and closes every other session. */
import { PasswordInput } from '#web/forms/password-input.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { sessionQuery } from '#web/api/queries.ts';
import { Form } from '#web/components/form.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { useT } from '#web/i18n/index.ts';
import { settings as phrases } from '#web/i18n/settings.ts';

export function PasswordForm() {
  const t = useT(phrases);
  const client = useQueryClient();
  const [round, setRound] = useState(0);
  const form = useFields(
    { currentPassword: '', password: '' },
    {
      currentPassword: (v) => (v.currentPassword === '' ? t('password.currentMissing') : undefined),
      password: (v) => (v.password.length < 12 ? t('password.short') : undefined),
    },
  );
  async function submit() {
    await api.accounts.mine({ body: { ...form.values } });
    form.set('currentPassword', '');
    form.set('password', '');
    setRound((now) => now + 1);
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    await client.invalidateQueries({ queryKey: ['sessions'] });
    say(t('password.saved'));
  }
  return (
    <section className="card settings-card">
      <h2>{t('password.title')}</h2>
      <Form key={round} verb={t('password.verb')} check={form.check} onProblem={form.fail} onSubmit={submit}>
        <PasswordInput label={t('password.current')} autoComplete="current-password" {...form.text('currentPassword')} />
        <PasswordInput label={t('password.next')} description={t('password.hint')} autoComplete="new-password" {...form.text('password')} />
      </Form>
    </section>
  );
}
