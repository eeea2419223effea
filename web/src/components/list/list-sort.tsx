/** The order as a choice of its own: on a phone there are no headings to press, and some orders have no column. */
import { NativeSelect } from '@mantine/core';
import { lists as phrases } from '#web/i18n/lists.ts';
import { useT } from '#web/i18n/index.ts';

type Sort =
  | 'name'
  | '-name'
  | 'next-action'
  | '-next-action'
  | 'due'
  | 'job'
  | '-job'
  | 'number'
  | '-number'
  | 'newest'
  | 'oldest'
  | 'business-id'
  | '-business-id';

interface ListSortProps {
  sorts: readonly Sort[];
  sort: string;
  onSort: (sort: string) => void;
}

export function ListSort({ sorts, sort, onSort }: ListSortProps) {
  const t = useT(phrases);
  return (
    <NativeSelect
      className="list-sort"
      aria-label={t('sortBy')}
      value={sort}
      data={sorts.map((value) => ({ value, label: t(`sorts.${value}`) }))}
      onChange={(event) => onSort(event.currentTarget.value)}
    />
  );
}
