// What erasure needs from the house; handed in, so that tests hold the clock, the keys and the second place of the ledger.

import type { Clock } from '#platform/clock';
import type { Database, Tx } from '#platform/db';
import type { Keys } from '#platform/files';
import type { Ids } from '#platform/ids';
import type { Log } from '#platform/log';
import type { AuditActor } from '#kernel/audit';
import type { CompiledPolicy } from '#kernel/policy';
import type { Registry } from '#kernel/records';

/** What a room does when values it had computed from others are gone: it computes them again from what is left. */
export interface OnBlank {
  readonly room: string;
  afterBlank(tx: Tx, subjectIds: readonly string[]): Promise<void>;
}

export interface RightsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly keys: Pick<Keys, 'suppression' | 'sealing' | 'certificate'>;
  readonly registry: Registry;
  readonly policy: { current(): CompiledPolicy | null };
  readonly log: Log;
  readonly onBlank?: readonly OnBlank[];
  /** Copies the ledger to its second place before an act is reported done. */
  readonly flushLedger?: () => Promise<void>;
  /** Folders whose files must not hold an erased person: the ledger, files of imports. */
  readonly scanFolders?: readonly string[];
}

export type Ground = 'request' | 'retention' | 'review' | 'owner';

/** Who acts, and when. */
export interface Act {
  readonly actor: AuditActor;
  readonly at: Date;
}
