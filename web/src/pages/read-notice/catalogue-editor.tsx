/** A datum of the notice becomes a field of the catalogue, or a text field of the firm's own with its class. */
import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { declarationWords } from '#web/i18n/declaration-words.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { readNotice as phrases } from '#web/i18n/read-notice.ts';
import { said } from './editor-kind.ts';
import { EditorForm, type EditorProps } from './editor-form.tsx';

const CLASSES = ['ordinary', 'contact', 'financial', 'confidential', 'special', 'identifier'] as const;
const SEALED: readonly string[] = ['confidential', 'special', 'identifier'];

export function CatalogueEditor({ fact, onSave, onClose }: EditorProps) {
  const t = useT(phrases);
  const w = useT(declarationWords);
  const text = useText();
  const catalogue = useQuery({ queryKey: ['catalogue'], queryFn: () => api.catalogue.fields(), staleTime: Number.POSITIVE_INFINITY });
  const own = said(fact.value, 'field');
  const isOwn = own.startsWith('custom.');
  const form = useFields(
    { field: own, words: said(fact.value, 'words'), class: said(fact.value, 'class') || 'ordinary' },
    { words: (v) => (v.field === own && isOwn && v.words.trim() === '' ? t('edit.missing') : undefined) },
  );
  const { values, set } = form;
  const fields = (catalogue.data?.fields ?? []).map(({ id, name }) => ({ value: id, label: text(name) }));
  const chosen = catalogue.data?.fields.find(({ id }) => id === values.field);
  const kept = isOwn && values.field === own;
  return (
    <EditorForm
      form={form}
      onClose={onClose}
      onSave={() => onSave(kept ? { field: own, words: values.words.trim(), class: values.class } : { field: values.field })}
    >
      <ErrorBanner error={catalogue.error} onRetry={() => void catalogue.refetch()} />
      <Select
        label={t('edit.field')}
        searchable
        openOnFocus={false}
        value={values.field}
        onChange={(value) => value !== null && set('field', value)}
        data={[...(isOwn ? [{ value: own, label: t('edit.own') }] : []), ...fields]}
      />
      {kept && (
        <>
          <TextInput label={t('edit.ownName')} {...form.text('words')} />
          <Select
            label={t('edit.class')}
            value={values.class}
            onChange={(value) => value !== null && set('class', value)}
            data={CLASSES.map((value) => ({ value, label: w(`class.${value}`) }))}
          />
        </>
      )}
      {SEALED.includes(kept ? values.class : (chosen?.class ?? '')) && <p className="small muted">{t('edit.sealed')}</p>}
    </EditorForm>
  );
}
