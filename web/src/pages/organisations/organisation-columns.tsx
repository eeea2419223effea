/** Columns of the list of organisations. */
import { useMemo } from 'react';
import type { Answer } from '#web/api/client.ts';
import { declaredAnywhere } from '#web/api/declared.ts';
import { usePolicy } from '#web/api/queries.ts';
import type { ListColumn } from '#web/components/list/columns.ts';
import { DUE_WIDTH, DueCell } from '#web/components/list/due-cell.tsx';
import { ActionCell, ActionLine, hasNext } from '#web/components/list/next-action.tsx';
import { useT } from '#web/i18n/index.ts';
import { lists } from '#web/i18n/lists.ts';
import { organisations as phrases } from '#web/i18n/organisations.ts';

export type OrganisationRow = Answer<'organisations', 'list'>['rows'][number];

export function useOrganisationColumns(): ListColumn<OrganisationRow>[] {
  const t = useT(phrases);
  const l = useT(lists);
  const policy = usePolicy();
  return useMemo(() => {
    const columns: ListColumn<OrganisationRow>[] = [
      { id: 'name', head: t('col.name'), cell: (row) => row.label, sort: { ascending: 'name', descending: '-name' } },
      {
        id: 'businessId',
        head: t('col.businessId'),
        width: '130px',
        needs: 'organisation.business_id',
        room: 'medium',
        cell: (row) => row.businessId,
        sort: { ascending: 'business-id', descending: '-business-id' },
      },
      { id: 'industry', head: l('of.industry'), width: '18%', needs: 'organisation.industry', room: 'wide', cell: (row) => row.industry },
      { id: 'website', head: t('col.website'), width: '26%', needs: 'organisation.website', room: 'medium', cell: (row) => row.website },
      { id: 'action', head: l('of.action'), width: '20%', needs: 'organisation.next_action', cell: (row) => <ActionCell row={row} /> },
      { id: 'people', head: t('col.people'), width: '90px', numeric: true, room: 'medium', cell: (row) => row.people },
      { id: 'due', head: t('col.due'), width: DUE_WIDTH, numeric: true, cell: (row) => <DueCell row={row} /> },
    ];
    return columns.filter(({ needs }) => needs === undefined || policy === undefined || declaredAnywhere(policy, needs));
  }, [t, l, policy]);
}

/** The second line of an organisation on a phone: what is next, else what tells it from others. */
export function OrganisationLine({ row }: { row: OrganisationRow }) {
  if (hasNext(row)) return <ActionLine row={row} />;
  return <>{[row.businessId, row.industry, row.website].filter((each) => each !== null).join(' · ') || '\u00A0'}</>;
}
