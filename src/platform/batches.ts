// Small things that come in floods wait in memory for a moment and are written together.

import { setTimeout as pause } from 'node:timers/promises';

export interface BatchOptions<T> {
  /** Writes some of them, all or none. */
  write(items: readonly T[]): Promise<void>;
  /** Told of what went wrong; what could not be written waits for the next turn. */
  failed(error: unknown): void;
  /** After each turn, for what is done now and then. */
  also?(turn: number): Promise<void>;
  readonly everyMs: number;
  /** So many are written together. */
  readonly size: number;
  /** So many may wait; more come only when the database stands still, and are then the first thing to lose. */
  readonly most: number;
}

export interface Batches<T> {
  /** False when too many wait. */
  put(item: T): boolean;
  /** Writes what waits. */
  flush(): Promise<void>;
  /** Writes at every turn; returns what stops it, after what waits is written. */
  start(): () => Promise<void>;
}

const GIVES_UP_AFTER = 30;

export function createBatches<T>({ write, failed, also, everyMs, size, most }: BatchOptions<T>): Batches<T> {
  let waiting: T[] = [];
  let last: Promise<void> = Promise.resolve();
  let failures = 0;

  async function all(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, size);
      await write(batch);
      waiting = waiting.slice(batch.length);
    }
  }

  /** One batch after the other, whoever asks. */
  function flush(): Promise<void> {
    const turn = last.then(all);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function turn(n: number): Promise<void> {
    try {
      await flush();
      failures = 0;
      await also?.(n);
    } catch (error) {
      failed(error);
      // What can never be written must not keep the rest from it.
      if (++failures % GIVES_UP_AFTER === 0) waiting = waiting.slice(size);
    }
  }

  async function turns(signal: AbortSignal): Promise<void> {
    for (let n = 0; !signal.aborted; n++) {
      await turn(n);
      await pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  return {
    put(item) {
      if (waiting.length >= most) return false;
      waiting.push(item);
      return true;
    },
    flush,
    start() {
      const stop = new AbortController();
      const running = turns(stop.signal);
      return async () => {
        stop.abort();
        await running;
        await flush().catch(failed);
      };
    },
  };
}
