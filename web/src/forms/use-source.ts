/** Every datum carries its source; the choice is remembered for this window. */
import { useSyncExternalStore } from 'react';
import { usePolicy } from '../api/queries.ts';

let last = '';
const listeners = new Set<() => void>();

/** The source used last in this window, else the first that the declaration names. */
export function useSource(): [string, (source: string) => void] {
  const policy = usePolicy();
  const chosen = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => last,
  );
  const known = policy?.sources ?? [];
  const source = known.some(({ id }) => id === chosen) ? chosen : (known[0]?.id ?? '');
  function choose(next: string) {
    last = next;
    for (const tell of listeners) tell();
  }
  return [source, choose];
}
