/** What may be said in the audit log: who did what to which record, in ids, counts and field ids. */

export type ActorKind = 'account' | 'token' | 'system' | 'subject' | 'cli';

export interface AuditActor {
  readonly id: string;
  readonly kind: ActorKind;
}

/** Ids, counts, codes and times only; text with spaces or an @ is refused. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

export interface AuditInput {
  readonly at: Date;
  readonly actor: AuditActor;
  /** A verb of the trade: 'insert', 'update', 'remove', 'erase', 'login'… */
  readonly action: string;
  readonly kind?: string;
  readonly recordId?: string;
  readonly subjectId?: string;
  readonly detail?: AuditDetail;
}

export type ChainVerdict = { ok: true; entries: number; head: string } | { ok: false; seq: number; reason: 'missing' | 'changed' };
