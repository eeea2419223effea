// The mailings room signs the contract: the ledger proves to whom what was sent and by which right (GDPR Art. 5(2)), and outlives the address.

import { kindsOf } from '#kernel/records';
import type { MailingTables } from './tables.ts';

const mine = { room: 'mailings', register: 'accountability', retain: { accountability: 'mailings' } } as const;

/** Without name or address: the random id leads nowhere after erasure. */
const SHOWN = { keepFor: 'P3Y', basis: 'proof of what was sent and by which right: GDPR Art. 5(2), 7(1), 21(3)' } as const;

export const mailingKinds = kindsOf<MailingTables>({
  mailing: {
    ...mine,
    kind: 'mailing',
    table: 'mailing',
    subject: 'none',
    columns: {
      id: { technical: 'key' },
      kind: { technical: 'one list, or people as they come' },
      purpose_id: { technical: 'purpose of the policy' },
      scope: { technical: 'what kind of marketing it is' },
      state: { technical: 'state' },
      reason: { technical: 'why it waits or was stopped, as a code' },
      from_name: { technical: 'sender shown', staff: true },
      from_address: { technical: 'address of the firm it is sent from', staff: true },
      reply_to: { technical: 'address of the firm that answers go to', staff: true },
      local_at: { technical: 'when it is to begin, by the wall clock' },
      zone: { technical: 'whose wall clock' },
      max_late_minutes: { technical: 'how late it may begin' },
      per_minute: { technical: 'how fast it may be sent' },
      variants: { technical: 'letters that are tried against each other, and their shares' },
      policy_version_id: { technical: 'notice in force' },
      candidates: { technical: 'count: everybody who was meant' },
      fence: { technical: 'which process may send it' },
      lease: { technical: 'which process has it' },
      lease_until: { technical: 'until when' },
      version: { technical: 'optimistic lock' },
      created_at: { technical: 'when it was made' },
      begun_at: { technical: 'when its list was frozen' },
      ended_at: { technical: 'when nothing was left to send' },
      resumed_at: { technical: 'when it was let go on after a pause' },
    },
    exportAs: false,
    erase: 'not-personal',
  },
  mailing_recipient: {
    ...mine,
    kind: 'mailing-recipient',
    table: 'mailing_recipient',
    subject: { column: 'subject_id' },
    columns: {
      id: { technical: 'key' },
      mailing_id: { technical: 'the mailing' },
      subject_id: { subject: 'link' },
      person: { technical: 'who it was when the list was frozen' },
      contact_point_id: { technical: 'which address of the subject' },
      state: { technical: 'what became of it' },
      reason: { technical: 'why it was not sent, as a code' },
      rule: { technical: 'rule by which it was sent or not' },
      evidence: { technical: 'events the rule rested on' },
      clause: { technical: 'where the notice says so' },
      lang: { technical: 'language of the letter' },
      variant: { technical: 'which letter' },
      domain_hash: { technical: 'keyed hash of the domain of the address, until the letter has left' },
      message_id: { technical: 'name of the letter' },
      attempt: { technical: 'count' },
      fence: { technical: 'which process had it' },
      next_at: { technical: 'next attempt' },
      code: { technical: 'last answer of the relay, as codes' },
      created_at: { technical: 'when the list was frozen' },
      handed_at: { technical: 'when permission was read for the last time and the letter handed over' },
      ended_at: { technical: 'when it was settled' },
    },
    exportAs: 'mailings',
    erase: SHOWN,
  },
  mailing_rate: {
    ...mine,
    kind: 'mailing-rate',
    table: 'mailing_rate',
    subject: 'none',
    columns: {
      id: { technical: 'keyed hash of the sender or of a domain' },
      tokens: { technical: 'how many letters may be sent' },
      at: { technical: 'as of when' },
    },
    exportAs: false,
    erase: 'not-personal',
  },
});
