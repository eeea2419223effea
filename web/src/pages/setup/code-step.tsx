/** Only who can read the server's own window may claim a fresh installation. */
import { TextInput } from '@mantine/core';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { Form } from '#web/components/form.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';
import { setup as phrases } from '#web/i18n/setup.ts';

interface CodeStepProps {
  code: string;
  /** The server's refusal of the code that was typed before. */
  refusal: unknown;
  onNext: (code: string) => void;
}

export function CodeStep({ code, refusal, onNext }: CodeStepProps) {
  const t = useT(phrases);
  const c = useT(common);
  const form = useFields({ code }, { code: (v) => (v.code.trim() === '' ? t('code.missing') : undefined) });
  /** A wrong code is told here, before anything else is asked. */
  async function submit() {
    const code = form.values.code.trim();
    await api.setup.checkCode({ body: { code } });
    onNext(code);
  }
  return (
    <>
      <h1>{t('code.title')}</h1>
      <p className="outside-lead">{t('code.lead')}</p>
      <Form focusFirst verb={c('next')} check={form.check} onProblem={form.fail} onSubmit={submit}>
        <ErrorBanner error={refusal} />
        <TextInput
          label={t('code.label')}
          description={t('code.hint')}
          autoComplete="off"
          spellCheck={false}
          className="login-code"
          {...form.text('code')}
        />
      </Form>
    </>
  );
}
