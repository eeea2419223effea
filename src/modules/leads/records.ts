// The leads module signs the contract: a lead is a datum of whoever it is with, and goes with them.

import { kindsOf } from '#kernel/records';
import { LEAD_FIELD, STAGE_FIELD } from './features.ts';
import type { LeadsTables } from './tables.ts';

const KEY = { technical: 'key' } as const;
const VERSION = { technical: 'optimistic lock' } as const;
const ORIGIN = { technical: 'provenance' } as const;
const CREATED = { technical: 'when the row was made; the time recorded is in its origin' } as const;
const DETAIL = { field: STAGE_FIELD } as const;
const firm = { room: 'leads', register: 'firm', retain: 'membership', erase: 'delete' } as const;

export const leadKinds = kindsOf<LeadsTables>({
  lead: {
    ...firm,
    kind: 'lead',
    table: 'lead',
    subject: { column: 'subject_id' },
    exportAs: 'leads',
    columns: {
      id: KEY,
      subject_id: { subject: 'link' },
      organisation_id: DETAIL,
      title: { field: LEAD_FIELD },
      stage: DETAIL,
      stage_since: DETAIL,
      value_cents: DETAIL,
      lost_reason: DETAIL,
      closed_on: DETAIL,
      source: { technical: 'source of the policy, as the origin says; reports count by it' },
      version: VERSION,
      created_at: CREATED,
      origin_id: ORIGIN,
    },
  },
  lead_step: {
    ...firm,
    kind: 'lead-step',
    table: 'lead_step',
    subject: { column: 'subject_id' },
    exportAs: 'leadSteps',
    columns: {
      id: KEY,
      lead_id: { technical: 'the lead that moved; steps go with it' },
      subject_id: { subject: 'link' },
      from_stage: DETAIL,
      to_stage: DETAIL,
      moved_on: DETAIL,
      account_id: { technical: 'account that moved it' },
      version: VERSION,
      created_at: CREATED,
      origin_id: ORIGIN,
    },
  },
});
