// What can no longer be undone is forgotten within minutes, whether or not anybody writes meanwhile.

import type { Clock } from '#platform/clock';
import type { Database } from '#platform/db';
import { repeat } from '#platform/jobs';
import type { Log } from '#platform/log';
import { dropPastUndo } from '../store/undo.ts';

const TICK_MS = 10 * 60_000;

interface TidyDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
}

/** One round by hand. Returns how many entries went. */
export function tidyUndo({ database, clock }: Pick<TidyDeps, 'database' | 'clock'>): Promise<number> {
  return database.tx((tx) => dropPastUndo(tx, clock.now().toISOString()));
}

/** Works in the background; returns what stops it after the round in progress. */
export function startTidyUndo(deps: TidyDeps): () => Promise<void> {
  return repeat(TICK_MS, () =>
    tidyUndo(deps).catch((error: unknown) => deps.log.error('undo.tidy', { error: error instanceof Error ? error.name : 'error' })),
  );
}
