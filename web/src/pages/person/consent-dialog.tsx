/** A consent to give data to an outsider: to whom, when, and where the paper or the message lies. */
import { Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { today } from '#web/i18n/clock.ts';
import { common } from '#web/i18n/common.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { disclosurePhrases as phrases } from '#web/i18n/person-disclosures.ts';
import type { Recipient } from '../recipients/data.ts';

interface ConsentDialogProps {
  subjectId: string;
  outsiders: readonly Recipient[];
  onClose: () => void;
}

export function ConsentDialog({ subjectId, outsiders, onClose }: ConsentDialogProps) {
  const t = useT(phrases);
  const c = useT(common);
  const text = useText();
  const client = useQueryClient();
  const missing = (value: string) => (value.trim() === '' ? c('missing') : undefined);
  const form = useFields(
    { recipientId: outsiders[0]?.id ?? '', on: today(), place: '' },
    { on: (v) => missing(v.on), place: (v) => missing(v.place) },
  );
  async function submit() {
    await api.recipients.consent({ params: { id: subjectId }, body: { ...form.values, place: form.values.place.trim() } });
    await client.invalidateQueries({ queryKey: ['disclosures', subjectId] });
    say(t('saved'));
  }
  return (
    <FormDialog
      title={t('fileTitle')}
      lead={t('fileLead')}
      verb={t('verb')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t('recipient')}
        value={form.values.recipientId}
        allowDeselect={false}
        data={outsiders.map(({ id, name }) => ({ value: id, label: text(name) }))}
        onChange={(value) => form.set('recipientId', value ?? '')}
      />
      <DateField label={t('on')} name="on" value={form.values.on} onChange={(value) => form.set('on', value)} error={form.errors.on} />
      <TextInput label={t('place')} autoComplete="off" {...form.text('place')} />
    </FormDialog>
  );
}
