/** Door of the audit room: the append-only log and the ledger of protective events. */

export { append, auditHead, entriesAfter, entriesBefore, entriesOf, verifyChain } from './store.ts';
export type { ActorKind, AuditActor, AuditDetail, AuditInput, ChainVerdict } from './entry.ts';
export { beginLedger, compareLedger, flushLedger, openLedger } from './ledger.ts';
export type { LedgerDeps, OpenLedger } from './ledger.ts';
export { appendLedger } from './store-ledger.ts';
export { ledgerPath } from './ledger-file.ts';
export { LEDGER_KINDS } from './ledger-entry.ts';
export type { LedgerComparison, LedgerEntry, LedgerKind } from './ledger-entry.ts';
export { auditKinds } from './kinds.ts';
export { auditMigrations } from './migrations/0001-audit.ts';
export type { AuditEntryRow, AuditTables, LedgerOutboxRow } from './tables.ts';
