/** Every datum carries its source: the field is asked once per form and remembers the last answer. */
import { Select } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { usePolicy } from '../api/queries.ts';
import { forms as phrases } from '../i18n/forms.ts';
import { useT, useText } from '../i18n/index.ts';

let last = '';
const listeners = new Set<() => void>();

/** The source used last in this window, else the first that the declaration names. */
export function useSource(): [string, (source: string) => void] {
  const policy = usePolicy();
  const chosen = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => last,
  );
  const known = policy?.sources ?? [];
  const source = known.some(({ id }) => id === chosen) ? chosen : (known[0]?.id ?? '');
  function choose(next: string) {
    last = next;
    for (const tell of listeners) tell();
  }
  return [source, choose];
}

interface SourceSelectProps {
  value: string;
  onChange: (source: string) => void;
  label?: string;
  size?: 'xs' | 'sm';
  error?: string | undefined;
}

export function SourceSelect({ value, onChange, label, size = 'sm', error }: SourceSelectProps) {
  const t = useT(phrases);
  const text = useText();
  const policy = usePolicy();
  return (
    <Select
      label={label ?? t('source')}
      name="source"
      size={size}
      value={value}
      error={error}
      data={(policy?.sources ?? []).map(({ id, name }) => ({ value: id, label: text(name) }))}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}
