/** The audit room signs its contract. */
import { kindsOf } from '#kernel/records/contract';
import type { AuditTables } from './tables.ts';

export const auditKinds = kindsOf<AuditTables>({
  audit_entry: {
    kind: 'audit-entry',
    table: 'audit_entry',
    room: 'audit',
    register: 'accountability',
    key: 'seq',
    subject: 'none',
    about: 'subject_id',
    columns: {
      seq: { technical: 'place in the chain' },
      at: { technical: 'when' },
      actor_id: { technical: 'id of the account that acted' },
      actor_kind: { technical: 'what kind of actor' },
      action: { technical: 'what was done' },
      kind: { technical: 'to which kind of record' },
      record_id: { technical: 'to which record' },
      subject_id: { technical: 'random id of the subject, which leads nowhere after erasure' },
      detail: { technical: 'ids, counts and field ids' },
      prev_hash: { technical: 'chain' },
      hash: { technical: 'chain' },
    },
    retain: { accountability: 'audit' },
    exportAs: false,
    erase: 'not-personal',
  },
  ledger_outbox: {
    kind: 'ledger-entry',
    table: 'ledger_outbox',
    room: 'audit',
    register: 'accountability',
    key: 'seq',
    subject: 'none',
    columns: {
      seq: { technical: 'place in the chain' },
      entry: { technical: 'protective event: ids, field ids, keyed hashes and times' },
      prev_hash: { technical: 'chain' },
      hash: { technical: 'chain' },
      copied_at: { technical: 'when the second place had it on disk' },
    },
    retain: { accountability: 'ledger' },
    exportAs: false,
    erase: 'not-personal',
  },
});
