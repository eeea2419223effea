/** Finds an organisation by the start of its name; the whole list is never loaded into a menu. */
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { forms as phrases } from '../i18n/forms.ts';
import { useT } from '../i18n/index.ts';

interface OrganisationSelectProps {
  value: string | null;
  onChange: (id: string | null) => void;
  label?: string;
}

export function OrganisationSelect({ value, onChange, label }: OrganisationSelectProps) {
  const t = useT(phrases);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const [q] = useDebouncedValue(typed.trim(), 150);
  const found = useQuery({
    queryKey: ['organisations', 'select', q],
    queryFn: ({ signal }) => api.organisations.list({ query: { q, limit: 12 } }, { signal }),
    enabled: q !== '' && q !== chosen?.label,
    placeholderData: (before) => before,
  });
  const options = (found.data?.rows ?? []).map(({ id, label: name }) => ({ value: id, label: name }));
  const data = chosen !== null && chosen.value === value && !options.some((each) => each.value === value) ? [chosen, ...options] : options;
  return (
    <Select
      label={label ?? t('organisation')}
      placeholder={t('organisationHint')}
      searchable
      clearable
      allowDeselect
      filter={({ options: all }) => all}
      nothingFoundMessage={q === '' ? undefined : t('notFound')}
      value={value}
      data={unique(data)}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(next, option) => {
        setChosen(next === null ? null : { value: next, label: option?.label ?? next });
        onChange(next);
      }}
    />
  );
}

function unique(options: { value: string; label: string }[]): { value: string; label: string }[] {
  return [...new Map(options.map((each) => [each.value, each])).values()];
}
