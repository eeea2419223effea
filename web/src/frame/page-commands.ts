/** What the page at hand can do: pages say it once, and palette, keys and the list of keys all know it. */
import type { Icon } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';

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

function set(next: readonly PageCommand[]): void {
  current = next;
  for (const tell of listeners) tell();
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

export function usePageCommandList(): readonly PageCommand[] {
  return useSyncExternalStore(subscribe, () => current);
}

export function pageCommandOf(key: string): PageCommand | undefined {
  return current.find((each) => each.key === key);
}
