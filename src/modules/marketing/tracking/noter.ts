// The second gate: an opening or a click becomes a row only by today's yes of that person, whatever the link was when it was sent. Rows are written together, once a second.

import type { Deps } from '#kernel/deps';
import { readToken, recipientById, recipientsByIds } from '#kernel/mailings';
import { createBatches } from '#platform/batches';
import { refusesTracking } from '#platform/http';
import { linksOfMailing } from '../queries/tracking.ts';
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

export function createNoter(deps: NoterDeps): Noter {
  const { put, flush, start } = createBatches<Note>({
    write: (notes) => write(deps, notes),
    failed: (error) => deps.log.error('tracking.flush', { error: error instanceof Error ? error.name : 'error' }),
    everyMs: EVERY_MS,
    size: BATCH,
    most: MOST_WAITING,
  });

  function note(ledgerId: string, n: number | null, { method, headers }: Asked): Pick<Target, 'verdict' | 'refused'> {
    const [verdict, refused] = [verdictOf(method, headers), refusesTracking(headers)];
    if (!refused) put({ ledgerId, n, at: deps.clock.now().getTime(), verdict });
    return { verdict, refused };
  }

  return {
    async click(asked) {
      const { db } = deps.database;
      const named = readToken(deps.keys, 'click', asked.token);
      const row = named === undefined ? undefined : await recipientById(db, named.ledgerId);
      const n = Number(named?.extra);
      const url = row === undefined ? undefined : (await linksOfMailing(db, row.mailing_id)).get(n);
      return row === undefined || url === undefined ? undefined : { url, subjectId: row.subject_id, ...note(row.id, n, asked) };
    },
    open(asked) {
      const named = readToken(deps.keys, 'open', asked.token);
      if (named !== undefined) note(named.ledgerId, null, asked);
    },
    flush,
    start,
  };
}

function write(deps: NoterDeps, notes: readonly Note[]): Promise<void> {
  return deps.database.tx(async (tx) => {
    const recipients = await recipientsByIds(tx, [...new Set(notes.map(({ ledgerId }) => ledgerId))]);
    await writeNotes(tx, deps, notes, new Map(recipients.map((row) => [row.id, row])));
  });
}
