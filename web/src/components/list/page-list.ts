/** The list of the page at hand, so that the frame can lead to it in one step. */
import { useEffect, useSyncExternalStore } from 'react';

let here: { current: HTMLElement | null } | null = null;
const listeners = new Set<() => void>();

function set(next: typeof here): void {
  here = next;
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Says which part of the page is its list, while it is there. */
export function usePageList(on: boolean, region: { current: HTMLElement | null }): void {
  useEffect(() => {
    if (!on) return undefined;
    set(region);
    return () => set(null);
  }, [on, region]);
}

export function useHasPageList(): boolean {
  return useSyncExternalStore(subscribe, () => here !== null);
}

export function goToPageList(): void {
  here?.current?.focus();
}
