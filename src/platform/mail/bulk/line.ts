// The connections to one relay: opened when needed, used for many letters, opened anew with growing pauses when the relay is away.

import { appError } from '../../errors.ts';
import { isLoopback } from '../../config.ts';
import type { RelaySettings } from '../transport.ts';
import { dial } from './dial.ts';
import type { Session } from './dial.ts';
import { slotOf } from './slot.ts';
import type { SlotHost } from './slot.ts';
import type { BulkLimits, BulkLine, BulkOptions, Slot } from './types.ts';

const LIMITS: BulkLimits = { connect: 10_000, greeting: 30_000, command: 60_000, body: 1500, answer: 120_000, idle: 10_000, backOff: 1000 };
const PER_CONNECTION = 100;
const LONGEST_PAUSE = 60_000;
const GOODBYE_MS = 1000;

interface Waiter {
  resolve(session: Session): void;
  reject(error: unknown): void;
}

/** @throws errors.mail-plain when an unencrypted line would leave this machine */
export function connectBulk(relay: RelaySettings, options: BulkOptions): BulkLine {
  if (relay.tls === 'none' && !isLoopback(relay.host)) throw appError('refused', 'errors.mail-plain', { field: 'tls' });
  const limits = { ...LIMITS, ...options.limits };
  const perConnection = options.perConnection ?? PER_CONNECTION;
  const idle = new Map<Session, NodeJS.Timeout>();
  const waiters: Waiter[] = [];
  const pause = pauses(limits.backOff);
  let open = 0;
  let closed = false;
  let allGone: (() => void) | undefined;

  async function opened(): Promise<Session> {
    open += 1;
    try {
      await pause.over();
      if (closed) throw new Error('the line is closed');
      const session = await dial(relay, limits, options.ca);
      pause.end();
      session.wire.onBroken(() => gone(session));
      return session;
    } catch (error) {
      pause.longer();
      lost();
      throw error;
    }
  }

  function gone(session: Session): void {
    clearTimeout(idle.get(session));
    idle.delete(session);
    lost();
  }

  /** A place is free: for somebody who waits, or towards the end. */
  function lost(): void {
    open -= 1;
    const next = closed ? undefined : waiters.shift();
    if (next !== undefined) void opened().then(next.resolve, next.reject);
    if (closed && open === 0) allGone?.();
  }

  function back(session: Session): void {
    if (session.wire.broken !== null) return;
    if (closed || session.begun >= perConnection || session.wire.unasked) return goodbye(session);
    const next = waiters.shift();
    if (next !== undefined) return next.resolve(session);
    idle.set(session, setTimeout(() => goodbye(session), limits.idle).unref());
  }

  function goodbye(session: Session): void {
    clearTimeout(idle.get(session));
    idle.delete(session);
    session.wire.send('QUIT\r\n');
    session.wire.end();
    setTimeout(() => session.wire.destroy(), GOODBYE_MS).unref();
  }

  const host: SlotHost = { limits, back, again: opening };

  function opening(): Promise<Session> {
    if (open < options.connections) return opened();
    return new Promise((resolve, reject) => waiters.push({ resolve, reject }));
  }

  async function session(): Promise<Session> {
    if (closed) throw new Error('the line is closed');
    const [ready] = idle.keys();
    if (ready !== undefined) {
      clearTimeout(idle.get(ready));
      idle.delete(ready);
      return ready;
    }
    return opening();
  }

  return {
    async take(): Promise<Slot> {
      return slotOf(await session(), host);
    },
    async close() {
      closed = true;
      for (const waiter of waiters.splice(0)) waiter.reject(new Error('the line is closed'));
      const over = new Promise<void>((resolve) => (allGone = resolve));
      for (const each of idle.keys()) goodbye(each);
      pause.stop();
      if (open > 0) await over;
    },
    get open() {
      return open;
    },
  };
}

/** The pause before the next try grows with each failure that came after the last one was over. */
function pauses(first: number) {
  let length = 0;
  let until = 0;
  const waiting = new Set<() => void>();
  return {
    async over(): Promise<void> {
      const left = until - performance.now();
      if (left <= 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(over, left);
        function over(): void {
          clearTimeout(timer);
          waiting.delete(over);
          resolve();
        }
        waiting.add(over);
      });
    },
    end(): void {
      length = 0;
    },
    longer(): void {
      if (performance.now() < until) return;
      length = Math.min(Math.max(first, length * 2), LONGEST_PAUSE);
      until = performance.now() + length;
    },
    stop(): void {
      for (const over of waiting) over();
    },
  };
}
