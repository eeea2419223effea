/** What the page at hand can do: pages say it once, and palette, keys and the list of keys all know it. */
import type { Icon } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';

export interface PageCommand {
  id: string;
  label: string;
  icon: Icon;
  /** One letter that does it while nobody is writing; never one that a destination or the frame uses. */
  key?: string;
  run: () => void;
}

let current: readonly PageCommand[] = [];
const listeners = new Set<() => void>();

let wanted: string | null = null;

function set(next: readonly PageCommand[]): void {
  current = next;
  for (const tell of listeners) tell();
  obey();
}

function obey(): void {
  const found = current.find(({ id }) => id === wanted);
  if (found === undefined) return;
  wanted = null;
  // The page is still being put up; what it opens comes after.
  setTimeout(found.run);
}

/** Does this as soon as a page offers it, for acts whose page is gone to first; whoever turns to something else is left in peace. */
export function whenOffered(id: string): void {
  wanted = id;
  const forget = () => {
    wanted = null;
  };
  for (const event of ['keydown', 'pointerdown']) window.addEventListener(event, forget, { once: true });
  obey();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Offers these while the page is there. Memoise the list: it is compared by identity. */
export function usePageCommands(commands: readonly PageCommand[]): void {
  useEffect(() => {
    set([...current, ...commands]);
    return () => set(current.filter((each) => !commands.includes(each)));
  }, [commands]);
}

const NONE: readonly PageCommand[] = [];

/** Offers one act of a component while `when` holds; it always runs the newest `run`. */
export function usePageCommand(when: boolean, { id, label, icon, key, run }: PageCommand): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  usePageCommands(
    useMemo(
      () => (when ? [{ id, label, icon, ...(key === undefined ? {} : { key }), run: () => latest.current() }] : NONE),
      [when, id, label, icon, key],
    ),
  );
}

export function usePageCommandList(): readonly PageCommand[] {
  return useSyncExternalStore(subscribe, () => current);
}

export function pageCommandOf(key: string): PageCommand | undefined {
  return current.find((each) => each.key === key);
}
