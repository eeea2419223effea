// The disclosure room signs the contract: what was seen and given is kept three years to be shown; no datum of a person stands in it.

import { kindsOf } from '#kernel/records';
import type { DisclosureTables } from './tables.ts';

const SHOWN = { keepFor: 'P3Y', basis: 'GDPR Art. 5(2), 15(1)(c), 19' } as const;
const mine = { room: 'disclosure', register: 'accountability' } as const;
const log = { ...mine, subject: { column: 'subject_id' }, retain: { accountability: 'disclosures' } } as const;
const deal = { ...mine, subject: 'none', retain: { accountability: 'agreements' }, exportAs: false, erase: 'not-personal' } as const;
const KEY = { technical: 'key' } as const;
const LINK = { subject: 'link' } as const;
const RECIPIENT = { technical: 'recipient of the policy' } as const;
const PARTY = { technical: 'which party of the recipient' } as const;
const VERSION = { technical: 'declaration in force' } as const;

export const disclosureKinds = kindsOf<DisclosureTables>({
  recipient_party: {
    ...deal,
    kind: 'recipient-party',
    table: 'recipient_party',
    columns: {
      id: KEY,
      recipient_id: RECIPIENT,
      name: { technical: 'name of the other party of an agreement', staff: true },
      created_at: { technical: 'when it was written down' },
      created_by: { technical: 'account that wrote it down' },
    },
  },
  recipient_agreement: {
    ...deal,
    kind: 'recipient-agreement',
    table: 'recipient_agreement',
    columns: {
      id: KEY,
      party_id: PARTY,
      recipient_id: RECIPIENT,
      kind: { technical: 'which agreement, as a code' },
      signed_on: { technical: 'day of signing' },
      valid_until: { technical: 'last day in force' },
      ended_at: { technical: 'when it was ended' },
      ended_by: { technical: 'account that ended it' },
      place: { technical: 'where the signed paper lies', staff: true },
      document_id: { technical: 'the filed document' },
      filed_at: { technical: 'when it was filed' },
      filed_by: { technical: 'account that filed it' },
    },
  },
  partner_account: {
    ...deal,
    kind: 'partner-account',
    table: 'partner_account',
    columns: {
      id: KEY,
      account_id: { technical: 'account of the partner' },
      party_id: PARTY,
      recipient_id: RECIPIENT,
      valid_until: { technical: 'last day of the account' },
      created_at: { technical: 'when it was given' },
      created_by: { technical: 'account that gave it' },
    },
  },
  partner_share: {
    ...log,
    kind: 'partner-share',
    table: 'partner_share',
    exportAs: 'shares',
    // What was seen by it stands in the log; the leave to see goes with the person.
    erase: 'delete',
    columns: {
      id: KEY,
      subject_id: LINK,
      party_id: PARTY,
      recipient_id: RECIPIENT,
      purpose: { technical: 'purpose of the policy' },
      shared_at: { technical: 'from when the party may see the person' },
      shared_by: { technical: 'account that showed the person' },
      ended_at: { technical: 'until when' },
      ended_by: { technical: 'account that ended it' },
    },
  },
  disclosure_consent: {
    ...log,
    kind: 'disclosure-consent',
    table: 'disclosure_consent',
    exportAs: 'disclosure-consents',
    erase: SHOWN,
    columns: {
      id: KEY,
      subject_id: LINK,
      recipient_id: RECIPIENT,
      given_on: { technical: 'day on which the person consented' },
      place: { technical: 'where the consent lies', staff: true },
      filed_at: { technical: 'when it was filed' },
      filed_by: { technical: 'account that filed it' },
      withdrawn_at: { technical: 'when it was withdrawn' },
    },
  },
  export_copy: {
    ...mine,
    subject: 'none',
    retain: { accountability: 'disclosures' },
    exportAs: false,
    erase: 'not-personal',
    kind: 'export-copy',
    table: 'export_copy',
    columns: {
      id: KEY,
      recipient_id: RECIPIENT,
      party_id: PARTY,
      purpose: { technical: 'purpose of the policy' },
      fields: { technical: 'field ids that left' },
      format: { technical: 'form of the file' },
      people: { technical: 'how many people' },
      left_out: { technical: 'how many were left out, by reason' },
      made_at: { technical: 'when it was made' },
      made_by: { technical: 'account that made it' },
      destroy_by: { technical: 'last day of the copy' },
      destroyed_at: { technical: 'when it was destroyed' },
      destroyed_by: { technical: 'account that signed for it' },
      policy_version_id: VERSION,
    },
  },
  disclosure: {
    ...log,
    kind: 'disclosure',
    fixed: 'anew',
    table: 'disclosure',
    exportAs: 'disclosures',
    erase: SHOWN,
    columns: {
      id: KEY,
      subject_id: LINK,
      recipient_id: RECIPIENT,
      party_id: PARTY,
      way: { technical: 'seen, exported, transferred or written' },
      fields: { technical: 'field ids concerned' },
      basis_kind: { technical: 'agreement, consent, law or joint controller' },
      basis_ref: { technical: 'which one, by id' },
      at: { technical: 'when' },
      policy_version_id: VERSION,
      copy_id: { technical: 'the copy it left in' },
      actor_kind: { technical: 'what kind of actor' },
      actor_id: { technical: 'who saw it or gave it, by id' },
    },
  },
});
