/** Which column of a list is what: as it was recognised, and by hand where it was not. */
import { Select } from '@mantine/core';
import type { Answer } from '#web/api/client.ts';
import { useT } from '#web/i18n/index.ts';
import { listColumns as phrases } from '#web/i18n/list-columns.ts';

type Found = Answer<'lists', 'look'>['lists'][number];
const ROLES = ['address', 'time', 'givenName', 'familyName', 'fullName', 'language'] as const;
export type Columns = { readonly [role in (typeof ROLES)[number]]?: string };

export function ListColumns({ list, chosen, onChosen }: { list: Found; chosen: Columns; onChosen: (chosen: Columns) => void }) {
  const t = useT(phrases);
  const told = (role: (typeof ROLES)[number]) => chosen[role] ?? list.columns[role] ?? '';
  const headings = [...new Set(list.headings)].filter((heading) => heading !== '');
  return (
    <details className="returns-columns" open={list.columns.time === undefined}>
      <summary>{t('columns.title')}</summary>
      {told('time') === '' && <p className="small">{t('columns.noTime')}</p>}
      <div className="form-grid">
        {ROLES.map((role) => (
          <Select
            key={role}
            label={t(`columns.${role}`)}
            value={told(role)}
            allowDeselect={false}
            data={[{ value: '', label: t('columns.none') }, ...headings.map((heading) => ({ value: heading, label: heading }))]}
            onChange={(value) => onChosen({ ...chosen, [role]: value ?? '' })}
          />
        ))}
      </div>
    </details>
  );
}
