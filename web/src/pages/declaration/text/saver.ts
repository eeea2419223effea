/** Keeps the draft on the server a moment after each change: one writing at a time, the last text wins, and another hand's text is never overwritten. */

export type SaveState = { kind: 'saved'; at: string | null } | { kind: 'waiting' | 'saving' | 'failed' | 'conflict'; at?: never };

const REST_MS = 800;
const RETRY_MS = 5000;

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

export function createSaver(first: { text: string; revision: number }, ports: SaverPorts): Saver {
  return new Keeper(first, ports);
}

class Keeper implements Saver {
  readonly #ports: SaverPorts;
  #kept: string;
  #latest: string;
  #revision: number;
  #stopped = false;
  #closed = false;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(first: { text: string; revision: number }, ports: SaverPorts) {
    this.#ports = ports;
    this.#kept = first.text;
    this.#latest = first.text;
    this.#revision = first.revision;
  }

  write(text: string): void {
    this.#latest = text;
    if (this.#stopped || this.#latest === this.#kept) return;
    this.#ports.tell({ kind: 'waiting' });
    this.#later(this.#ports.restMs ?? REST_MS);
  }

  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#step();
    return this.#latest === this.#kept;
  }

  adopt(text: string, revision: number): void {
    this.#kept = text;
    this.#revision = revision;
    this.#stopped = false;
    this.#ports.tell({ kind: 'saved', at: null });
    if (this.#latest !== this.#kept) this.#later(this.#ports.restMs ?? REST_MS);
  }

  close(): void {
    this.#closed = true;
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void this.#step(), ms);
  }

  /** One writing at a time: who asks meanwhile waits for the one on its way. */
  #step(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped && this.#latest !== this.#kept) {
      const sending = this.#latest;
      this.#ports.tell({ kind: 'saving' });
      try {
        const answer = await this.#ports.send(sending, this.#revision);
        this.#revision = answer.revision;
        this.#kept = sending;
        if (this.#latest === this.#kept) this.#ports.tell({ kind: 'saved', at: answer.savedAt });
      } catch (error) {
        this.#fail(error);
        return;
      }
    }
  }

  #fail(error: unknown): void {
    if (this.#closed) return;
    this.#stopped = this.#ports.isConflict(error);
    this.#ports.tell({ kind: this.#stopped ? 'conflict' : 'failed' });
    if (!this.#stopped) this.#later(this.#ports.retryMs ?? RETRY_MS);
  }
}
