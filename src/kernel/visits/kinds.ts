// The visits room signs the contract: links and visits go with the person or within a day; only the address for the last answer outlives an erasure, until it has been used.

import { kindsOf } from '#kernel/records';
import type { VisitTables } from './tables.ts';

const mine = {
  room: 'visits',
  register: 'accountability',
  subject: { column: 'subject_id' },
  retain: { accountability: 'visits' },
} as const;
const LINK = { subject: 'link' } as const;
const ADDRESS = { derived: ['person.email'] } as const;

export const visitKinds = kindsOf<VisitTables>({
  visit_link: {
    ...mine,
    kind: 'visit-link',
    table: 'visit_link',
    exportAs: false,
    erase: 'delete',
    columns: {
      id: { technical: 'key' },
      subject_id: LINK,
      kind: { technical: 'what the link does, as a code' },
      contact_point_id: { technical: 'which address of the subject' },
      address: ADDRESS,
      address_hash: ADDRESS,
      lang: { technical: 'language of the letter' },
      state: { technical: 'state' },
      browser_hash: { technical: 'hash of the order in the browser' },
      token_hash: { technical: 'hash of the link' },
      code_hash: { technical: 'hash of the code' },
      attempts: { technical: 'codes tried' },
      ordered_by: { technical: 'account that sent it' },
      ordered_at: { technical: 'when it was ordered' },
      expires_at: { technical: 'until when it works' },
      used_at: { technical: 'each link once' },
    },
  },
  visit: {
    ...mine,
    kind: 'visit',
    table: 'visit',
    exportAs: false,
    erase: 'delete',
    columns: {
      id: { technical: 'hash of the token' },
      subject_id: LINK,
      address_hash: ADDRESS,
      opened_at: { technical: 'start' },
      last_seen_at: { technical: 'idle limit' },
      expires_at: { technical: 'absolute limit' },
    },
  },
  visit_answer: {
    ...mine,
    kind: 'visit-answer',
    table: 'visit_answer',
    exportAs: false,
    erase: { keepFor: 'P7D', basis: 'GDPR Art. 12(3)' },
    columns: {
      id: { technical: 'key' },
      subject_id: LINK,
      request_id: { technical: 'the request that is answered' },
      address: ADDRESS,
      lang: { technical: 'language of the letter' },
      created_at: { technical: 'since when it is owed' },
    },
  },
});
