/** The way back while writing: what is typed into one field without a pause is one step. */
import { useCallback, useRef, useState } from 'react';
import type { Draft } from './model.ts';

const MOST = 100;
const PAUSE_MS = 900;

interface History {
  past: readonly Draft[];
  now: Draft;
  future: readonly Draft[];
}

export interface Written {
  draft: Draft;
  canUndo: boolean;
  canRedo: boolean;
  /** `group` names the field that is typed into. */
  change: (to: (before: Draft) => Draft, group?: string) => void;
  undo: () => void;
  redo: () => void;
  /** Begins anew with what somebody else wrote. */
  reset: (draft: Draft) => void;
}

export function useHistory(first: Draft): Written {
  const [history, setHistory] = useState<History>({ past: [], now: first, future: [] });
  const group = useRef<string | undefined>(undefined);
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const change = useCallback((to: (before: Draft) => Draft, named?: string) => {
    const goesOn = named !== undefined && named === group.current;
    group.current = named;
    clearTimeout(pause.current);
    pause.current = setTimeout(() => (group.current = undefined), PAUSE_MS);
    setHistory(({ past, now }) => ({ past: goesOn ? past : [...past, now].slice(-MOST), now: to(now), future: [] }));
  }, []);
  const undo = useCallback(() => {
    group.current = undefined;
    setHistory(({ past, now, future }) => {
      const before = past.at(-1);
      return before === undefined ? { past, now, future } : { past: past.slice(0, -1), now: before, future: [now, ...future] };
    });
  }, []);
  const redo = useCallback(() => {
    group.current = undefined;
    setHistory(({ past, now, future }) => {
      const [next, ...rest] = future;
      return next === undefined ? { past, now, future } : { past: [...past, now], now: next, future: rest };
    });
  }, []);
  const reset = useCallback((draft: Draft) => setHistory({ past: [], now: draft, future: [] }), []);
  return { draft: history.now, canUndo: history.past.length > 0, canRedo: history.future.length > 0, change, undo, redo, reset };
}
