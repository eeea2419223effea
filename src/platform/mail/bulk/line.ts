// The connections to one relay: opened when needed, used for many letters, opened anew with growing pauses when the relay is away.

import { appError } from '#platform/errors';
import { isLoopback } from '#platform/config';
import type { RelaySettings } from '../transport.ts';
import { dial } from './dial.ts';
import type { Session } from './dial.ts';
import { createPauses } from './pauses.ts';
import type { Pauses } from './pauses.ts';
import { slotOf } from './slot.ts';
import type { SlotHost } from './slot.ts';
import type { BulkLimits, BulkLine, BulkOptions } from './types.ts';

const LIMITS: BulkLimits = { connect: 10_000, greeting: 30_000, command: 60_000, body: 1500, answer: 120_000, idle: 10_000, backOff: 1000 };
const PER_CONNECTION = 100;
const GOODBYE_MS = 1000;

/** @throws errors.mail-plain when an unencrypted line would leave this machine */
export function connectBulk(relay: RelaySettings, options: BulkOptions): BulkLine {
  if (relay.tls === 'none' && !isLoopback(relay.host)) throw appError('refused', 'errors.mail-plain', { field: 'tls' });
  const pool = new Pool(relay, options);
  return {
    take: async () => slotOf(await pool.session(), pool),
    close: () => pool.close(),
    get open() {
      return pool.open;
    },
  };
}

interface Waiter {
  resolve(session: Session): void;
  reject(error: unknown): void;
}

class Pool implements SlotHost {
  /** Connections that are open or being opened. */
  open = 0;
  readonly limits: BulkLimits;
  readonly #relay: RelaySettings;
  readonly #options: BulkOptions;
  readonly #idle = new Map<Session, NodeJS.Timeout>();
  readonly #waiters: Waiter[] = [];
  readonly #pauses: Pauses;
  #closed = false;
  #allGone: (() => void) | undefined;

  constructor(relay: RelaySettings, options: BulkOptions) {
    this.#relay = relay;
    this.#options = options;
    this.limits = { ...LIMITS, ...options.limits };
    this.#pauses = createPauses(this.limits.backOff);
  }

  async session(): Promise<Session> {
    if (this.#closed) throw new LineClosed();
    const [ready] = this.#idle.keys();
    if (ready === undefined) return this.again();
    this.#awake(ready);
    return ready;
  }

  again(): Promise<Session> {
    if (this.open < this.#options.connections) return this.#opened();
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }));
  }

  back(session: Session): void {
    if (session.wire.broken !== null) return;
    const worn = session.begun >= (this.#options.perConnection ?? PER_CONNECTION);
    if (this.#closed || worn || session.wire.unasked) return this.#goodbye(session);
    const next = this.#waiters.shift();
    if (next !== undefined) return next.resolve(session);
    this.#idle.set(session, setTimeout(() => this.#goodbye(session), this.limits.idle).unref());
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const waiter of this.#waiters.splice(0)) waiter.reject(new LineClosed());
    const over = new Promise<void>((resolve) => (this.#allGone = resolve));
    for (const each of this.#idle.keys()) this.#goodbye(each);
    this.#pauses.stop();
    if (this.open > 0) await over;
  }

  async #opened(): Promise<Session> {
    this.open += 1;
    let session: Session | undefined;
    try {
      await this.#pauses.over();
      if (!this.#closed) session = await dial(this.#relay, this.limits, this.#options.ca);
    } catch (error) {
      this.#pauses.failed();
      this.#lost();
      throw error;
    }
    if (session === undefined) {
      this.#lost();
      throw new LineClosed();
    }
    this.#pauses.worked();
    const opened = session;
    opened.wire.onBroken(() => {
      this.#awake(opened);
      this.#lost();
    });
    return opened;
  }

  /** A place is free: for somebody who waits, or towards the end. */
  #lost(): void {
    this.open -= 1;
    const next = this.#closed ? undefined : this.#waiters.shift();
    if (next !== undefined) void this.#opened().then(next.resolve, next.reject);
    if (this.#closed && this.open === 0) this.#allGone?.();
  }

  #awake(session: Session): void {
    clearTimeout(this.#idle.get(session));
    this.#idle.delete(session);
  }

  #goodbye(session: Session): void {
    this.#awake(session);
    session.wire.send('QUIT\r\n');
    session.wire.end();
    setTimeout(() => session.wire.destroy(), GOODBYE_MS).unref();
  }
}

class LineClosed extends Error {
  constructor() {
    super('the line to the relay is closed');
  }
}
