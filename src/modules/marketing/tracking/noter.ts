// The second gate: an opening or a click becomes a row only by today's yes of that person, whatever the link was when it was sent. Rows are written together, once a second.

import { setTimeout as pause } from 'node:timers/promises';
import type { Deps } from '#kernel/deps';
import { readToken, recipientById, recipientsByIds } from '#kernel/mailings';
import { refusesTracking } from '#platform/http';
import { linksOfMailing } from './queries-tracking.ts';
import { verdictOf } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import { writeNotes } from './write.ts';

type NoterDeps = Pick<Deps, 'database' | 'clock' | 'ids' | 'policy' | 'registry' | 'keys' | 'log'>;
type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface Asked {
  readonly token: string;
  readonly method: string;
  readonly headers: Headers;
}

/** Where a click leads, and whose it is. */
export interface Target {
  readonly url: string;
  readonly subjectId: string;
  readonly verdict: Verdict;
  /** The browser asks not to be followed. */
  readonly refused: boolean;
}

export interface Noter {
  /** Where the link leads; undefined for a token that was not made here. Notes the click. */
  click(asked: Asked): Promise<Target | undefined>;
  /** Notes that the letter was opened; a token that was not made here is nobody's. */
  open(asked: Asked): void;
  flush(): Promise<void>;
  /** Writes once a second; returns what stops it, after what waits is written. */
  start(): () => Promise<void>;
}

/** An act that waits to be written: no address, no browser. */
export interface Note {
  readonly ledgerId: string;
  /** Null for an opening. */
  readonly n: number | null;
  readonly at: number;
  readonly verdict: Verdict;
}

const EVERY_MS = 1000;
const BATCH = 1000;
const MOST_WAITING = 50_000;
const GIVES_UP_AFTER = 30;

export function createNoter(deps: NoterDeps): Noter {
  let waiting: Note[] = [];
  let last: Promise<void> = Promise.resolve();

  function note(ledgerId: string, n: number | null, { method, headers }: Asked): Verdict {
    const verdict = verdictOf(method, headers);
    const refused = refusesTracking(headers);
    if (!refused && waiting.length < MOST_WAITING) waiting.push({ ledgerId, n, at: deps.clock.now().getTime(), verdict });
    return verdict;
  }

  function flush(): Promise<void> {
    const turn = last.then(async () => {
      while (waiting.length > 0) {
        const batch = waiting.slice(0, BATCH);
        await deps.database.tx(async (tx) => {
          const recipients = await recipientsByIds(tx, [...new Set(batch.map(({ ledgerId }) => ledgerId))]);
          await writeNotes(tx, deps, batch, new Map(recipients.map((row) => [row.id, row])));
        });
        waiting = waiting.slice(batch.length);
      }
    });
    last = turn.catch(() => undefined);
    return turn;
  }

  let failures = 0;
  async function tick(): Promise<void> {
    try {
      await flush();
      failures = 0;
    } catch (error) {
      deps.log.error('tracking.flush', { error: error instanceof Error ? error.name : 'error' });
      // What can never be written must not keep the rest from it.
      if (++failures % GIVES_UP_AFTER === 0) waiting = waiting.slice(BATCH);
    }
  }

  return {
    async click(asked) {
      const named = readToken(deps.keys, 'click', asked.token);
      const row = named === undefined ? undefined : await recipientById(deps.database.db, named.ledgerId);
      const n = Number(named?.extra);
      const url = row === undefined ? undefined : (await linksOfMailing(deps.database.db, row.mailing_id)).get(n);
      if (row === undefined || url === undefined) return undefined;
      const verdict = note(row.id, n, asked);
      return { url, subjectId: row.subject_id, verdict, refused: refusesTracking(asked.headers) };
    },
    open(asked) {
      const named = readToken(deps.keys, 'open', asked.token);
      if (named !== undefined) note(named.ledgerId, null, asked);
    },
    flush,
    start() {
      const stop = new AbortController();
      const running = (async () => {
        while (!stop.signal.aborted) {
          await tick();
          await pause(EVERY_MS, undefined, { signal: stop.signal, ref: false }).catch(() => undefined);
        }
      })();
      return async () => {
        stop.abort();
        await running;
        await tick();
      };
    },
  };
}
