/** A purpose stands on one ground of Article 6; a purpose in the notice's own words may be worded anew. */
import { Select, Textarea } from '@mantine/core';
import { useFields } from '#web/components/use-fields.ts';
import { declarationWords } from '#web/i18n/declaration-words.ts';
import { useT } from '#web/i18n/index.ts';
import { readNotice as phrases } from '#web/i18n/read-notice.ts';
import { said } from './editor-kind.ts';
import { EditorForm, type EditorProps } from './editor-form.tsx';

const BASES = ['contract', 'consent', 'explicit-consent', 'legitimate-interest', 'legal-obligation'] as const;

export function PurposeEditor({ fact, words, onSave, onClose }: EditorProps & { words: string }) {
  const t = useT(phrases);
  const w = useT(declarationWords);
  const own = fact.path.includes('/custom:');
  const form = useFields(
    { text: said(fact.value, 'text') || words.slice(0, 120), basis: said(fact.value, 'basis') },
    {
      text: (v) => (own && v.text.trim() === '' ? t('edit.missing') : undefined),
      basis: (v) => (v.basis === '' ? t('edit.missing') : undefined),
    },
  );
  return (
    <EditorForm
      form={form}
      onClose={onClose}
      onSave={() => onSave({ basis: form.values.basis, ...(own ? { text: form.values.text.trim() } : {}) })}
    >
      {own && <Textarea label={t('edit.name')} maxLength={120} rows={2} {...form.text('text')} />}
      <Select
        label={t('edit.basis')}
        value={form.values.basis === '' ? null : form.values.basis}
        error={form.errors.basis}
        onChange={(value) => value !== null && form.set('basis', value)}
        data={BASES.map((value) => ({ value, label: w(`basis.${value}`) }))}
      />
    </EditorForm>
  );
}
