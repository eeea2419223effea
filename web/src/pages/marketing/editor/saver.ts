/** Saves one letter after the other: never two at once, and always the latest that was written. */
import { api } from '#web/api/client.ts';
import { isProblem } from '#web/api/problem.ts';
import type { Draft, Problem } from './model.ts';

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict';

export interface Told {
  state: SaveState;
  error: unknown;
  saved?: { version: number; problems: readonly Problem[]; draft: Draft };
}

export interface Saver {
  /** What is to be saved next. */
  want(draft: Draft): void;
  waits(): boolean;
  /** False when it could not be saved. */
  flush(): Promise<boolean>;
  /** The server has this, at this version. */
  settle(version: number, draft?: Draft): void;
}

export function createSaver(id: string, first: { draft: Draft; version: number }, tell: (told: Told) => void): Saver {
  let last = first.draft;
  let wanted = first.draft;
  let { version } = first;
  let running: Promise<boolean> | null = null;
  // Nothing is saved over somebody else's letter before the writer has decided.
  let overtaken = false;

  async function save(): Promise<boolean> {
    while (wanted !== last && !overtaken) {
      const sent = wanted;
      tell({ state: 'saving', error: null });
      try {
        const saved = await api.newsletters.save({ params: { id }, body: { version, ...sent } });
        version = saved.version;
        last = sent;
        tell({ state: wanted === sent ? 'saved' : 'saving', error: null, saved: { ...saved, draft: sent } });
      } catch (error) {
        overtaken = isProblem(error) && error.code === 'errors.version-conflict';
        tell({ state: overtaken ? 'conflict' : 'failed', error });
        return false;
      }
    }
    return !overtaken;
  }

  return {
    want(draft) {
      wanted = draft;
    },
    waits: () => wanted !== last,
    flush: () => (running ??= save().finally(() => (running = null))),
    settle(to, draft) {
      version = to;
      overtaken = false;
      if (draft !== undefined) last = wanted = draft;
    },
  };
}
