/** Finds a person by a part of the name or address; the whole list is never loaded into a menu. */
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { forms as phrases } from '../i18n/forms.ts';
import { useT } from '../i18n/index.ts';

interface PersonSelectProps {
  label: string;
  hint: string;
  value: string | null;
  onChange: (id: string | null) => void;
  error?: string | undefined;
}

export function PersonSelect({ label, hint, value, onChange, error }: PersonSelectProps) {
  const t = useT(phrases);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const [q] = useDebouncedValue(typed.trim(), 150);
  const found = useQuery({
    queryKey: ['people', 'select', q],
    queryFn: ({ signal }) => api.people.list({ query: { q, limit: 12 } }, { signal }),
    enabled: q !== '' && q !== chosen?.label,
    placeholderData: (before) => before,
  });
  const options = (found.data?.rows ?? []).map(({ id, label: name, email }) => ({
    value: id,
    label: email === null || email === name ? name : `${name}, ${email}`,
  }));
  const data = chosen !== null && chosen.value === value && !options.some((each) => each.value === value) ? [chosen, ...options] : options;
  return (
    <Select
      label={label}
      placeholder={hint}
      searchable
      clearable
      data-field="subjectId"
      error={error}
      filter={({ options: all }) => all}
      nothingFoundMessage={q === '' ? undefined : t('notFound')}
      value={value}
      data={data}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(next, option) => {
        setChosen(next === null ? null : { value: next, label: option?.label ?? next });
        onChange(next);
      }}
    />
  );
}
