/** The small window in which one condition is chosen; a click on a choice is enough, words and days are sent with Enter. */
import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { DateField, stopsAtDate } from '#web/components/date-field.tsx';
import { WordInput } from '#web/components/word-input.tsx';
import { OrganisationSelect } from '#web/forms/organisation-select.tsx';
import { lists as phrases } from '#web/i18n/lists.ts';
import { useT } from '#web/i18n/index.ts';
import type { Choice, Condition, Search } from './condition.ts';

interface EditorProps<K extends Condition['kind'] = Condition['kind']> {
  condition: Extract<Condition, { kind: K }>;
  search: Search;
  onChange: (change: Search) => void;
}

export function ConditionEditor({ condition, search, onChange }: EditorProps) {
  switch (condition.kind) {
    case 'choice':
      return <Choices condition={condition} search={search} onChange={onChange} />;
    case 'word':
      return <Word condition={condition} search={search} onChange={onChange} />;
    case 'days':
      return <Days condition={condition} search={search} onChange={onChange} />;
    case 'pair':
      return <Pair condition={condition} search={search} onChange={onChange} />;
    case 'field':
      return <Field condition={condition} search={search} onChange={onChange} />;
    case 'organisation':
      return (
        <Asked label={condition.label}>
          <OrganisationSelect value={search[condition.key] ?? null} onChange={(id) => onChange({ [condition.key]: id ?? undefined })} />
        </Asked>
      );
  }
}

/** Focus goes into the window as soon as it opens. */
function Asked({ label, children, onSubmit }: { label: string; children: ReactNode; onSubmit?: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, button')?.focus(), []);
  return (
    <form
      ref={form}
      className="condition-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!stopsAtDate(form.current)) onSubmit?.();
      }}
    >
      {children}
    </form>
  );
}

function Apply() {
  const t = useT(phrases);
  return (
    <Button type="submit" size="xs">
      {t('apply')}
    </Button>
  );
}

function Choices({ condition, search, onChange }: EditorProps<'choice'>) {
  return (
    <Asked label={condition.label}>
      <div className="condition-list">
        <p className="small muted">{condition.label}</p>
        {condition.options.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            aria-pressed={search[condition.key] === value}
            onClick={() => onChange({ [condition.key]: value })}
          >
            {label}
          </button>
        ))}
      </div>
    </Asked>
  );
}

function Word({ condition, search, onChange }: EditorProps<'word'>) {
  const [value, setValue] = useState(search[condition.key] ?? '');
  const { words } = condition;
  const known = useQuery({
    queryKey: ['words', condition.wordsOf, condition.id],
    queryFn: () => words?.() ?? [],
    enabled: words !== undefined,
  });
  return (
    <Asked label={condition.label} onSubmit={() => onChange({ [condition.key]: value.trim() })}>
      <WordInput
        label={`${condition.label}: ${condition.hint.toLowerCase()}`}
        value={value}
        words={known.data ?? []}
        comboboxProps={{ withinPortal: false }}
        onChange={setValue}
      />
      <Apply />
    </Asked>
  );
}

function Days({ condition, search, onChange }: EditorProps<'days'>) {
  const t = useT(phrases);
  const [from, setFrom] = useState(search[condition.from] ?? '');
  const [to, setTo] = useState(search[condition.to] ?? '');
  return (
    <Asked label={condition.label} onSubmit={() => onChange({ [condition.from]: from, [condition.to]: to })}>
      <p className="small muted">{condition.label}</p>
      <DateField label={t('from')} value={from} onChange={setFrom} />
      <DateField label={t('to')} value={to} onChange={setTo} />
      <Apply />
    </Asked>
  );
}

function Pair({ condition, search, onChange }: EditorProps<'pair'>) {
  const { key, second, options, any } = condition;
  const [first, setFirst] = useState(search[key] ?? options[0]?.value ?? '');
  const [more, setMore] = useState(search[second] ?? '');
  const groups: readonly Choice[] = options.find(({ value }) => value === first)?.more ?? [];
  return (
    <Asked label={condition.label} onSubmit={() => onChange({ [key]: first, [second]: more })}>
      <Select
        label={condition.label}
        data={options.map(({ value, label }) => ({ value, label }))}
        value={first}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(value) => {
          setFirst(value ?? '');
          setMore('');
        }}
      />
      <Select
        aria-label={any}
        data={[{ value: '', label: any }, ...groups]}
        value={more}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(value) => setMore(value ?? '')}
      />
      <Apply />
    </Asked>
  );
}

function Field({ condition, search, onChange }: EditorProps<'field'>) {
  const [field, setField] = useState(search[condition.key] ?? condition.options[0]?.value ?? '');
  const [text, setText] = useState(search[condition.text] ?? '');
  return (
    <Asked label={condition.label} onSubmit={() => onChange({ [condition.key]: field, [condition.text]: text.trim() })}>
      <Select
        label={condition.label}
        data={[...condition.options]}
        value={field}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(value) => setField(value ?? '')}
      />
      <TextInput
        label={condition.hint}
        value={text}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Apply />
    </Asked>
  );
}
