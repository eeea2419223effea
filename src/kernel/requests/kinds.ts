// The requests room signs the contract: a case is kept to show that the right was honoured; its words go with the person.

import { kindsOf } from '#kernel/records';
import type { RequestTables } from './tables.ts';

const SHOWN = { keepFor: 'P3Y', basis: 'accountability: GDPR Art. 5(2)' } as const;
const mine = {
  room: 'requests',
  register: 'accountability',
  subject: { column: 'subject_id' },
  retain: { accountability: 'cases' },
} as const;
const LINK = { subject: 'link' } as const;
const CASE = { technical: 'the case' } as const;

export const requestKinds = kindsOf<RequestTables>({
  request_case: {
    ...mine,
    kind: 'request',
    table: 'request_case',
    exportAs: 'requests',
    erase: SHOWN,
    columns: {
      id: { technical: 'key' },
      no: { technical: 'running number of the case' },
      subject_id: LINK,
      asked_right: { technical: 'which right was used, as a code' },
      channel: { technical: 'how the request came, as a code' },
      received_at: { technical: 'when the request came; both clocks start here' },
      entered_at: { technical: 'when it was entered' },
      entered_by: { technical: 'id of the account that took it' },
      state: { technical: 'state of the case' },
      identity_method: { technical: 'how identity was settled, as a code; never a copy of a document' },
      identity_at: { technical: 'when identity was settled' },
      field_id: { technical: 'field id that a rectification is about' },
      answer_days: { technical: 'promised days at receipt' },
      erasure_hours: { technical: 'promised hours at receipt' },
      extended_months: { technical: 'further months the law allowed' },
      extended_at: { technical: 'when the person was told of them' },
      erasure_id: { technical: 'the erasure that carried it out' },
      outcome: { technical: 'how it ended, as a code' },
      ground: { technical: 'ground of a refusal, as a code' },
      closed_at: { technical: 'when it was answered or otherwise ended' },
      duplicate_of: { technical: 'the case that answers both' },
      policy_version_id: { technical: 'declaration in force' },
      version: { technical: 'optimistic lock' },
    },
  },
  request_stop: {
    ...mine,
    kind: 'request-stop',
    table: 'request_stop',
    exportAs: 'request-stops',
    erase: SHOWN,
    columns: {
      id: { technical: 'key' },
      request_id: CASE,
      subject_id: LINK,
      reason: { technical: 'why the clock stood still, as a code' },
      from_at: { technical: 'from when' },
      to_at: { technical: 'until when' },
    },
  },
  request_step: {
    ...mine,
    kind: 'request-step',
    table: 'request_step',
    exportAs: 'request-steps',
    erase: SHOWN,
    columns: {
      id: { technical: 'key' },
      request_id: CASE,
      subject_id: LINK,
      at: { technical: 'when it was done' },
      act: { technical: 'what was done, as a code' },
      code: { technical: 'method, ground, reason or channel, as a code' },
      actor_id: { technical: 'id of the account that acted' },
      actor_kind: { technical: 'what kind of actor' },
    },
  },
  request_letter: {
    ...mine,
    kind: 'request-letter',
    table: 'request_letter',
    exportAs: 'request-letters',
    erase: SHOWN,
    columns: {
      id: { technical: 'key' },
      request_id: CASE,
      subject_id: LINK,
      step_id: { technical: 'the step it told of' },
      at: { technical: 'when it was sent or handed over' },
      way: { technical: 'how, as a code' },
      lang: { technical: 'language of the letter' },
      message_id: { technical: 'the message in the queue of mail' },
      actor_id: { technical: 'id of the account that acted' },
      actor_kind: { technical: 'what kind of actor' },
    },
  },
  request_word: {
    ...mine,
    kind: 'request-word',
    table: 'request_word',
    exportAs: 'request-words',
    erase: 'delete',
    columns: {
      id: { technical: 'key' },
      request_id: CASE,
      subject_id: LINK,
      step_id: { technical: 'the step it belongs to' },
      role: { technical: 'who says it and of what, as a code' },
      value: { technical: 'what was asked and answered, in words; gone with the person' },
    },
  },
});
