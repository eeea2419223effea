/** Each entry carries the hash of the one before, so a changed, removed or slipped-in entry is seen (tamper-evident, not tamper-proof). */
import { hash } from 'node:crypto';
import { appError } from '#platform/errors';
import type { AuditDetail, AuditInput } from './entry.ts';
import type { AuditEntryRow } from './tables.ts';

/** What the first entry follows. */
export const GENESIS = '0'.repeat(64);

/** One name for audit and ledger: two locks could be taken in two orders. */
export const CHAIN_LOCK = 'lupaus-audit';

export interface Head {
  readonly seq: number;
  readonly hash: string;
}

export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

type Unhashed = Omit<AuditEntryRow, 'hash'>;

/** The hash covers every column, in a fixed order. */
export function entryHash(row: Unhashed): string {
  return sha256(
    JSON.stringify([
      row.prev_hash,
      row.seq,
      row.at,
      row.actor_id,
      row.actor_kind,
      row.action,
      row.kind,
      row.record_id,
      row.subject_id,
      row.detail,
    ]),
  );
}

/** The rows that follow `head`, each chained to the one before. */
export function chained(head: Head, entries: readonly AuditInput[]): AuditEntryRow[] {
  let { seq, hash: prev } = head;
  return entries.map((entry) => {
    const row: Unhashed = {
      seq: ++seq,
      at: entry.at.toISOString(),
      actor_id: plain(entry.actor.id),
      actor_kind: entry.actor.kind,
      action: plain(entry.action),
      kind: entry.kind ?? null,
      record_id: entry.recordId === undefined ? null : plain(entry.recordId),
      subject_id: entry.subjectId === undefined ? null : plain(entry.subjectId),
      detail: detailText(entry.detail),
      prev_hash: prev,
    };
    prev = entryHash(row);
    return { ...row, hash: prev };
  });
}

// A belt for the rule that the log holds no personal data: prose and addresses do not fit through it.
const CODE = /^[\w.:/+-]{0,160}$/;

function plain(text: string): string {
  if (!CODE.test(text)) throw appError('invalid', 'errors.audit-text');
  return text;
}

function detailText(detail: AuditDetail | undefined): string {
  if (detail === undefined) return '{}';
  for (const value of Object.values(detail).flat()) if (typeof value === 'string') plain(value);
  return JSON.stringify(detail);
}
