/** Only who can read the server's own window may claim a fresh installation. */
import { TextInput } from '@mantine/core';
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
  return (
    <>
      <h1>{t('code.title')}</h1>
      <p className="outside-lead">{t('code.lead')}</p>
      <Form focusFirst verb={c('next')} check={form.check} onSubmit={async () => onNext(form.values.code.trim())}>
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
