// The retention room signs the contract: its rows belong to the accountability register and go with the person.

import { kindsOf } from '#kernel/records';
import type { RetentionTables } from './tables.ts';

const mine = { room: 'retention', register: 'accountability' } as const;

export const retentionKinds = kindsOf<RetentionTables>({
  trigger_event: {
    ...mine,
    kind: 'trigger-event',
    table: 'trigger_event',
    subject: { column: 'subject_id' },
    columns: {
      id: { technical: 'key' },
      subject_id: { subject: 'link' },
      register_id: { technical: 'register of the policy' },
      trigger: { technical: 'kind of event that starts a clock' },
      occurred_on: { technical: 'day of the event' },
      source_kind: { technical: 'kind of record that reported it' },
      source_id: { technical: 'record that reported it' },
      origin_id: { technical: 'provenance' },
    },
    retain: { accountability: 'reviews' },
    exportAs: 'triggers',
    erase: 'delete',
  },
  review_item: {
    ...mine,
    kind: 'review-item',
    table: 'review_item',
    subject: { column: 'subject_id' },
    columns: {
      id: { technical: 'key' },
      subject_id: { subject: 'link' },
      membership_id: { technical: 'membership under review' },
      opened_on: { technical: 'day it was opened' },
      decide_by: { technical: 'day by which it must be decided' },
      decided_at: { technical: 'when it was decided' },
      decision: { technical: 'keep or erase' },
      decided_by: { technical: 'account that signed it off' },
      note: { technical: 'ground of the decision', words: true },
    },
    retain: { accountability: 'reviews' },
    exportAs: 'reviews',
    erase: 'delete',
  },
  retention_run: {
    ...mine,
    kind: 'retention-run',
    table: 'retention_run',
    subject: 'none',
    columns: {
      id: { technical: 'key' },
      day: { technical: 'day looked at' },
      started_at: { technical: 'start' },
      finished_at: { technical: 'end; its absence is the alarm' },
      due: { technical: 'count' },
      ended: { technical: 'count' },
      erased: { technical: 'count' },
      reviewed: { technical: 'count' },
      skipped: { technical: 'count' },
      failed: { technical: 'count' },
    },
    retain: { accountability: 'proof' },
    exportAs: false,
    erase: 'not-personal',
  },
  retention_skip: {
    ...mine,
    kind: 'retention-skip',
    table: 'retention_skip',
    subject: { column: 'subject_id' },
    columns: {
      id: { technical: 'key' },
      run_id: { technical: 'run' },
      subject_id: { subject: 'link' },
      membership_id: { technical: 'membership that was due' },
      reason: { technical: 'why it was left, as a code' },
      next_on: { technical: 'when it is tried again' },
    },
    retain: { accountability: 'reviews' },
    exportAs: false,
    erase: 'delete',
  },
});
