// Who is told that something happened, and what became of each notice. A notice holds an event and ids, and nothing of anybody.

import type { Selectable } from '#platform/db';

export type DeliveryState = 'queued' | 'sending' | 'delivered' | 'failed';

export type WebhookTable = {
  id: string;
  name: string;
  /** Sealed: an address may hold a secret of the receiver. */
  url: string;
  /** JSON list of event names. */
  events: string;
  /** The recipient of the declaration whose system it is; null for the firm's own. */
  recipient_id: string | null;
  secret: string;
  /** The secret before, while both sign. */
  secret_before: string | null;
  before_until: string | null;
  created_at: string;
  created_by: string;
  /** Up to where the log has been told on. */
  cursor_seq: number;
  failing_since: string | null;
  disabled_at: string | null;
  disabled_why: string | null;
};

export type WebhookDeliveryTable = {
  /** Also `webhook-id`: every attempt at one notice carries the same. */
  id: string;
  webhook_id: string;
  /** Place of the fact in the log; null for a trial. */
  seq: number | null;
  event: string;
  record_id: string | null;
  subject_id: string | null;
  occurred_at: string;
  state: DeliveryState;
  /** What came of the last attempt, as a code. */
  code: string | null;
  attempts: number;
  next_at: string;
  lease: string | null;
  lease_until: string | null;
  finished_at: string | null;
};

export type WebhookTables = { webhook: WebhookTable; webhook_delivery: WebhookDeliveryTable };
export type WebhookRow = Selectable<WebhookTable>;
export type DeliveryRow = Selectable<WebhookDeliveryTable>;
