/** One row: a single line, its first cell a header and, where the row has a page, a link. */
import { Checkbox } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { common } from '../i18n/common.ts';
import { useT } from '../i18n/index.ts';
import { room } from './virtual-head.tsx';
import type { VirtualTableProps } from './virtual-table.tsx';

interface VirtualRowProps<R> {
  table: VirtualTableProps<R>;
  row: R;
  index: number;
  active: boolean;
  onPick: (index: number, far: boolean) => void;
  /** The second line of a row on a phone. */
  more: ReactNode;
}

export function VirtualRow<R>({ table, row, index, active, onPick, more }: VirtualRowProps<R>) {
  const t = useT(common);
  const navigate = useNavigate();
  const { columns, selection, rowKey, rowName, rowHref } = table;
  const id = rowKey(row);
  const chosen = selection?.has?.(id) ?? selection?.chosen.has(id) ?? false;
  const href = rowHref?.(row);
  // The whole row opens by mouse; the link in it is what keyboards and screen readers meet.
  function onClick(event: MouseEvent<HTMLElement>) {
    if (!href || (event.target instanceof Element && event.target.closest('a, button, input, label'))) return;
    if (event.shiftKey && selection?.span) {
      window.getSelection()?.removeAllRanges();
      onPick(index, true);
      return;
    }
    if (window.getSelection()?.toString() !== '') return;
    void navigate(href);
  }
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      className={`${chosen ? 'vtable-chosen' : ''} ${active ? 'vtable-active' : ''} ${href ? 'vtable-link' : ''}`}
      onClick={onClick}
    >
      {selection && (
        <td className="vtable-select">
          <Checkbox
            size="xs"
            aria-label={t('table.select', { name: rowName(row) })}
            checked={chosen}
            onChange={(event) => onPick(index, event.nativeEvent instanceof PointerEvent && event.nativeEvent.shiftKey)}
            tabIndex={active ? 0 : -1}
          />
        </td>
      )}
      {columns.map((column, position) => {
        const className = `${room(column)} ${column.numeric ? 'cell-num' : ''}`;
        if (position > 0) {
          return (
            <td key={column.id} className={className}>
              {column.cell(row)}
            </td>
          );
        }
        return (
          <th key={column.id} scope="row" className={className}>
            {href ? (
              <Link {...href} data-row-focus tabIndex={active || index === 0 ? 0 : -1} className="vtable-name">
                {column.cell(row)}
              </Link>
            ) : (
              <span data-row-focus tabIndex={-1}>
                {column.cell(row)}
              </span>
            )}
            {more !== undefined && <span className="vtable-second small muted">{more}</span>}
          </th>
        );
      })}
    </tr>
  );
}
