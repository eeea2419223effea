/** A hold stops erasure, so it needs a reason, a law and a day on which it is looked at again. */
import { Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { useT } from '#web/i18n/index.ts';
import { acts as phrases } from '#web/i18n/acts.ts';

export function HoldDialog({ subjectId, onClose }: { subjectId: string; onClose: () => void }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const missing = (value: string) => (value.trim() === '' ? t('hold.missing') : undefined);
  const form = useFields(
    { reason: '', law: '', reviewOn: '' },
    { reason: (v) => missing(v.reason), law: (v) => missing(v.law), reviewOn: (v) => missing(v.reviewOn) },
  );
  async function submit() {
    const { reason, law, reviewOn } = form.values;
    await api.retention.placeHold({ body: { subjectId, fields: ['*'], reason: reason.trim(), law: law.trim(), reviewOn } });
    await peopleChanged(client);
    say(t('hold.saved'));
  }
  return (
    <FormDialog
      title={t('hold.title')}
      lead={t('hold.lead')}
      verb={t('hold.verb')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea label={t('hold.reason')} rows={2} {...form.text('reason')} />
      <TextInput label={t('hold.law')} {...form.text('law')} />
      <DateField
        label={t('hold.reviewOn')}
        name="reviewOn"
        value={form.values.reviewOn}
        onChange={(value) => form.set('reviewOn', value)}
        error={form.errors.reviewOn}
      />
    </FormDialog>
  );
}
