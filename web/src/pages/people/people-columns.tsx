/** Columns of the people list; a column whose field nothing declares is not there. */
import { IconLock } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Answer } from '#web/api/client.ts';
import { declaredAnywhere, registerName } from '#web/api/declared.ts';
import { usePolicy } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import type { ListColumn } from '#web/components/list/columns.ts';
import { DUE_WIDTH, DueCell } from '#web/components/list/due-cell.tsx';
import { ActionCell } from '#web/components/list/next-action.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { lists } from '#web/i18n/lists.ts';
import { people as phrases } from '#web/i18n/people.ts';

export type PersonRow = Answer<'people', 'list'>['rows'][number];

/** Every column there is; those marked extra are shown when the reader asks for them. */
export function usePeopleColumns(): ListColumn<PersonRow>[] {
  const t = useT(phrases);
  const l = useT(lists);
  const text = useText();
  const policy = usePolicy();
  return useMemo(() => {
    const columns: ListColumn<PersonRow>[] = [
      {
        id: 'name',
        head: t('col.name'),
        width: '17%',
        cell: (row) => <NameCell row={row} />,
        sort: { ascending: 'name', descending: '-name' },
      },
      {
        id: 'organisation',
        head: t('col.organisation'),
        width: '14%',
        needs: 'person.employer',
        room: 'medium',
        cell: (row) => row.organisation,
      },
      {
        id: 'job',
        head: t('col.job'),
        needs: 'person.job_title',
        room: 'spare',
        cell: (row) => row.jobTitle,
        sort: { ascending: 'job', descending: '-job' },
      },
      {
        id: 'email',
        head: t('col.email'),
        needs: 'person.email',
        room: 'medium',
        cell: (row) => <span title={row.email ?? undefined}>{row.email}</span>,
      },
      {
        id: 'action',
        head: t('col.action'),
        width: '17%',
        needs: 'person.next_action',
        cell: (row) => <ActionCell row={row} />,
        sort: { ascending: 'next-action', descending: '-next-action' },
      },
      {
        id: 'contact',
        head: t('col.contact'),
        width: '104px',
        numeric: true,
        room: 'wide',
        cell: (row) => row.lastContactOn && <DateText value={row.lastContactOn} />,
      },
      { id: 'due', head: t('col.due'), width: DUE_WIDTH, numeric: true, cell: (row) => <DueCell row={row} />, sort: { ascending: 'due' } },
      { id: 'phone', head: l('of.phone'), width: '130px', needs: 'person.phone', room: 'medium', extra: true, cell: (row) => row.phone },
      {
        id: 'number',
        head: l('of.number'),
        width: '130px',
        needs: 'person.customer_number',
        room: 'medium',
        extra: true,
        cell: (row) => row.customerNumber,
        sort: { ascending: 'number', descending: '-number' },
      },
      {
        id: 'registers',
        head: l('of.register'),
        width: '18%',
        room: 'medium',
        extra: true,
        cell: (row) => row.registers.map((id) => text(registerName(policy, id))).join(', '),
      },
      {
        id: 'added',
        head: l('of.added'),
        width: '104px',
        numeric: true,
        room: 'medium',
        extra: true,
        cell: (row) => <DateText value={row.addedOn} />,
        sort: { ascending: 'newest', descending: 'oldest' },
      },
    ];
    return columns.filter(({ needs }) => needs === undefined || policy === undefined || declaredAnywhere(policy, needs));
  }, [t, l, text, policy]);
}

function NameCell({ row }: { row: PersonRow }) {
  const t = useT(phrases);
  if (!row.restricted) return row.label;
  return (
    <span className="name-restricted" title={t('restricted')}>
      <IconLock size={15} role="img" aria-label={t('restricted')} />
      {row.label}
    </span>
  );
}
