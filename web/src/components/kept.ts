/** What a person has decided but not yet saved, kept by this tab alone: it outlives a reload and ends with the tab, and never leaves the browser. */
import { useEffect } from 'react';

const OF = 'lupaus.kept.';

/** What this tab kept, or the beginning. */
export function keptOr<T>(name: string, beginning: T): T {
  try {
    const text = sessionStorage.getItem(OF + name);
    return text === null ? beginning : (JSON.parse(text) as T);
  } catch {
    return beginning;
  }
}

/** Keeps the value after each change; a browser that keeps nothing changes nothing. */
export function useKept(name: string, value: unknown): void {
  const text = JSON.stringify(value);
  useEffect(() => {
    try {
      sessionStorage.setItem(OF + name, text);
    } catch {
      // Full or switched off: the page works as long as it is open.
    }
  }, [name, text]);
}

export function forget(name: string): void {
  try {
    sessionStorage.removeItem(OF + name);
  } catch {
    // Nothing was kept.
  }
}
