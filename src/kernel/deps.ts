// What the composition root hands to every room: the clock, ids, keys and the policy in force come as arguments, never from the air.

import type { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Database, Tx } from '#platform/db';
import type { Keys } from '#platform/files';
import type { Ids } from '#platform/ids';
import type { Log } from '#platform/log';
import type { PolicyHolder } from '#kernel/policy';
import type { Registry } from '#kernel/records';

/** What a room does when values it had computed from others are gone: it computes them again from what is left. */
export interface OnBlank {
  readonly room: string;
  afterBlank(tx: Tx, subjectIds: readonly string[]): Promise<void>;
}

export interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly keys: Keys;
  readonly registry: Registry;
  readonly policy: PolicyHolder;
  readonly config: Config;
  /** Rooms that keep derived values: customers make the search document again. */
  readonly onBlank?: readonly OnBlank[];
  /** Copies the ledger to its second place before an act is reported done. */
  readonly flushLedger?: () => Promise<void>;
  /** Folders whose files must not hold an erased person. */
  readonly scanFolders?: readonly string[];
}
