/** Keeps the draft on the server a moment after each change: one writing at a time, the last text wins, and another hand's text is never overwritten. */

export type SaveState = { kind: 'saved'; at: string | null } | { kind: 'waiting' | 'saving' | 'failed' | 'conflict'; at?: never };

interface SaverPorts {
  send(text: string, revision: number): Promise<{ revision: number; savedAt: string }>;
  isConflict(error: unknown): boolean;
  tell(state: SaveState): void;
  restMs?: number;
  retryMs?: number;
}

export interface Saver {
  write(text: string): void;
  /** Saves what waits; true when the server now has the last text. */
  flush(): Promise<boolean>;
  /** What the server has now, known from elsewhere. */
  adopt(text: string, revision: number): void;
  /** The draft is gone: nothing is sent any more. */
  close(): void;
}

export function createSaver(
  first: { text: string; revision: number },
  { send, isConflict, tell, restMs = 800, retryMs = 5000 }: SaverPorts,
): Saver {
  let kept = first.text;
  let latest = first.text;
  let { revision } = first;
  let stopped = false;
  let closed = false;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function later(ms: number): void {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(() => void step(), ms);
  }
  function step(): Promise<void> {
    running ??= once().finally(() => {
      running = null;
    });
    return running;
  }
  async function once(): Promise<void> {
    while (!stopped && latest !== kept) {
      const sending = latest;
      tell({ kind: 'saving' });
      try {
        const answer = await send(sending, revision);
        ({ revision } = answer);
        kept = sending;
        if (latest === kept) tell({ kind: 'saved', at: answer.savedAt });
      } catch (error) {
        stopped = isConflict(error);
        tell({ kind: stopped ? 'conflict' : 'failed' });
        if (!stopped) later(retryMs);
        return;
      }
    }
  }
  async function flush(): Promise<boolean> {
    clearTimeout(timer);
    await step();
    return latest === kept;
  }
  return {
    write(text) {
      latest = text;
      if (stopped || latest === kept) return;
      tell({ kind: 'waiting' });
      later(restMs);
    },
    flush,
    adopt(text, known) {
      kept = text;
      revision = known;
      stopped = false;
      tell({ kind: 'saved', at: null });
      if (latest !== kept) later(restMs);
    },
    close() {
      closed = true;
      stopped = true;
      clearTimeout(timer);
    },
  };
}
