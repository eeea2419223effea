// What may be told, read from the log: every fact is there already, in the transaction that made it, in ids alone. So the log is the outbox.

import type { AuditEntryRow } from '#kernel/audit';

export const EVENTS = [
  'person.created',
  'person.updated',
  'person.erased',
  'organisation.created',
  'organisation.updated',
  'organisation.erased',
  'permission.changed',
  'request.opened',
  'membership.ended',
  'import.finished',
] as const;
export type EventName = (typeof EVENTS)[number];
/** Sent by hand, to see whether a receiver listens. */
export const PING = 'ping';

export interface Fact {
  readonly event: EventName;
  readonly seq: number;
  readonly recordId: string | null;
  readonly subjectId: string | null;
  readonly at: string;
}

export interface Reading {
  /** Whether rows of the kind are data of the firm's registers. */
  isFirm(kind: string): boolean;
  /** 'person' or 'organisation', while the subject exists. */
  kindOf(subjectId: string): string | undefined;
}

const CHANGES: ReadonlySet<string> = new Set(['insert', 'update', 'remove', 'blank', 'membership.begin', 'restrict', 'release']);

/** Facts of these entries in their order; rows of one act are one fact. */
export function factsOf(entries: readonly AuditEntryRow[], reading: Reading): Fact[] {
  const facts = new Map<string, Fact>();
  for (const entry of entries) {
    const event = eventOf(entry, reading);
    if (event === undefined) continue;
    const about = entry.subject_id ?? entry.record_id ?? '';
    // A person who was just created has not also changed.
    if (facts.has(`${event.replace('.updated', '.created')} ${about} ${entry.at}`)) continue;
    const key = event === 'membership.ended' ? `${event} ${entry.record_id ?? ''}` : `${event} ${about} ${entry.at}`;
    if (event.endsWith('.created')) facts.delete(`${event.replace('.created', '.updated')} ${about} ${entry.at}`);
    facts.set(key, { event, seq: entry.seq, recordId: entry.record_id, subjectId: entry.subject_id, at: entry.at });
  }
  return [...facts.values()].toSorted((a, b) => a.seq - b.seq);
}

function eventOf(entry: AuditEntryRow, reading: Reading): EventName | undefined {
  const { action, kind, subject_id: subjectId } = entry;
  if (action === 'import.finished' || action === 'request.entered') return action === 'import.finished' ? action : 'request.opened';
  if (subjectId === null) return undefined;
  if (action === 'erase' || action === 'erase.replay')
    return entry.detail.includes('"organisation"') ? 'organisation.erased' : 'person.erased';
  if (action === 'membership.end') return 'membership.ended';
  if (kind === 'permission-event') return 'permission.changed';
  if (action === 'insert' && (kind === 'person' || kind === 'organisation')) return `${kind}.created`;
  if (!CHANGES.has(action) || !(kind === 'subject' || reading.isFirm(kind ?? ''))) return undefined;
  const subject = reading.kindOf(subjectId);
  return subject === 'person' || subject === 'organisation' ? `${subject}.updated` : undefined;
}
