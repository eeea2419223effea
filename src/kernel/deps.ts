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

/** What a room does before data of a person go, in the transaction that takes them: bans of the person outlive the address they were about. */
export interface OnErase {
  readonly room: string;
  beforeErase(tx: Tx, subjectId: string): Promise<void>;
}

/** A text that a scan of the database cannot read. */
export interface SealedText {
  readonly where: string;
  readonly recordId: string;
  /** Whose it is; null when it is tied to nobody. */
  readonly subjectId: string | null;
  /** True when it is for the firm's own people. */
  readonly staff: boolean;
  readonly text: string;
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
  readonly onErase?: readonly OnErase[];
  /** Copies the ledger to its second place before an act is reported done. */
  readonly flushLedger?: () => Promise<void>;
  /** Folders whose files must not hold an erased person. */
  readonly scanFolders?: readonly string[];
  /** Texts that are stored sealed and live for a while: re-discovery reads them too. */
  readonly sealedTexts?: () => AsyncIterable<SealedText>;
}
