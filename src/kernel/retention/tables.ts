// Tables of retention (GDPR Art. 5(1)(e)): dated events that start clocks, reviews to decide, and what each nightly run did and left.

import type { Trigger } from '#kernel/policy';

export interface TriggerEventRow {
  id: string;
  subject_id: string;
  /** One register only; null for every register the subject is in. */
  register_id: string | null;
  trigger: Trigger;
  occurred_on: string;
  source_kind: string;
  source_id: string;
  origin_id: string;
}

export interface ReviewItemRow {
  id: string;
  subject_id: string;
  membership_id: string;
  opened_on: string;
  decide_by: string;
  decided_at: string | null;
  decision: 'keep' | 'erase' | null;
  decided_by: string | null;
  note: string;
}

export interface RetentionRunRow {
  id: string;
  /** The Finnish day whose due dates it looked at. */
  day: string;
  started_at: string;
  finished_at: string | null;
  due: number;
  ended: number;
  erased: number;
  reviewed: number;
  skipped: number;
  failed: number;
}

export interface RetentionSkipRow {
  id: string;
  run_id: string;
  subject_id: string;
  membership_id: string | null;
  reason: string;
  next_on: string | null;
}

/** One row: by which generation of the rules the stored days were computed. */
export interface RetentionClocksRow {
  id: 'due';
  generation: number;
}

export type RetentionTables = {
  trigger_event: TriggerEventRow;
  review_item: ReviewItemRow;
  retention_run: RetentionRunRow;
  retention_skip: RetentionSkipRow;
  retention_clocks: RetentionClocksRow;
};
