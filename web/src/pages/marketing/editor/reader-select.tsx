/** Whose eyes the letter is seen with: a sample, somebody of whom nothing is known, or a person of the register. */
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useT } from '#web/i18n/index.ts';
import { editorPhrases as phrases } from '#web/i18n/marketing-editor.ts';

interface ReaderSelectProps {
  value: string;
  people: boolean;
  onChange: (who: string) => void;
}

export function ReaderSelect({ value, people, onChange }: ReaderSelectProps) {
  const t = useT(phrases);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const fixed = [
    { value: 'sample', label: t('preview.sample') },
    { value: 'unknown', label: t('preview.unknown') },
  ];
  const name = typed.trim();
  const [q] = useDebouncedValue(name, 200);
  const known = [...fixed, ...(chosen ? [chosen] : [])];
  const asks = people && q !== '' && !known.some(({ label }) => label === q);
  const found = useQuery({
    queryKey: ['people', 'reader', q],
    queryFn: async ({ signal }) =>
      (await api.people.list({ query: { q, limit: 8 } }, { signal })).rows.map(({ id, label }) => ({ value: id, label })),
    enabled: asks,
    placeholderData: (before) => before,
  });
  const data = [...new Map([...known, ...(asks ? (found.data ?? []) : [])].map((each) => [each.value, each])).values()];
  return (
    <Select
      label={t(people ? 'preview.whoPeople' : 'preview.who')}
      size="xs"
      searchable={people}
      allowDeselect={false}
      filter={({ options }) => options}
      value={value}
      data={data}
      onSearchChange={setTyped}
      onChange={(who) => {
        if (who === null) return;
        setChosen(data.find((each) => each.value === who && !fixed.some((one) => one.value === who)) ?? null);
        onChange(who);
      }}
    />
  );
}
