/** The first account is a named person's, with a password long enough to hold. */
import { Button, TextInput } from '@mantine/core';
import { PasswordInput } from '#web/forms/password-input.tsx';
import { api } from '#web/api/client.ts';
import { isProblem } from '#web/api/problem.ts';
import type { Session } from '#web/api/queries.ts';
import { Form } from '#web/components/form.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { common } from '#web/i18n/common.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { setup as phrases } from '#web/i18n/setup.ts';

export interface Owner {
  name: string;
  email: string;
}

interface OwnerStepProps {
  code: string;
  owner: Owner;
  /** Back to the code, keeping what was typed; with the refusal when it was the code that was wrong. */
  onBack: (owner: Owner, refusal: unknown) => void;
  onSession: (session: Session) => Promise<void>;
}

export const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export function OwnerStep({ code, owner, onBack, onSession }: OwnerStepProps) {
  const t = useT(phrases);
  const c = useT(common);
  const lang = useLang();
  const form = useFields(
    { ...owner, password: '' },
    {
      name: (v) => (v.name.trim() === '' ? t('owner.nameMissing') : undefined),
      email: (v) => (EMAIL.test(v.email.trim()) ? undefined : t('owner.emailWrong')),
      password: (v) => (v.password.length < 12 ? t('owner.passwordShort') : undefined),
    },
  );
  return (
    <>
      <h1>{t('owner.title')}</h1>
      <p className="outside-lead">{t('owner.lead')}</p>
      <Form
        focusFirst
        verb={t('owner.verb')}
        check={form.check}
        onProblem={form.fail}
        onSubmit={async () => {
          const { name, email, password } = form.values;
          try {
            await onSession(await api.setup.claim({ body: { code, name: name.trim(), email: email.trim(), password, language: lang } }));
          } catch (error) {
            if (!isProblem(error) || error.code !== 'errors.setup-code-wrong') throw error;
            onBack({ name, email }, error);
          }
        }}
        extra={
          <Button variant="subtle" onClick={() => onBack({ name: form.values.name, email: form.values.email }, null)}>
            {c('back')}
          </Button>
        }
      >
        <TextInput label={t('owner.name')} autoComplete="name" {...form.text('name')} />
        <TextInput label={t('owner.email')} type="email" autoComplete="username" {...form.text('email')} />
        <PasswordInput
          label={t('owner.password')}
          description={t('owner.passwordHint')}
          autoComplete="new-password"
          {...form.text('password')}
        />
      </Form>
    </>
  );
}
