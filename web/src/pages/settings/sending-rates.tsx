/** How many letters may leave in a minute; empty is as fast as the relay takes them. */
import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { Form } from '#web/components/form.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { useT } from '#web/i18n/index.ts';
import { sending as phrases } from '#web/i18n/sending.ts';
import type { SendingView } from './sending-page.tsx';

export function SendingRates({ view, may }: { view: SendingView; may: boolean }) {
  const t = useT(phrases);
  return (
    <section className="card settings-card">
      <h2>{t('rates.title')}</h2>
      <p className="muted">{t('rates.lead')}</p>
      {may ? <RatesForm view={view} /> : <RatesFacts view={view} />}
    </section>
  );
}

function RatesFacts({ view: { rates } }: { view: SendingView }) {
  const t = useT(phrases);
  return (
    <dl className="settings-facts">
      <dt>{t('rates.perMinute')}</dt>
      <dd>{rates.perMinute ?? t('rates.free')}</dd>
      <dt>{t('rates.perDomain')}</dt>
      <dd>{rates.perDomainPerMinute ?? t('rates.free')}</dd>
    </dl>
  );
}

function RatesForm({ view: { rates } }: { view: SendingView }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const wrong = (value: string) => (numberOf(value) === undefined ? t('rates.wrong') : undefined);
  const form = useFields(
    { perMinute: String(rates.perMinute ?? ''), perDomainPerMinute: String(rates.perDomainPerMinute ?? '') },
    { perMinute: (v) => wrong(v.perMinute), perDomainPerMinute: (v) => wrong(v.perDomainPerMinute) },
  );
  async function submit() {
    const { perMinute, perDomainPerMinute } = form.values;
    await api.sending.saveRates({
      body: { perMinute: numberOf(perMinute) ?? null, perDomainPerMinute: numberOf(perDomainPerMinute) ?? null },
    });
    await client.invalidateQueries({ queryKey: ['sending'] });
    say(t('rates.saved'));
  }
  return (
    <Form verb={t('rates.verb')} check={form.check} onProblem={form.fail} onSubmit={submit}>
      <TextInput label={t('rates.perMinute')} {...NUMBER} description={t('rates.perMinuteHint')} {...form.text('perMinute')} />
      <TextInput label={t('rates.perDomain')} {...NUMBER} description={t('rates.perDomainHint')} {...form.text('perDomainPerMinute')} />
    </Form>
  );
}

const NUMBER = {
  inputMode: 'numeric',
  autoComplete: 'off',
  inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
} as const;

/** Null for an empty field, undefined for what is no rate; figures may be grouped by spaces. */
function numberOf(value: string): number | null | undefined {
  const bare = value.replaceAll(/\s/g, '');
  if (bare === '') return null;
  const number = /^\d{1,6}$/.test(bare) ? Number(bare) : 0;
  return number >= 1 && number <= 100_000 ? number : undefined;
}
