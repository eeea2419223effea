/** The header stays in sight and sorts; a checkbox column appears only where rows can be chosen. */
import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { common } from '../i18n/common.ts';
import { useT } from '../i18n/index.ts';
import type { Column, VirtualTableProps } from './virtual-table.tsx';

export function VirtualHead<R>({ columns, rows, selection, sort, onSort }: VirtualTableProps<R>) {
  const t = useT(common);
  return (
    <>
      <colgroup>
        {selection && <col className="vtable-col-select" />}
        {columns.map((column) => (
          <col key={column.id} className={room(column)} style={column.width === undefined ? undefined : { width: column.width }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {selection && (
            <th className="vtable-select" scope="col">
              <Checkbox
                size="xs"
                aria-label={t('table.selectAll')}
                checked={rows.length > 0 && selection.chosen.size >= rows.length}
                indeterminate={selection.chosen.size > 0 && selection.chosen.size < rows.length}
                onChange={selection.toggleAll}
              />
            </th>
          )}
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              className={`${room(column)} ${column.numeric ? 'cell-num' : ''}`}
              aria-sort={direction(column, sort)}
            >
              {column.sort && onSort ? <SortButton column={column} sort={sort} onSort={onSort} /> : column.head}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

interface SortButtonProps<R> {
  column: Column<R>;
  sort: string | undefined;
  onSort: (sort: string) => void;
}

function SortButton<R>({ column, sort, onSort }: SortButtonProps<R>) {
  const { ascending = '', descending } = column.sort ?? {};
  const now = direction(column, sort);
  const next = now === 'ascending' && descending !== undefined ? descending : ascending;
  return (
    <button type="button" className="vtable-sort" onClick={() => onSort(next)}>
      {column.head}
      {now === 'ascending' && <IconArrowUp size={14} aria-hidden="true" />}
      {now === 'descending' && <IconArrowDown size={14} aria-hidden="true" />}
    </button>
  );
}

function direction<R>(column: Column<R>, sort: string | undefined): 'ascending' | 'descending' | undefined {
  if (!column.sort) return undefined;
  if (column.sort.ascending === sort) return 'ascending';
  return column.sort.descending !== undefined && column.sort.descending === sort ? 'descending' : undefined;
}

export function room<R>(column: Column<R>): string {
  return column.room === undefined ? '' : `vtable-${column.room}`;
}
