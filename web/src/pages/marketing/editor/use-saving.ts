/** What is written is saved by itself a moment after the last key, one save at a time; when somebody else was faster, the writer decides. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '#web/api/client.ts';
import { isProblem } from '#web/api/problem.ts';
import type { Draft, Got, Problem } from './model.ts';

const QUIET_MS = 700;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict';

export interface Saving {
  state: SaveState;
  problems: readonly Problem[];
  error: unknown;
  /** Saves what waits now; false when it could not. */
  flush: () => Promise<boolean>;
  /** The letter looks otherwise although it says the same. */
  refresh: () => void;
  /** Changes whenever the letter may look otherwise than it did. */
  look: string;
  /** Over what somebody else saved. */
  keepMine: () => Promise<void>;
  /** The other's letter is at hand: what waits is let go. */
  take: (got: Got, draft: Draft) => void;
}

export function useSaving(id: string, draft: Draft, got: Got): Saving {
  const [state, setState] = useState<SaveState>('saved');
  const [error, setError] = useState<unknown>(null);
  const [problems, setProblems] = useState<readonly Problem[]>(got.problems);
  const [version, setVersion] = useState(got.content.version);
  const [looks, setLooks] = useState(0);
  const last = useRef<Draft>(draft);
  const known = useRef(got.content.version);
  const wanted = useRef<Draft>(draft);
  const running = useRef<Promise<boolean> | null>(null);
  wanted.current = draft;

  const save = useCallback(async (): Promise<boolean> => {
    while (wanted.current !== last.current) {
      const sent = wanted.current;
      setState('saving');
      try {
        const saved = await api.newsletters.save({ params: { id }, body: { version: known.current, ...sent } });
        known.current = saved.version;
        last.current = sent;
        setVersion(saved.version);
        setProblems(saved.problems);
        setError(null);
      } catch (caught) {
        setState(isProblem(caught) && caught.code === 'errors.version-conflict' ? 'conflict' : 'failed');
        setError(caught);
        return false;
      }
    }
    setState('saved');
    return true;
  }, [id]);

  const flush = useCallback(async () => {
    if (running.current === null) running.current = save().finally(() => (running.current = null));
    return running.current;
  }, [save]);

  useEffect(() => {
    if (draft === last.current || state === 'conflict') return;
    if (state !== 'saving') setState('waiting');
    const timer = setTimeout(() => void flush(), QUIET_MS);
    return () => clearTimeout(timer);
    // Only what is written begins a save: a failed one waits for the next key or the button.
  }, [draft]); // oxlint-disable-line react-hooks/exhaustive-deps

  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      if (wanted.current !== last.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', hold);
    return () => {
      window.removeEventListener('beforeunload', hold);
      // Leaving the page within the application saves what the timer has not.
      void flush();
    };
  }, [flush]);

  const keepMine = useCallback(async () => {
    known.current = (await api.newsletters.get({ params: { id } })).content.version;
    await flush();
  }, [id, flush]);

  const refresh = useCallback(() => setLooks((n) => n + 1), []);
  const take = useCallback((theirs: Got, as: Draft) => {
    last.current = as;
    known.current = theirs.content.version;
    setVersion(theirs.content.version);
    setProblems(theirs.problems);
    setError(null);
    setState('saved');
  }, []);
  return { state, look: `${version}.${looks}`, problems, error, flush, refresh, keepMine, take };
}
