/** Door of the audit room: the append-only log and the ledger of protective events. */

export { append, auditHead, entriesAfter, entriesBefore, entriesOf, verifyChain } from './store.ts';
export type { ActorKind, AuditActor, AuditDetail, AuditInput, ChainVerdict } from './entry.ts';
export { beginLedger, compareLedger, flushLedger, openLedger, OVERRIDE_REASON } from './ledger.ts';
export type { LedgerDeps, OpenLedger } from './ledger.ts';
export { appendLedger, outboxHead } from './store-ledger.ts';
export { mergesOf } from './merges.ts';
export { ledgerHead, ledgerPath, readLedger } from './ledger-file.ts';
export { DATABASE_FILE, finishSwap, holdFolder, ledgerBeside, swapIn } from './swap.ts';
export type { Places } from './swap.ts';
export { LEDGER_KINDS } from './ledger-entry.ts';
export type { LedgerComparison, LedgerEntry, LedgerKind } from './ledger-entry.ts';
export { auditKinds } from './kinds.ts';
export { auditMigrations } from './migrations/0001-audit.ts';
export type { AuditEntryRow, AuditTables, LedgerOutboxRow } from './tables.ts';
