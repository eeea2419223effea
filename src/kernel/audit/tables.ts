/** Tables of the audit log and of the outbox of the ledger: ids, counts, field ids and hashes, no values (Art. 5(2)). */

export interface AuditEntryRow {
  seq: number;
  at: string;
  actor_id: string;
  actor_kind: string;
  action: string;
  kind: string | null;
  record_id: string | null;
  subject_id: string | null;
  detail: string;
  prev_hash: string;
  hash: string;
}

export interface LedgerOutboxRow {
  seq: number;
  entry: string;
  prev_hash: string;
  hash: string;
  copied_at: string | null;
}

export type AuditTables = { audit_entry: AuditEntryRow; ledger_outbox: LedgerOutboxRow };
