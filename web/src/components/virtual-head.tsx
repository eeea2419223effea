/** The header stays in sight and sorts; a checkbox column appears only where rows can be chosen. */
import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { common } from '../i18n/common.ts';
import { useT } from '../i18n/index.ts';
import type { Column, VirtualTableProps } from './virtual-table.tsx';

export function VirtualHead<R>({ columns, rows, selection, sort, onSort, onResize }: VirtualTableProps<R>) {
  const t = useT(common);
  const state =
    selection?.state ??
    (selection === undefined || selection.chosen.size === 0 ? 'none' : selection.chosen.size < rows.length ? 'some' : 'all');
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
                checked={rows.length > 0 && state === 'all'}
                indeterminate={state === 'some'}
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
              {onResize && <Resizer column={column} onResize={onResize} />}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

interface ResizerProps<R> {
  column: Column<R>;
  onResize: (column: string, width: number) => void;
}

const NARROWEST = 60;
const WIDEST = 800;
const STEP = 16;

/** The edge of a heading: dragged, or moved with the arrow keys. */
function Resizer<R>({ column, onResize }: ResizerProps<R>) {
  const t = useT(common);
  const [width, setWidth] = useState<number | null>(null);
  const bounded = (wanted: number) => Math.round(Math.max(NARROWEST, Math.min(WIDEST, wanted)));
  function onPointerDown(event: PointerEvent<HTMLElement>) {
    const handle = event.currentTarget;
    const begun = handle.closest('th')?.offsetWidth ?? 0;
    const from = event.clientX;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const move = ({ clientX }: globalThis.PointerEvent) => setWidth(bounded(begun + clientX - from));
    handle.addEventListener('pointermove', move);
    handle.addEventListener(
      'pointerup',
      ({ clientX }: globalThis.PointerEvent) => {
        handle.removeEventListener('pointermove', move);
        setWidth(null);
        if (clientX !== from) onResize(column.id, bounded(begun + clientX - from));
      },
      { once: true },
    );
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const by = event.key === 'ArrowRight' ? STEP : event.key === 'ArrowLeft' ? -STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    onResize(column.id, bounded((event.currentTarget.closest('th')?.offsetWidth ?? 0) + by));
  }
  return (
    <span
      className="vtable-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('table.width', { name: column.head })}
      aria-valuenow={width ?? Number.parseInt(column.width ?? '0', 10)}
      aria-valuemin={0}
      aria-valuemax={WIDEST}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    >
      {width !== null && <span className="vtable-edge-now num">{width}</span>}
    </span>
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
