// What staff access needs from the house; the audit log is handed in so that every change of an account leaves a trace.

import type { Clock } from '#platform/clock';
import type { Database, Tx } from '#platform/db';
import type { Ids } from '#platform/ids';

export interface AccessDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Seals TOTP secrets at rest. */
  readonly sealingKey: Buffer;
  /** Appends to the audit log inside the same transaction: ids only. */
  audit(
    tx: Tx,
    entry: {
      actorId: string;
      actorKind: 'account' | 'system' | 'cli';
      action: string;
      recordId: string;
      detail?: Record<string, string | number>;
    },
  ): Promise<void>;
  /** The ledger outside the database: who lost an account gets none back with an older copy. Written in the transaction, copied after it. */
  readonly ledger?: { append(tx: Tx, entry: AccountEvent): Promise<void>; flush(): Promise<void> };
}

export interface AccountEvent {
  readonly kind: 'account-end' | 'account-return' | 'account-role';
  readonly ref: string;
  readonly at: string;
  /** The role from then on. */
  readonly code?: string;
}
