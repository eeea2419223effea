/** Columns of the people list; a column whose field nothing declares is not there. */
import { useMemo } from 'react';
import type { Answer } from '#web/api/client.ts';
import { declaredAnywhere } from '#web/api/declared.ts';
import { usePolicy } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import type { Column } from '#web/components/virtual-table.tsx';
import { today } from '#web/i18n/clock.ts';
import { useT } from '#web/i18n/index.ts';
import { people as phrases } from '#web/i18n/people.ts';

export type PersonRow = Answer<'people', 'list'>['rows'][number];

export function usePeopleColumns(): Column<PersonRow>[] {
  const t = useT(phrases);
  const policy = usePolicy();
  return useMemo(() => {
    const day = today();
    const columns: (Column<PersonRow> & { needs?: string })[] = [
      { id: 'name', head: t('col.name'), width: '19%', cell: (row) => row.label, sort: { ascending: 'name', descending: '-name' } },
      { id: 'organisation', head: t('col.organisation'), needs: 'person.employer', room: 'medium', cell: (row) => row.organisation },
      { id: 'job', head: t('col.job'), needs: 'person.job_title', room: 'spare', cell: (row) => row.jobTitle },
      { id: 'email', head: t('col.email'), needs: 'person.email', room: 'medium', cell: (row) => row.email },
      {
        id: 'action',
        head: t('col.action'),
        width: '25%',
        needs: 'person.next_action',
        cell: (row) => <ActionCell row={row} today={day} />,
        sort: { ascending: 'next-action' },
      },
      {
        id: 'contact',
        head: t('col.contact'),
        width: '104px',
        numeric: true,
        room: 'wide',
        cell: (row) => row.lastContactOn && <DateText value={row.lastContactOn} />,
      },
      {
        id: 'due',
        head: t('col.due'),
        width: '104px',
        numeric: true,
        cell: (row) => row.dueOn && <DueCell dueOn={row.dueOn} today={day} />,
        sort: { ascending: 'due' },
      },
    ];
    return columns.filter(({ needs }) => needs === undefined || policy === undefined || declaredAnywhere(policy, needs));
  }, [t, policy]);
}

function ActionCell({ row, today }: { row: PersonRow; today: string }) {
  const t = useT(phrases);
  if (row.nextAction === null && row.nextActionOn === null) return null;
  const late = row.nextActionOn !== null && row.nextActionOn < today;
  return (
    <span className="action-cell">
      {row.nextActionOn !== null && (
        <span className={late ? 'late' : ''} title={late ? t('late') : undefined}>
          <DateText value={row.nextActionOn} />
        </span>
      )}
      <span className="action-what">{row.nextAction}</span>
    </span>
  );
}

function DueCell({ dueOn, today }: { dueOn: string; today: string }) {
  return (
    <span className={dueOn < today ? 'late' : ''}>
      <DateText value={dueOn} />
    </span>
  );
}
