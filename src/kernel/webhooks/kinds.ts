// The room signs the contract: receivers and what was told to them, without a datum of anybody.

import { kindsOf } from '#kernel/records';
import type { WebhookTables } from './tables.ts';

const mine = { room: 'webhooks', register: 'technical', subject: 'none', exportAs: false, erase: 'not-personal' } as const;

export const webhookKinds = kindsOf<WebhookTables>({
  webhook: {
    ...mine,
    kind: 'webhook',
    table: 'webhook',
    retain: { technical: 'until the owner removes it' },
    columns: {
      id: { technical: 'key' },
      name: { technical: 'which system is told', staff: true },
      url: { technical: 'sealed address' },
      events: { technical: 'what it is told of' },
      recipient_id: { technical: 'recipient of the declaration' },
      secret: { technical: 'sealed secret for signatures' },
      secret_before: { technical: 'sealed secret that is being replaced' },
      before_until: { technical: 'end of the one before' },
      created_at: { technical: 'start' },
      created_by: { technical: 'account that made it' },
      cursor_seq: { technical: 'place in the log' },
      failing_since: { technical: 'when it stopped answering' },
      disabled_at: { technical: 'end' },
      disabled_why: { technical: 'why, as a code' },
    },
  },
  webhook_delivery: {
    ...mine,
    kind: 'webhook-delivery',
    table: 'webhook_delivery',
    about: 'subject_id',
    retain: { technical: 'thirty days after it was delivered or given up' },
    columns: {
      id: { technical: 'key' },
      webhook_id: { technical: 'receiver' },
      seq: { technical: 'place in the log' },
      event: { technical: 'what happened' },
      record_id: { technical: 'to which record' },
      subject_id: { technical: 'random id of the subject, which leads nowhere after erasure' },
      occurred_at: { technical: 'when' },
      state: { technical: 'state' },
      code: { technical: 'last answer, as a code' },
      attempts: { technical: 'count' },
      next_at: { technical: 'next attempt' },
      lease: { technical: 'which process has it' },
      lease_until: { technical: 'until when' },
      finished_at: { technical: 'when it was delivered or given up' },
    },
  },
});
