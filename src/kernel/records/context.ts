/** Nobody writes without saying who, when, from where and for what: the type demands it. */
import type { Tx } from '#platform/db';
import type { Ids } from '#platform/ids';
import type { CompiledPolicy } from '#kernel/policy';
import type { AuditActor, AuditDetail } from '#kernel/audit';

export interface Actor extends AuditActor {
  readonly name?: never;
}

export interface WriteContext {
  readonly tx: Tx;
  readonly policy: CompiledPolicy;
  readonly actor: Actor;
  readonly at: Date;
  readonly ids: Ids;
  /** A source of the policy, or 'own-records'. */
  readonly source: string;
  readonly purpose: string;
  readonly importId?: string;
  /** Told of values of subjects as they are written: what was collected, and what replaced a value that others may have received. */
  readonly watch?: Watch;
}

export interface Watch {
  collected(subjectIds: readonly string[], fields: readonly string[]): void;
  replaced(subjectId: string, fields: readonly string[]): void;
}

export type RowValues = Readonly<Record<string, unknown>>;

/** The only way into a table that signed the contract. One writer serves one transaction and writes one origin. */
export interface Writer {
  readonly ctx: WriteContext;
  /** The origin row of this write, made at first need. */
  origin(): Promise<string>;
  insert(kind: string, row: RowValues): Promise<void>;
  insertMany(kind: string, rows: readonly RowValues[]): Promise<void>;
  /** Changes the columns that differ and writes where each came from. Refuses when the row is no longer at `expectedVersion`. */
  update(kind: string, id: string, changes: RowValues, expectedVersion?: number): Promise<void>;
  remove(kind: string, id: string): Promise<void>;
  /** One audit entry of this write, for acts that are no row of the writer's. */
  audit(entries: AuditOf | readonly AuditOf[]): Promise<void>;
}

export interface AuditOf {
  readonly action: string;
  readonly kind?: string;
  readonly recordId?: string;
  readonly subjectId?: string;
  readonly detail?: AuditDetail;
}
