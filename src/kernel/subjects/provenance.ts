/** What the subjects room asks of whoever writes: an origin and an audit entry for every membership. The records writer is one. */
import type { Tx } from '#platform/db';
import type { Ids } from '#platform/ids';

export interface AuditedAct {
  readonly action: string;
  readonly kind: string;
  readonly recordId: string;
  readonly subjectId: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}

export interface Provenance {
  readonly ctx: { readonly tx: Tx; readonly ids: Ids; readonly at: Date };
  origin(): Promise<string>;
  audit(entries: readonly AuditedAct[]): Promise<void>;
}
