/** A hundred thousand rows behave as one real table: header and first column stay, arrows walk, Enter opens, more arrive before the end. */
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { common } from '../i18n/common.ts';
import { useT } from '../i18n/index.ts';
import { VirtualHead } from './virtual-head.tsx';
import { VirtualRow } from './virtual-row.tsx';
import { useWalk } from './virtual-walk.ts';
import './virtual-table.css';

export interface Column<R> {
  id: string;
  head: string;
  /** CSS width; the column without one takes what is left. */
  width?: string;
  numeric?: boolean;
  /** 'spare' columns leave first when the window is narrow, then 'wide', then 'medium'. */
  room?: 'spare' | 'wide' | 'medium';
  cell: (row: R) => ReactNode;
  sort?: { ascending: string; descending?: string };
}

export interface Selection {
  chosen: ReadonlySet<string>;
  toggle: (id: string) => void;
  toggleAll: () => void;
  /** Takes these in as well: rows between two that were pointed at. */
  span?: (ids: readonly string[]) => void;
  clear?: () => void;
  /** Where rows that are not here yet can be chosen too, only this tells who is. */
  has?: (id: string) => boolean;
  state?: 'none' | 'some' | 'all';
}

export interface VirtualTableProps<R> {
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  /** All rows the query has, when known; -1 tells assistive technology that the count is open. */
  total?: number | undefined;
  rowKey: (row: R) => string;
  rowName: (row: R) => string;
  /** Address of the row's own page: the first cell becomes a link. */
  rowHref?: ((row: R) => { to: string; params: Record<string, string> }) | undefined;
  onEnd?: (() => void) | undefined;
  hasMore?: boolean;
  sort?: string | undefined;
  onSort?: ((sort: string) => void) | undefined;
  selection?: Selection | undefined;
  compact?: boolean;
  /** On a phone a row has two lines: its name, and this; the header and the other columns are not shown. */
  phone?: ((row: R) => ReactNode) | undefined;
  /** Widths can be changed by dragging or with the arrow keys. */
  onResize?: ((column: string, width: number) => void) | undefined;
  /** The rows are those of the last question, until the answer to this one is here: they are not chosen from. */
  stale?: boolean;
  /** Another list than before begins at its top. */
  listKey?: string;
  /** Height of the region when the table does not fill the page. */
  height?: string | undefined;
  /** It is the list of the page: its keys work as soon as the page is open, and a link at the top of the page leads to it. */
  pageKeys?: boolean;
}

const PHONE = '(max-width: 720px)';

/** As high as the style sheet makes a row, so that the scrollbar tells the truth. */
function heightOf(compact: boolean, phone: boolean, lines: boolean): number {
  if (phone) return lines ? 60 : 44;
  return compact ? 32 : 40;
}

export function VirtualTable<R>(props: VirtualTableProps<R>) {
  const { label, columns, rows, total, rowKey, hasMore = false, onEnd, selection, compact = false, height, listKey } = props;
  const t = useT(common);
  const region = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false }) ?? false;
  const cards = narrow && props.phone !== undefined;
  const rowHeight = heightOf(compact, narrow, cards);
  // oxlint-disable-next-line react/incompatible-library -- library-type: useVirtualizer hands out functions of its own, and no compiler memoises them here
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => region.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const walk = useWalk({
    count: rows.length,
    rowHeight,
    reveal: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    region,
    selection,
    stale: props.stale === true,
    pageKeys: props.pageKeys === true,
    idAt: (index) => (rows[index] === undefined ? undefined : rowKey(rows[index])),
  });

  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  useEffect(() => {
    if (listKey !== undefined) region.current?.scrollTo({ top: 0 });
  }, [listKey]);
  useEffect(() => {
    if (hasMore && last >= rows.length - 40) onEnd?.();
  }, [hasMore, last, rows.length, onEnd]);

  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const shown = cards ? columns.slice(0, 1).map(({ width: _width, ...column }) => column) : columns;
  const table = { ...props, columns: shown };
  const span = shown.length + (selection ? 1 : 0);
  return (
    <div
      ref={region}
      {...walk.place}
      className={`vtable ${compact && !narrow ? 'vtable-compact' : ''} ${cards ? 'vtable-cards' : ''}`}
      role="region"
      aria-busy={props.stale === true ? true : undefined}
      aria-label={`${label}. ${t(selection === undefined ? 'table.keys' : 'table.keysChoose')}`}
      tabIndex={walk.active === null ? 0 : -1}
      onKeyDown={walk.onKeyDown}
      onFocus={walk.onFocus}
      style={height === undefined ? undefined : { maxHeight: height }}
    >
      <table aria-label={label} aria-rowcount={(total ?? (hasMore ? -2 : rows.length)) + 1} aria-colcount={span}>
        <VirtualHead {...table} />
        <tbody>
          {before > 0 && <Spacer height={before} />}
          {items.map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : (
              <VirtualRow
                key={rowKey(row)}
                table={table}
                row={row}
                index={item.index}
                active={walk.active === item.index}
                onPick={walk.pick}
                more={cards ? props.phone?.(row) : undefined}
              />
            );
          })}
          {after > 0 && <Spacer height={after} />}
        </tbody>
      </table>
      {hasMore && <p className="vtable-more small muted">{t('table.loadingMore')}</p>}
    </div>
  );
}

function Spacer({ height }: { height: number }) {
  return (
    <tr aria-hidden="true" className="vtable-spacer">
      <td style={{ height }} />
    </tr>
  );
}
