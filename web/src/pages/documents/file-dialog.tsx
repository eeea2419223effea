/** Filing one paper: what it is, its number and day, and the file itself. */
import { Button, FileButton, Select, TextInput } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { today } from '#web/i18n/clock.ts';
import { documents as phrases } from '#web/i18n/documents.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { papersChanged } from './changed.ts';
import { asBase64, LARGEST, type PaperKind, paperName, readAmount } from './paper.ts';

const NUMBER = /^[\p{L}\p{N} ./_#:-]*$/u;

interface Values {
  kind: PaperKind;
  number: string;
  dated: string;
  title: string;
  amount: string;
  file: File | null;
}

interface FileDialogProps {
  subjectId: string;
  kinds: readonly PaperKind[];
  onClose: () => void;
}

export function FileDialog({ subjectId, kinds, onClose }: FileDialogProps) {
  const t = useT(phrases);
  const lang = useLang();
  const client = useQueryClient();
  const form = useFields<Values>(
    { kind: kinds[0] ?? 'contract', number: '', dated: today(), title: '', amount: '', file: null },
    {
      number: (v) => numberProblem(v, t),
      dated: (v) => (v.dated === '' ? t('file.datedMissing') : undefined),
      amount: (v) => (v.kind === 'voucher' && readAmount(v.amount) === undefined ? t('file.amountWrong') : undefined),
      file: (v) => (v.file === null ? t('file.fileMissing') : v.file.size > LARGEST ? t('file.fileLarge') : undefined),
    },
  );
  const { kind, number, dated, title, amount, file } = form.values;
  const voucher = kind === 'voucher';
  async function submit() {
    if (file === null) return;
    const body = { kind, number: number.trim() || null, dated, file: await asBase64(file) };
    const more = voucher ? { amountCents: readAmount(amount) ?? null } : { title: title.trim() || null };
    const { document } = await api.documents.file({ params: { id: subjectId }, body: { ...body, ...more } });
    await papersChanged(client);
    say(t('file.done', { what: paperName(document, lang) }));
  }
  return (
    <FormDialog title={t('file.title')} verb={t('file.verb')} check={form.check} onProblem={form.fail} onSubmit={submit} onClose={onClose}>
      <Select
        label={t('kind')}
        value={kind}
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={(value) => form.set('kind', value as PaperKind)}
        description={voucher ? t('file.voucherLead') : undefined}
      />
      <div className="papers-pair">
        <TextInput label={t('file.number')} autoComplete="off" maxLength={40} {...form.text('number')} />
        <DateField
          label={t('file.dated')}
          name="dated"
          value={dated}
          onChange={(value) => form.set('dated', value)}
          error={form.errors.dated}
        />
      </div>
      {voucher ? (
        <TextInput label={t('file.amount')} inputMode="decimal" autoComplete="off" {...form.text('amount')} />
      ) : (
        <TextInput label={t('file.name')} autoComplete="off" maxLength={200} {...form.text('title')} />
      )}
      <FileField file={file} error={form.errors.file} onChange={(chosen) => form.set('file', chosen)} />
    </FormDialog>
  );
}

function numberProblem({ kind, number }: Values, t: ReturnType<typeof useT<Parameters<typeof phrases.t>[1]>>): string | undefined {
  if (!NUMBER.test(number)) return t('file.numberWrong');
  return kind === 'voucher' && number.trim() === '' ? t('file.numberMissing') : undefined;
}

interface FileFieldProps {
  file: File | null;
  error: string | undefined;
  onChange: (file: File | null) => void;
}

function FileField({ file, error, onChange }: FileFieldProps) {
  const t = useT(phrases);
  return (
    <div className="papers-file">
      <FileButton accept="application/pdf,image/png,image/jpeg" onChange={onChange} inputProps={{ 'aria-label': t('file.file') }}>
        {(props) => (
          <Button {...props} name="file" variant="default" leftSection={<IconPaperclip size={16} stroke={1.6} aria-hidden="true" />}>
            {t('file.fileChoose')}
          </Button>
        )}
      </FileButton>
      <span className="papers-chosen">{file === null ? <span className="muted small">{t('file.fileHint')}</span> : file.name}</span>
      {error !== undefined && (
        <p className="small papers-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
