/** Who a lead is with: found by name among people and organisations, or put down anew under the name that was typed. */
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useT } from '#web/i18n/index.ts';
import { leadActs } from '#web/i18n/lead-acts.ts';

export type Party =
  | { kind: 'person' | 'organisation'; id: string; label: string }
  | { kind: 'person' | 'organisation'; id: null; label: string };

interface PartySelectProps {
  value: Party | null;
  /** What may be put down anew. */
  kinds: readonly Party['kind'][];
  error: string | undefined;
  onChange: (party: Party | null) => void;
}

export function PartySelect({ value, kinds, error, onChange }: PartySelectProps) {
  const a = useT(leadActs);
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const [q] = useDebouncedValue(name, 150);
  const found = useQuery({
    queryKey: ['people', 'party', q],
    queryFn: async ({ signal }) => {
      const people = await api.people.list({ query: { q, limit: 8 } }, { signal });
      const organisations = await api.organisations.list({ query: { q, limit: 6 } }, { signal });
      return [
        ...people.rows.map(({ id, label, organisation }) => ({
          value: `person:${id}`,
          label: organisation ? `${label}, ${organisation}` : label,
        })),
        ...organisations.rows.map(({ id, label }) => ({ value: `organisation:${id}`, label })),
      ];
    },
    enabled: q !== '' && q !== value?.label,
    placeholderData: (before) => before,
  });
  const chosen = value === null ? [] : [{ value: keyOf(value), label: value.label }];
  const fresh =
    name === '' || name === value?.label ? [] : kinds.map((kind) => ({ value: `new:${kind}:${name}`, label: a(`new.${kind}`, { name }) }));
  const data = [...new Map([...chosen, ...(found.data ?? []), ...fresh].map((each) => [each.value, each])).values()];
  return (
    <Select
      label={a('new.who')}
      placeholder={a('new.whoHint')}
      searchable
      data-field="subjectId"
      error={error}
      filter={({ options }) => options}
      value={value === null ? null : keyOf(value)}
      data={data}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(next, option) => onChange(next === null ? null : partyOf(next, option?.label ?? ''))}
    />
  );
}

function keyOf({ id, kind, label }: Party): string {
  return id === null ? `new:${kind}:${label}` : `${kind}:${id}`;
}

function partyOf(key: string, label: string): Party | null {
  const [first = '', ...rest] = key.split(':');
  if (first === 'new') {
    const [kind = '', ...name] = rest;
    return { kind: kind === 'organisation' ? 'organisation' : 'person', id: null, label: name.join(':') };
  }
  return { kind: first === 'organisation' ? 'organisation' : 'person', id: rest.join(':'), label };
}
