/** The keys of a table: arrows walk, with Shift they choose, Space chooses one, Ctrl or ⌘ with A everybody, Esc nobody. */
import { useEffect, useRef, useState } from 'react';
import { usePageList } from './list/page-list.ts';
import type { Selection } from './virtual-table.tsx';

/** What of a key matters here, whether it was pressed in the table or on the page it is the list of. */
type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'target' | 'preventDefault'>;

interface Walk {
  count: number;
  rowHeight: number;
  reveal: (index: number) => void;
  region: { current: HTMLDivElement | null };
  selection: Selection | undefined;
  idAt: (index: number) => string | undefined;
  /** The rows are about to be replaced by those of another question. */
  stale: boolean;
  /** It is the list of the page: its keys work where nothing else has the focus. */
  pageKeys: boolean;
}

/** Choosing rows: where it began is remembered, and Shift reaches from there. */
function useChoosing({ selection, idAt }: Pick<Walk, 'selection' | 'idAt'>) {
  const anchor = useRef<number | null>(null);
  function choose(from: number, to: number) {
    const ids = Array.from({ length: Math.abs(to - from) + 1 }, (_, step) => idAt(Math.min(from, to) + step));
    selection?.span?.(ids.filter((id) => id !== undefined));
  }
  /** A click on the box of a row; with Shift everything from the last one. */
  function pick(index: number, far: boolean) {
    if (far && anchor.current !== null && selection?.span) {
      choose(anchor.current, index);
      return;
    }
    anchor.current = index;
    const id = idAt(index);
    if (id !== undefined) selection?.toggle(id);
  }
  /** The walk went from one row to another, choosing on the way with Shift. */
  function moved(from: number | null, to: number, choosing: boolean) {
    if (choosing && selection?.span && from !== null) {
      anchor.current ??= from;
      choose(anchor.current, to);
    } else anchor.current = to;
  }
  /** True when the key was one of choosing. */
  function onKey(event: Pressed, active: number | null): boolean {
    if (selection === undefined) return false;
    const inBox = event.target instanceof Element && event.target.closest('input, button') !== null;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') selection.toggleAll();
    else if (event.key === ' ' && active !== null && !inBox) pick(active, event.shiftKey);
    else if (event.key === 'Escape' && selection.clear && selection.state !== 'none') selection.clear();
    else return false;
    return true;
  }
  return { pick, moved, onKey };
}

function target(key: string, now: number, page: number, count: number): number | undefined {
  const moves: Record<string, number> = {
    ArrowDown: now + 1,
    ArrowUp: now - 1,
    PageDown: now + page,
    PageUp: now - page,
    Home: 0,
    End: count - 1,
  };
  const to = moves[key];
  return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to));
}

/** Roving focus over rows that may not be mounted yet: scroll first, focus when the row is there. */
export function useWalk({ count, rowHeight, reveal, region, selection, idAt, stale, pageKeys }: Walk) {
  const [active, setActive] = useState<number | null>(null);
  const wanted = useRef<number | null>(null);
  const had = useRef(false);
  const choosing = useChoosing({ selection: stale ? undefined : selection, idAt });
  const [wasStale, setWasStale] = useState(stale);
  if (wasStale !== stale) {
    setWasStale(stale);
    if (!stale) setActive(null);
  }

  useEffect(() => {
    if (wanted.current === null) return;
    const row = region.current?.querySelector<HTMLElement>(`tr[data-index="${wanted.current}"] [data-row-focus]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  // The row that had the focus went with the others: the walk goes on in the list, not at the top of the page.
  useEffect(() => {
    if (!stale && document.activeElement === document.body && had.current) region.current?.focus({ preventScroll: true });
  }, [stale, region]);

  function onKeyDown(event: Pressed) {
    if (count === 0 || (event.target instanceof Element && event.target.closest('[role="separator"]'))) return;
    if (choosing.onKey(event, active)) {
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((region.current?.clientHeight ?? 400) / rowHeight) - 2);
    const to = target(event.key, active ?? -1, page, count);
    if (to === undefined) return;
    event.preventDefault();
    choosing.moved(active, to, event.shiftKey);
    wanted.current = to;
    setActive(to);
    reveal(to);
  }
  function onFocus(event: { target: EventTarget }) {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-index]') : null;
    had.current = row !== null;
    if (row) setActive(Number(row.dataset['index']));
  }
  usePageKeys(pageKeys, region, (event) => {
    // Before the first step the space bar chooses the first row.
    const first = event.key === ' ' && active === null && selection !== undefined && !stale && count > 0;
    if (!first) {
      onKeyDown(event);
      return;
    }
    event.preventDefault();
    choosing.pick(0, false);
    wanted.current = 0;
    setActive(0);
    reveal(0);
  });
  return { active, place: pageKeys ? { id: 'list' } : {}, onKeyDown, onFocus, pick: choosing.pick };
}

/** Hears the keys that nothing on the page has for its own: neither a field, a button, a dialog nor another list. */
function usePageKeys(on: boolean, region: Walk['region'], press: (event: KeyboardEvent) => void): void {
  usePageList(on, region);
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    if (!on) return undefined;
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || !idle(event.composedPath()[0], region.current)) return;
      latest.current(event);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [on, region]);
}

const OWN_KEYS = 'a, button, input, textarea, select, summary, [contenteditable="true"], [role], [tabindex="0"]';

function idle(target: EventTarget | undefined, region: HTMLElement | null): boolean {
  if (region === null || document.querySelector('[aria-modal="true"], [role="menu"], [role="listbox"]') !== null) return false;
  return target instanceof Element && !region.contains(target) && target.closest(OWN_KEYS) === null;
}
