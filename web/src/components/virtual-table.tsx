/** A hundred thousand rows behave as one real table: header and first column stay, arrows walk, Enter opens, more arrive before the end. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { common } from '../i18n/common.ts';
import { useT } from '../i18n/index.ts';
import { VirtualHead } from './virtual-head.tsx';
import { VirtualRow } from './virtual-row.tsx';
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
  /** Height of the region when the table does not fill the page. */
  height?: string | undefined;
}

export function VirtualTable<R>(props: VirtualTableProps<R>) {
  const { label, columns, rows, total, rowKey, hasMore = false, onEnd, selection, compact = false, height } = props;
  const t = useT(common);
  const region = useRef<HTMLDivElement>(null);
  const rowHeight = compact ? 32 : 40;
  // oxlint-disable-next-line react/incompatible-library -- library-type: useVirtualizer hands out functions of its own, and no compiler memoises them here
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => region.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const walk = useWalk(rows.length, (index) => virtual.scrollToIndex(index, { align: 'auto' }), region);

  useEffect(() => {
    if (hasMore && last >= rows.length - 40) onEnd?.();
  }, [hasMore, last, rows.length, onEnd]);

  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const span = columns.length + (selection ? 1 : 0);
  return (
    <div
      ref={region}
      className={`vtable ${compact ? 'vtable-compact' : ''}`}
      role="region"
      aria-label={`${label}. ${t('table.keys')}`}
      tabIndex={walk.active === null ? 0 : -1}
      onKeyDown={walk.onKeyDown}
      onFocus={walk.onFocus}
      style={height === undefined ? undefined : { maxHeight: height }}
    >
      <table aria-label={label} aria-rowcount={(total ?? (hasMore ? -2 : rows.length)) + 1} aria-colcount={span}>
        <VirtualHead {...props} />
        <tbody>
          {before > 0 && <Spacer height={before} />}
          {items.map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : (
              <VirtualRow key={rowKey(row)} table={props} row={row} index={item.index} active={walk.active === item.index} />
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

/** Roving focus over rows that may not be mounted yet: scroll first, focus when the row is there. */
function useWalk(count: number, reveal: (index: number) => void, region: { current: HTMLDivElement | null }) {
  const [active, setActive] = useState<number | null>(null);
  const wanted = useRef<number | null>(null);

  useEffect(() => {
    if (wanted.current === null) return;
    const target = region.current?.querySelector<HTMLElement>(`tr[data-index="${wanted.current}"] [data-row-focus]`);
    if (!target) return;
    wanted.current = null;
    target.focus({ preventScroll: true });
  });

  function go(index: number) {
    const next = Math.max(0, Math.min(count - 1, index));
    wanted.current = next;
    setActive(next);
    reveal(next);
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey || count === 0) return;
    const page = Math.max(1, Math.floor((region.current?.clientHeight ?? 400) / 40) - 2);
    const now = active ?? -1;
    const moves: Record<string, number> = {
      ArrowDown: now + 1,
      ArrowUp: now - 1,
      PageDown: now + page,
      PageUp: now - page,
      Home: 0,
      End: count - 1,
    };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  }
  function onFocus(event: { target: EventTarget }) {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-index]') : null;
    if (row) setActive(Number(row.dataset['index']));
  }
  return { active, onKeyDown, onFocus };
}
