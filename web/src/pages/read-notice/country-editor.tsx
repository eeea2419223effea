/** A recipient by its name and the country in which it keeps the data: outside the EU and EEA a transfer needs an instrument. */
import { Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useFields } from '#web/components/use-fields.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { readNotice as phrases } from '#web/i18n/read-notice.ts';
import { said } from './editor-kind.ts';
import { EditorForm, type EditorProps } from './editor-form.tsx';

const COUNTRIES = 'FI SE EE NO DK DE FR NL IE LT LV PL ES IT BE AT CH GB US CA IN IL AU JP'.split(' ');

export function CountryEditor({ fact, onSave, onClose }: EditorProps) {
  const t = useT(phrases);
  const lang = useLang();
  const name = said(fact.value, 'name');
  const form = useFields(
    { name, country: said(fact.value, 'country') || 'EEA' },
    { name: (v) => (name !== '' && v.name.trim() === '' ? t('edit.missing') : undefined) },
  );
  const { values, set } = form;
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames([lang], { type: 'region' });
    const codes = [...new Set([...COUNTRIES, values.country])].filter((code) => code !== 'EEA');
    return [{ value: 'EEA', label: t('edit.eea') }, ...codes.map((code) => ({ value: code, label: names.of(code) ?? code }))];
  }, [lang, values.country, t]);
  return (
    <EditorForm
      form={form}
      onClose={onClose}
      onSave={() => onSave({ country: values.country, ...(values.name.trim() === '' ? {} : { name: values.name.trim() }) })}
    >
      <TextInput label={t('edit.name')} {...form.text('name')} />
      <Select
        label={t('edit.country')}
        searchable
        openOnFocus={false}
        value={values.country}
        onChange={(value) => value !== null && set('country', value)}
        data={countries}
      />
    </EditorForm>
  );
}
