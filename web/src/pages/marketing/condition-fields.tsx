/** What one condition asks, by what it is about. A change is told as soon as the condition is whole. */
import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { DateField } from '#web/components/date-field.tsx';
import { WordInput } from '#web/components/word-input.tsx';
import { OrganisationSelect } from '#web/forms/organisation-select.tsx';
import { audiencePhrases as phrases } from '#web/i18n/audiences.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { useAudienceFields } from './data.ts';
import type { Condition } from './segment-model.ts';

interface FieldsProps<On extends Condition['on'] = Condition['on']> {
  value: Extract<Condition, { on: On }> | null;
  onChange: (value: Condition | null) => void;
}
type Shown = { on: Condition['on']; field?: string } & Pick<FieldsProps, 'value' | 'onChange'>;

export function ConditionFields({ on, field, value, onChange }: Shown) {
  const kept = value?.on === on ? value : null;
  switch (on) {
    case 'register':
      return <RegisterFields value={kept?.on === 'register' ? kept : null} onChange={onChange} />;
    case 'contact':
    case 'added':
      return <DayFields on={on} value={kept?.on === on ? kept : null} onChange={onChange} />;
    case 'permission':
      return <PermissionFields value={kept?.on === 'permission' ? kept : null} onChange={onChange} />;
    case 'organisation':
      return (
        <OrganisationSelect
          label=""
          value={kept?.on === 'organisation' ? kept.organisation : null}
          onChange={(id) => onChange(id === null ? null : { on: 'organisation', organisation: id })}
        />
      );
    case 'mailing':
      return <MailingField value={kept?.on === 'mailing' ? kept : null} onChange={onChange} />;
    default:
      return <WordField on={on} field={field} value={kept} onChange={onChange} />;
  }
}

function RegisterFields({ value, onChange }: FieldsProps<'register'>) {
  const t = useT(phrases);
  const text = useText();
  const { data } = useAudienceFields();
  const registers = data?.registers ?? [];
  const groups = registers.find(({ id }) => id === value?.register)?.groups ?? [];
  return (
    <>
      <Select
        aria-label={t('register')}
        data={registers.map(({ id, name }) => ({ value: id, label: text(name) }))}
        value={value?.register ?? null}
        allowDeselect={false}
        onChange={(register) => onChange(register === null ? null : { on: 'register', register })}
      />
      {value !== null && groups.length > 1 && (
        <Select
          aria-label={t('group')}
          data={[{ value: '', label: t('anyGroup') }, ...groups.map(({ id, name }) => ({ value: id, label: text(name) }))]}
          value={value.group ?? ''}
          allowDeselect={false}
          onChange={(group) => onChange({ on: 'register', register: value.register, ...(group ? { group } : {}) })}
        />
      )}
    </>
  );
}

function PermissionFields({ value, onChange }: FieldsProps<'permission'>) {
  const t = useT(phrases);
  const all = ['consented', 'unasked', 'banned'] as const;
  return (
    <Select
      aria-label={t('is')}
      data={all.map((is) => ({ value: is, label: t(`permission.${is}`) }))}
      value={value?.is ?? null}
      allowDeselect={false}
      onChange={(next) => {
        const is = all.find((each) => each === next);
        onChange(is === undefined ? null : { on: 'permission', is });
      }}
    />
  );
}

function DayFields({ on, value, onChange }: FieldsProps<'contact' | 'added'> & { on: 'contact' | 'added' }) {
  const t = useT(phrases);
  const ever = value?.on === 'contact' ? value.ever : undefined;
  const [mode, setMode] = useState<'days' | 'ever' | 'never'>(ever ?? 'days');
  const set = (change: { from?: string; to?: string }) => {
    const { from, to } = { from: value?.from ?? '', to: value?.to ?? '', ...change };
    const days = { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
    onChange(from === '' && to === '' ? null : { on, ...days });
  };
  return (
    <>
      {on === 'contact' && (
        <Select
          aria-label={t('when')}
          data={(['days', 'ever', 'never'] as const).map((each) => ({ value: each, label: t(`whens.${each}`) }))}
          value={mode}
          allowDeselect={false}
          onChange={(next) => {
            const chosen = next === 'ever' || next === 'never' ? next : 'days';
            setMode(chosen);
            onChange(chosen === 'days' ? null : { on: 'contact', ever: chosen });
          }}
        />
      )}
      {mode === 'days' && (
        <>
          <DateField label={t('from')} value={value?.from ?? ''} onChange={(from) => set({ from })} />
          <DateField label={t('to')} value={value?.to ?? ''} onChange={(to) => set({ to })} />
        </>
      )}
    </>
  );
}

function MailingField({ value, onChange }: FieldsProps<'mailing'>) {
  const t = useT(phrases);
  const sent = useQuery({
    queryKey: ['mailings', 'sent'],
    queryFn: ({ signal }) => api.mailings.list({ query: { limit: 100 } }, { signal }),
  });
  const rows = (sent.data?.rows ?? []).filter(({ begunAt }) => begunAt !== null);
  return (
    <Select
      aria-label={t('mailing')}
      searchable
      data={rows.map(({ id, name }) => ({ value: id, label: name }))}
      value={value?.mailing ?? null}
      onChange={(mailing) => onChange(mailing === null ? null : { on: 'mailing', mailing })}
    />
  );
}

const LISTED = { job: 'job', language: 'language', industry: 'industry' } as const;

type WordOn = Exclude<Condition['on'], 'register' | 'contact' | 'added' | 'permission' | 'organisation' | 'mailing'>;

function WordField({ on, field, value, onChange }: { on: WordOn; field: string | undefined } & Pick<FieldsProps, 'value' | 'onChange'>) {
  const t = useT(phrases);
  const known = useQuery({ queryKey: ['words', on], queryFn: () => knownWords(on), enabled: on === 'tag' || on in LISTED });
  const word = value === null ? '' : 'tag' in value ? value.tag : 'word' in value ? (value.word ?? '') : '';
  const [typed, setTyped] = useState(word);
  const tell = (next: string) => {
    setTyped(next);
    onChange(conditionOf(on, field, next.trim()));
  };
  const label = on === 'field' ? t('ownWord') : on === 'tag' ? t('is') : t('holds');
  if (known.data === undefined)
    return (
      <TextInput
        aria-label={label}
        placeholder={label}
        value={typed}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => tell(event.currentTarget.value)}
      />
    );
  return <WordInput aria-label={label} placeholder={label} value={typed} words={known.data} onChange={tell} />;
}

async function knownWords(on: WordOn): Promise<string[]> {
  if (on === 'tag') return (await api.tags.list()).tags.map(({ tag }) => tag);
  if (on === 'job' || on === 'language' || on === 'industry') return (await api.people.words({ query: { of: on } })).words;
  return [];
}

function conditionOf(on: WordOn, field: string | undefined, word: string): Condition | null {
  if (on === 'field') return field === undefined ? null : { on, field, ...(word === '' ? {} : { word }) };
  if (word === '') return null;
  return on === 'tag' ? { on, tag: word } : { on, word };
}
