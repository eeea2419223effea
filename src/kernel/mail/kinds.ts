// The mail room signs the contract: what is queued goes with the person, and a letter that was sent leaves only that it was sent.

import { kindsOf } from '#kernel/records';
import type { MailTables } from './tables.ts';

const mine = {
  room: 'mail',
  register: 'accountability',
  subject: { column: 'subject_id' },
  retain: { accountability: 'messages' },
  erase: 'delete',
} as const;

const ADDRESS = { derived: ['person.email', 'organisation.email'] } as const;

export const mailKinds = kindsOf<MailTables>({
  mail_message: {
    ...mine,
    kind: 'mail-message',
    table: 'mail_message',
    exportAs: 'messages',
    columns: {
      id: { technical: 'key and Message-ID' },
      subject_id: { subject: 'link' },
      contact_point_id: { technical: 'which address of the subject' },
      account_id: { technical: 'member of staff it is for' },
      purpose: { technical: 'why it was sent' },
      template: { technical: 'what was sent' },
      lang: { technical: 'language of the letter' },
      letter: ADDRESS,
      address_hash: ADDRESS,
      state: { technical: 'state' },
      reason: { technical: 'why it was not sent, as a code' },
      code: { technical: 'last answer of the relay, as codes' },
      attempts: { technical: 'count' },
      doubted: { technical: 'it may have arrived twice' },
      once: { technical: 'one act, one letter' },
      created_at: { technical: 'when it was queued' },
      next_at: { technical: 'next attempt' },
      expires_at: { technical: 'last attempt' },
      handed_at: { technical: 'present attempt' },
      lease: { technical: 'which process has it' },
      lease_until: { technical: 'until when' },
      finished_at: { technical: 'when it was sent or given up' },
    },
  },
  mail_bounce: {
    ...mine,
    kind: 'mail-bounce',
    table: 'mail_bounce',
    exportAs: 'bounces',
    columns: {
      id: { technical: 'key' },
      subject_id: { subject: 'link' },
      contact_point_id: { technical: 'which address of the subject' },
      address_hash: ADDRESS,
      code: { technical: 'answer of the relay, as codes' },
      bounced_at: { technical: 'when it was refused' },
      reason: { technical: 'how sure it is, as a code' },
      by_account: { technical: 'member of staff who said so, as an id' },
    },
  },
});
