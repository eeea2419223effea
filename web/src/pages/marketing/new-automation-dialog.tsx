/** An automation: what sets it off, for which purpose, and after how long. It is made off. */
import { NumberInput, Radio, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { automationPhrases as phrases } from '#web/i18n/automations.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { purposesQuery, useAutomationsChanged } from './data.ts';

const TRIGGERS = ['confirmed', 'guide'] as const;

export function NewAutomationDialog({ onClose }: { onClose: () => void }) {
  const t = useT(phrases);
  const text = useText();
  const changed = useAutomationsChanged();
  const found = useQuery(purposesQuery);
  const purposes = (found.data?.purposes ?? []).filter(({ channels }) => channels.includes('email'));
  const [trigger, setTrigger] = useState<(typeof TRIGGERS)[number]>('confirmed');
  const [delayHours, setDelay] = useState(0);
  const form = useFields(
    { name: '', purpose: '' },
    {
      name: ({ name }) => (name.trim() === '' ? t('nameMissing') : undefined),
      purpose: ({ purpose }) => (purpose === '' ? t('purposeMissing') : undefined),
    },
  );
  async function submit() {
    const { name, purpose } = form.values;
    await api.automations.create({ body: { name: name.trim(), purpose, trigger, delayHours } });
    await changed();
    say(t('made', { name: name.trim() }));
  }
  return (
    <FormDialog title={t('add')} verb={t('make')} check={form.check} onProblem={form.fail} onSubmit={submit} onClose={onClose}>
      <ErrorBanner error={found.error} />
      <TextInput label={t('name')} autoComplete="off" maxLength={120} {...form.text('name')} />
      <Radio.Group
        label={t('trigger')}
        value={trigger}
        onChange={(value) => setTrigger(TRIGGERS.find((each) => each === value) ?? 'confirmed')}
      >
        <div className="stack-tight new-purposes">
          {TRIGGERS.map((each) => (
            <Radio key={each} value={each} label={t(`triggers.${each}`)} />
          ))}
        </div>
      </Radio.Group>
      <Select
        label={t('purpose')}
        name="purpose"
        data={purposes.map(({ id, name }) => ({ value: id, label: text(name) }))}
        value={form.values.purpose === '' ? null : form.values.purpose}
        error={form.errors.purpose}
        allowDeselect={false}
        onChange={(value) => form.set('purpose', value ?? '')}
      />
      <NumberInput
        label={t('delay')}
        min={0}
        max={720}
        clampBehavior="strict"
        value={delayHours}
        onChange={(value) => setDelay(Number(value) || 0)}
      />
    </FormDialog>
  );
}
