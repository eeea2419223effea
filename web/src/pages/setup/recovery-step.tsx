/** A backup nobody can open is no backup: the key is on paper before the register is in use. */
import { Button, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import type { Session } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { Form } from '#web/components/form.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { useT } from '#web/i18n/index.ts';
import { setup as phrases } from '#web/i18n/setup.ts';

export function RecoveryStep({ onSession }: { onSession: (session: Session) => Promise<void> }) {
  const t = useT(phrases);
  const recovery = useQuery({
    queryKey: ['setup', 'recovery'],
    queryFn: () => api.setup.recovery(),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const form = useFields({ end: '' }, { end: (v) => (v.end.replace(/[\s-]/g, '').length < 6 ? t('recovery.short') : undefined) });
  const key = recovery.data?.key;
  return (
    <>
      <h1>{t('recovery.title')}</h1>
      <p className="outside-lead no-print">{t('recovery.lead')}</p>
      <p className="only-print">{t('recovery.printedTitle')}</p>
      <ErrorBanner error={recovery.error} onRetry={() => void recovery.refetch()} />
      {key !== null && key !== undefined && (
        <>
          <p className="recovery-key" translate="no">
            {key}
          </p>
          <p className="no-print recovery-print">
            <Button variant="default" leftSection={<IconPrinter size={17} aria-hidden="true" />} onClick={() => window.print()}>
              {t('recovery.print')}
            </Button>
          </p>
        </>
      )}
      <div className="no-print">
        <Form
          verb={t('recovery.verb')}
          check={form.check}
          onProblem={form.fail}
          onSubmit={async () => onSession(await api.setup.confirmRecovery({ body: { end: form.values.end.trim() } }))}
        >
          <TextInput
            label={t('recovery.ask')}
            description={t('recovery.askHint')}
            autoComplete="off"
            spellCheck={false}
            className="login-code"
            {...form.text('end')}
          />
        </Form>
      </div>
    </>
  );
}
