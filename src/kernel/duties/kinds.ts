// The duties room signs the contract: ids and dates stay to show what was done; whom to look for is sealed and short-lived.

import { kindsOf } from '#kernel/records';
import type { DutyTables } from './tables.ts';

const KEY = { technical: 'key' } as const;
const VERSION = { technical: 'declaration in force' } as const;
const duties = { room: 'duties', register: 'accountability', retain: { accountability: 'duties' } } as const;
const breaches = {
  room: 'duties',
  register: 'accountability',
  subject: 'none',
  retain: { accountability: 'breaches' },
  exportAs: false,
  erase: 'not-personal',
} as const;

export const dutyKinds = kindsOf<DutyTables>({
  duty: {
    ...duties,
    kind: 'duty',
    table: 'duty',
    subject: 'none',
    exportAs: false,
    erase: 'not-personal',
    columns: {
      id: KEY,
      kind: { technical: 'which duty, as a code' },
      cause: { technical: 'which act caused it, as a code' },
      ref: { technical: 'the erasure, import or day it belongs to' },
      target: { technical: 'archive, recipient or source of the policy' },
      fields: { technical: 'field ids concerned' },
      opened_at: { technical: 'when it began' },
      policy_version_id: VERSION,
    },
  },
  duty_person: {
    ...duties,
    kind: 'duty-person',
    table: 'duty_person',
    subject: { column: 'subject_id' },
    exportAs: 'duties',
    erase: { keepFor: 'P3Y', basis: 'GDPR Art. 5(2), 14, 19' },
    columns: {
      id: KEY,
      duty_id: { technical: 'the duty' },
      subject_id: { subject: 'link' },
      opened_at: { technical: 'when it began for this person' },
      due_at: { technical: 'the last instant' },
      state: { technical: 'where it stands' },
      how: { technical: 'how it was settled, as a code' },
      told_at: { technical: 'when it was told' },
      closed_at: { technical: 'when it was signed off' },
      by_id: { technical: 'account that signed' },
    },
  },
  duty_note: {
    ...duties,
    kind: 'duty-note',
    table: 'duty_note',
    subject: { column: 'subject_id' },
    exportAs: false,
    erase: { keepFor: 'P14D', basis: 'GDPR Art. 17(1), 19' },
    columns: {
      id: KEY,
      ref: { technical: 'the duties it serves' },
      subject_id: { subject: 'link' },
      sealed: { technical: 'whom to look for outside, sealed; read by re-discovery' },
      until_at: { technical: 'when it goes at the latest' },
    },
  },
  notice_address: {
    ...duties,
    kind: 'notice-address',
    table: 'notice_address',
    key: 'recipient_id',
    subject: 'none',
    exportAs: false,
    erase: 'not-personal',
    columns: {
      recipient_id: { technical: 'recipient of the policy' },
      email: { technical: 'where the recipient takes notices', staff: true },
      lang: { technical: 'language of the recipient' },
    },
  },
  breach: {
    ...breaches,
    kind: 'breach',
    table: 'breach',
    columns: {
      id: KEY,
      no: { technical: 'running number' },
      aware_at: { technical: 'when the firm became aware; 72 hours start here' },
      entered_at: { technical: 'when it was entered' },
      entered_by: { technical: 'account that entered it' },
      happened: { technical: 'what happened, without personal data', words: true },
      fields: { technical: 'field ids concerned' },
      people: { technical: 'approximate number of people' },
      records: { technical: 'approximate number of records' },
      consequences: { technical: 'likely consequences, without personal data', words: true },
      measures: { technical: 'measures taken, without personal data', words: true },
      risk: { technical: 'assessed risk, as a code' },
      risk_reason: { technical: 'why, without personal data', words: true },
      authority_at: { technical: 'when the authority was notified' },
      late_reason: { technical: 'why later than 72 hours', words: true },
      persons_at: { technical: 'when the persons were told' },
      persons_ground: { technical: 'why they need not be told, as a code' },
      closed_at: { technical: 'when it was closed' },
      policy_version_id: VERSION,
      version: { technical: 'optimistic lock' },
    },
  },
  breach_step: {
    ...breaches,
    kind: 'breach-step',
    table: 'breach_step',
    columns: {
      id: KEY,
      breach_id: { technical: 'the breach' },
      at: { technical: 'when' },
      act: { technical: 'what was done, as a code' },
      code: { technical: 'how, as a code' },
      actor_id: { technical: 'account that acted' },
    },
  },
});
