// The correspondence module signs the contract: a message is a contact and what was said in it, and lives as long as its person's membership.

import { kindsOf } from '#kernel/records';
import type { CorrespondenceTables } from './tables.ts';

const KEY = { technical: 'key' } as const;

export const correspondenceKinds = kindsOf<CorrespondenceTables>({
  message: {
    room: 'correspondence',
    register: 'firm',
    kind: 'message',
    table: 'message',
    subject: { column: 'subject_id' },
    retain: 'membership',
    exportAs: 'messages',
    erase: 'delete',
    columns: {
      id: KEY,
      subject_id: { subject: 'link' },
      direction: { field: 'contact.event' },
      sent_at: { field: 'contact.event' },
      title: { field: 'contact.note' },
      body: { field: 'contact.note' },
      point_id: { technical: 'which of the person’s addresses it went by' },
      message_hash: { technical: 'keyed hash by which the same message is found again' },
      way: { technical: 'how it came: a file, pasted text or the mailbox' },
      files_left: { technical: 'count of attached files that were not stored' },
      others_left: { technical: 'count of addresses of others that were not stored' },
      version: { technical: 'optimistic lock' },
      created_at: { technical: 'when the row was made; the time recorded is in its origin' },
      origin_id: { technical: 'provenance' },
    },
  },
  message_count: {
    room: 'correspondence',
    register: 'technical',
    kind: 'message-count',
    table: 'message_count',
    subject: 'none',
    retain: { technical: 'counts of messages by day, for a year' },
    exportAs: false,
    erase: 'not-personal',
    columns: {
      id: KEY,
      day: { technical: 'day' },
      way: { technical: 'how they came' },
      outcome: { technical: 'what became of them' },
      n: { technical: 'count' },
    },
  },
});
