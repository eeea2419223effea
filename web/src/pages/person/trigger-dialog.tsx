/** Business events that move retention clocks are recorded as themselves, dated, and only those that a rule waits for. */
import { Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { peopleChanged, type PolicyView } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { today } from '#web/i18n/clock.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { acts as phrases } from '#web/i18n/acts.ts';
import type { Person } from './person-page.tsx';

interface TriggerDialogProps {
  subjectId: string;
  memberships: Person['memberships'];
  policy: PolicyView;
  onClose: () => void;
}

export function TriggerDialog({ subjectId, memberships, policy, onClose }: TriggerDialogProps) {
  const t = useT(phrases);
  const text = useText();
  const client = useQueryClient();
  const registers = policy.registers.filter(({ id }) => memberships.some(({ registerId }) => registerId === id));
  const triggers = [...new Set(registers.flatMap((register) => register.triggers))];
  const form = useFields(
    { trigger: triggers[0] ?? '', on: today(), registerId: '' },
    { on: (v) => (v.on === '' ? t('hold.missing') : undefined) },
  );
  async function submit() {
    const { trigger, on, registerId } = form.values;
    await api.people.recordTrigger({ params: { id: subjectId }, body: { trigger, on, ...(registerId === '' ? {} : { registerId }) } });
    await peopleChanged(client);
    say(t('trigger.saved'));
  }
  const registerOptions = [
    { value: '', label: t('trigger.anyRegister') },
    ...registers.map(({ id, name }) => ({ value: id, label: text(name) })),
  ];
  return (
    <FormDialog
      title={t('trigger.title')}
      lead={t('trigger.lead')}
      verb={t('trigger.verb')}
      disabled={triggers.length === 0}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t('trigger.kind')}
        value={form.values.trigger}
        data={triggers.map((value) => ({ value, label: triggerName(t, value) }))}
        onChange={(value) => form.set('trigger', value ?? '')}
      />
      <DateField
        label={t('trigger.on')}
        name="on"
        value={form.values.on}
        onChange={(value) => form.set('on', value)}
        error={form.errors.on}
      />
      {registers.length > 1 && (
        <Select
          label={t('trigger.register')}
          value={form.values.registerId}
          data={registerOptions}
          onChange={(value) => form.set('registerId', value ?? '')}
        />
      )}
    </FormDialog>
  );
}

type Key = Parameters<typeof phrases.t>[1];
/** Triggers are words of the policy language; one that has no phrase yet is shown as it is written there. */
function triggerName(t: (key: Key) => string, trigger: string): string {
  const key = `triggers.${trigger}`;
  const said = phrases.find('fi', key) === undefined ? undefined : t(key as Key);
  return said ?? trigger;
}
