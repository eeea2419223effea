/** The owner's way to a held voucher: its number and a written reason. */
import { Textarea, TextInput } from '@mantine/core';
import { api } from '#web/api/client.ts';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { documents } from '#web/i18n/documents.ts';
import { useT } from '#web/i18n/index.ts';
import { vouchers as phrases } from '#web/i18n/vouchers.ts';
import { saveBytes } from './paper.ts';

const SHORTEST = 10;

export function HeldDialog({ onClose }: { onClose: () => void }) {
  const t = useT(phrases);
  const d = useT(documents);
  const form = useFields(
    { number: '', reason: '' },
    {
      number: (v) => (v.number.trim() === '' ? d('file.numberMissing') : undefined),
      reason: (v) => (v.reason.trim().length < SHORTEST ? t('held.reasonShort') : undefined),
    },
  );
  async function submit() {
    const { number, reason } = form.values;
    const { vouchers } = await api.vouchers.openHeld({ body: { number: number.trim(), reason: reason.trim() } });
    for (const { fileName, file, mediaType } of vouchers) saveBytes(fileName, file, mediaType);
    say(t('held.done', { n: vouchers.length }));
  }
  return (
    <FormDialog
      title={t('held.title')}
      lead={t('held.lead')}
      verb={t('held.verb')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput label={t('held.number')} autoComplete="off" maxLength={40} {...form.text('number')} />
      <Textarea label={t('held.reason')} description={t('held.reasonHint')} autosize minRows={2} maxLength={500} {...form.text('reason')} />
    </FormDialog>
  );
}
