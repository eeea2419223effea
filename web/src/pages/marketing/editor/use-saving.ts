/** What is written is saved by itself a moment after the last key; when somebody else was faster, the writer decides. */
import { useCallback, useEffect, useState } from 'react';
import { api } from '#web/api/client.ts';
import type { Draft, Got, Problem } from './model.ts';
import { createSaver, type SaveState, type Told } from './saver.ts';

const QUIET_MS = 700;

export interface Saving {
  state: SaveState;
  problems: readonly Problem[];
  error: unknown;
  /** The letter looks otherwise although it says the same. */
  refresh: () => void;
  /** Changes whenever the letter may look otherwise than it did. */
  look: string;
  /** Saves what waits now; false when it could not. */
  flush: () => Promise<boolean>;
  /** Over what somebody else saved. */
  keepMine: () => Promise<void>;
  /** The other's letter is at hand: what waits is let go. */
  take: (got: Got, draft: Draft) => void;
}

export function useSaving(id: string, draft: Draft, got: Got): Saving {
  const [{ state, error }, setTold] = useState<Told>({ state: 'saved', error: null });
  const [{ version, problems, draft: settled }, setSaved] = useState<NonNullable<Told['saved']>>({
    version: got.content.version,
    problems: got.problems,
    draft,
  });
  const [looks, setLooks] = useState(0);
  const [saver] = useState(() =>
    createSaver(id, { draft, version: got.content.version }, (told) => {
      setTold(told);
      if (told.saved) setSaved(told.saved);
    }),
  );

  useEffect(() => {
    saver.want(draft);
    if (!saver.waits()) return;
    const timer = setTimeout(() => void saver.flush(), QUIET_MS);
    return () => clearTimeout(timer);
  }, [saver, draft]);

  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      if (saver.waits()) event.preventDefault();
    };
    window.addEventListener('beforeunload', hold);
    return () => {
      window.removeEventListener('beforeunload', hold);
      // Leaving the page within the application saves what the timer has not.
      void saver.flush();
    };
  }, [saver]);

  const keepMine = useCallback(async () => {
    saver.settle((await api.newsletters.get({ params: { id } })).content.version);
    await saver.flush();
  }, [id, saver]);
  const take = useCallback(
    (theirs: Got, as: Draft) => {
      saver.settle(theirs.content.version, as);
      setSaved({ version: theirs.content.version, problems: theirs.problems, draft: as });
      setTold({ state: 'saved', error: null });
    },
    [saver],
  );
  const refresh = useCallback(() => setLooks((n) => n + 1), []);
  const shown = state === 'saved' && draft !== settled ? 'waiting' : state;
  return { state: shown, look: `${version}.${looks}`, problems, error, flush: saver.flush, refresh, keepMine, take };
}
