/** A value is changed with the means that fit its kind; what the server refuses stays open with its reason. */
import { TextInput, Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useFields } from '#web/components/use-fields.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { parseDate } from '#web/i18n/parse-date.ts';
import { readNotice as phrases } from '#web/i18n/read-notice.ts';
import { CatalogueEditor } from './catalogue-editor.tsx';
import { CountryEditor } from './country-editor.tsx';
import { EditorForm, type EditorProps } from './editor-form.tsx';
import { detailOf, editorOf, said } from './editor-kind.ts';
import { PurposeEditor } from './purpose-editor.tsx';
import { RuleEditor } from './rule-editor.tsx';
import type { ReadFact, Value } from './use-review.ts';

interface ValueEditorProps {
  fact: ReadFact;
  source: string;
  onSave: (path: string, value: Value) => Promise<void>;
  onClose: () => void;
}

export function ValueEditor({ fact, source, onSave, onClose }: ValueEditorProps) {
  const words = source.slice(fact.place.start, fact.place.end).replace(/\s+/g, ' ').trim();
  const props: EditorProps = {
    fact,
    onClose,
    async onSave(value) {
      await onSave(fact.path, value);
      onClose();
    },
  };
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which no effect may return.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className="fact-editor" ref={place}>
      <Fitting {...props} words={words} />
    </div>
  );
}

function Fitting({ words, ...props }: EditorProps & { words: string }) {
  switch (editorOf(props.fact)) {
    case 'rule':
      return <RuleEditor {...props} timed />;
    case 'period':
      return <RuleEditor {...props} />;
    case 'field':
      return <CatalogueEditor {...props} />;
    case 'recipient':
      return <CountryEditor {...props} />;
    case 'purpose':
      return <PurposeEditor {...props} words={words} />;
    case 'date':
      return <DateEditor {...props} />;
    case 'detail':
      return <DetailEditor {...props} />;
    default:
      return <TextEditor {...props} words={words} />;
  }
}

function DetailEditor({ fact, onSave, onClose }: EditorProps) {
  const t = useT(phrases);
  const key = detailOf(fact.value) ?? 'name';
  const form = useFields({ value: said(fact.value, key) }, { value: (v) => (v.value.trim() === '' ? t('edit.missing') : undefined) });
  return (
    <EditorForm form={form} onClose={onClose} onSave={() => onSave({ [key]: form.values.value.trim() })}>
      <TextInput label={t(key === 'name' ? 'edit.name' : 'edit.value')} {...form.text('value')} />
    </EditorForm>
  );
}

function TextEditor({ fact, words, onSave, onClose }: EditorProps & { words: string }) {
  const t = useT(phrases);
  const form = useFields(
    { text: said(fact.value, 'text') || words.slice(0, 600) },
    { text: (v) => (v.text.trim() === '' ? t('edit.missing') : undefined) },
  );
  return (
    <EditorForm form={form} onClose={onClose} onSave={() => onSave({ text: form.values.text.trim() })}>
      <Textarea label={t('edit.value')} maxLength={600} rows={4} {...form.text('text')} />
    </EditorForm>
  );
}

function DateEditor({ fact, onSave, onClose }: EditorProps) {
  const t = useT(phrases);
  const lang = useLang();
  const read = (value: string) => parseDate(value, said(fact.value, 'date'));
  const form = useFields(
    { date: formatDate(said(fact.value, 'date'), lang === 'en' ? 'fi' : lang) },
    { date: (v) => (read(v.date) === undefined ? t('edit.dateWrong') : undefined) },
  );
  return (
    <EditorForm form={form} onClose={onClose} onSave={() => onSave({ date: read(form.values.date) ?? '' })}>
      <TextInput label={t('edit.date')} inputMode="numeric" {...form.text('date')} />
    </EditorForm>
  );
}
