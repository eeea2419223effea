/** Nobody writes without saying who, when, from where and for what: the type demands it. */
import type { Tx } from '#platform/db';
import type { Ids } from '#platform/ids';
import type { CompiledPolicy } from '#kernel/policy';
import type { AuditActor, AuditDetail } from '#kernel/audit';

export interface Actor extends AuditActor {
  readonly name?: never;
  /** The act of a call: all that is written for it can be undone together. */
  readonly act?: ActRef | undefined;
}

/** Named by the first change that can be undone. */
export interface ActRef {
  id: string | null;
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
  /** Keeps what is replaced and removed, for as long as it can be undone. */
  readonly keep?: Keep;
}

/** Told of every record as it is written. */
export interface Keep {
  inserted(rows: readonly KeptRow[]): void;
  updated(row: KeptRow, change: { readonly before: RowValues; readonly after: RowValues; readonly origins: Origins }): void;
  /** Whose values stayed and were put to another origin: the origins before. */
  told(row: KeptRow, change: { readonly origins: Origins; readonly told: string }): void;
  /** Rows that became another subject's: their keys. */
  moved(kind: string, move: { readonly keys: readonly string[]; readonly from: string; readonly to: string }): void;
  removed(row: KeptRow, removed: { readonly row: RowValues; readonly origins: Origins }): void;
}

export interface KeptRow {
  readonly kind: string;
  readonly recordId: string;
  readonly subjectId: string | undefined;
  readonly versionAfter: number | undefined;
}

/** Column to the write it came from; null where the record's own origin speaks for it. */
export type Origins = Readonly<Record<string, string | null>>;

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
  /** The same change of many records, in as many statements as of one. */
  updateMany(kind: string, ids: readonly string[], changes: RowValues, expectedVersion?: number): Promise<void>;
  remove(kind: string, id: string): Promise<void>;
  removeMany(kind: string, ids: readonly string[]): Promise<void>;
  /** Puts back a record that was removed, as it was, with where it came from. Refuses what may not be stored any more. */
  restore(kind: string, row: RowValues, origins: Origins): Promise<void>;
  /** Writes in which one subject gets several texts: the words by which they are found are made once, at the end. */
  together<T>(writes: () => Promise<T>): Promise<T>;
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
