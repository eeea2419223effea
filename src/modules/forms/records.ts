// The forms module signs the contract: a form is nobody's; what waits is sealed and goes within a week; what was confirmed is evidence and outlives its person like the permission it proves.

import { kindsOf } from '#kernel/records';
import { ACTION_FIELD } from './kinds.ts';
import type { FormsTables } from './tables.ts';

const KEY = { technical: 'key' } as const;
const LINK = { subject: 'link' } as const;
const FORM = { technical: 'the form it came by' } as const;
const WHEN = { technical: 'when' } as const;
const ORIGIN = { technical: 'provenance' } as const;
const VERSION = { technical: 'optimistic lock' } as const;
const HASH = { derived: ['person.email'] } as const;

const own = { room: 'forms', register: 'accountability', retain: { accountability: 'sign-ups' } } as const;
const nobodys = { ...own, subject: 'none', exportAs: false, erase: 'not-personal' } as const;
/** As of the permission that it proves. */
const EVIDENCE = { keepFor: 'P3Y', basis: 'proof of consent: GDPR Art. 5(2), 7(1)' } as const;

export const formKinds = kindsOf<FormsTables>({
  sign_up_form: {
    ...nobodys,
    kind: 'sign-up-form',
    table: 'sign_up_form',
    columns: {
      id: KEY,
      slug: { technical: 'its address' },
      kind: { technical: 'newsletter, guide, contact request or raffle' },
      state: { technical: 'draft, open or closed' },
      name: { technical: 'what it is called, in three languages' },
      intro: { technical: 'its introduction, in three languages' },
      register_id: { technical: 'register of the policy' },
      subject_group: { technical: 'group of people of the policy' },
      purpose_id: { technical: 'purpose of the policy' },
      source_id: { technical: 'source of the policy' },
      fields: { technical: 'fields it asks, by id' },
      permissions: { technical: 'purposes it asks permission for, by id' },
      origins: { technical: 'sites that may show it' },
      version: VERSION,
      created_at: WHEN,
      changed_at: WHEN,
    },
  },
  form_file: {
    ...nobodys,
    kind: 'form-file',
    table: 'form_file',
    columns: {
      id: FORM,
      media_type: { technical: 'what kind of file it is, found out from its bytes' },
      size: { technical: 'size of the file in bytes' },
      sha256: { technical: 'hash of the file' },
      created_at: WHEN,
      content: { technical: 'the guide that anybody may ask for', bytes: true },
    },
  },
  form_day: {
    ...nobodys,
    kind: 'form-day',
    table: 'form_day',
    columns: {
      id: KEY,
      form_id: FORM,
      day: { technical: 'the day that was counted' },
      shown: { technical: 'how often it was shown' },
      taken: { technical: 'how many signed up' },
      confirmed: { technical: 'how many confirmed' },
      limited: { technical: 'how many the limits held back' },
    },
  },
  form_wish: {
    ...own,
    kind: 'form-wish',
    table: 'form_wish',
    subject: { column: 'subject_id' },
    exportAs: false,
    erase: 'delete',
    columns: {
      id: KEY,
      form_id: FORM,
      subject_id: LINK,
      state: { technical: 'state' },
      contents: HASH,
      address_hash: HASH,
      token_hash: { technical: 'hash of the link' },
      over_ban: { technical: 'the letter told of the ban' },
      reason: { technical: 'why it was not confirmed, as a code' },
      work_mark: { technical: 'each puzzle once' },
      lang: { technical: 'language of the page' },
      signed_up_at: WHEN,
      confirmed_at: WHEN,
      expires_at: { technical: 'until when it works' },
    },
  },
  form_letter: {
    ...nobodys,
    kind: 'form-letter',
    table: 'form_letter',
    columns: {
      id: KEY,
      wish_id: { technical: 'the sign-up it was for' },
      address_hash: { technical: 'keyed hash of the address, for the limits; goes with the person or in thirty days' },
      domain_hash: { technical: 'keyed hash of the domain, for the limits' },
      sent_at: WHEN,
    },
  },
  sign_up: {
    ...own,
    kind: 'sign-up',
    table: 'sign_up',
    subject: { column: 'subject_id' },
    exportAs: 'signUps',
    erase: EVIDENCE,
    columns: {
      id: KEY,
      subject_id: LINK,
      form_id: FORM,
      form_version: { technical: 'which state of the form' },
      lang: { technical: 'language of the words' },
      policy_version_id: { technical: 'notice in force at the sign-up' },
      confirmed_version_id: { technical: 'notice in force at the confirmation' },
      texts: { technical: 'hashes of the words agreed to, by purpose' },
      events: { technical: 'permissions that came of it, by id' },
      page: { technical: 'page on which it was signed up' },
      signed_up_at: WHEN,
      confirmed_at: WHEN,
      act: { technical: 'by which act it was confirmed' },
      over_ban: { technical: 'given by the person after a ban' },
      left_out: { technical: 'fields whose earlier value stayed, by id' },
      origin_id: ORIGIN,
    },
  },
  form_action: {
    room: 'forms',
    register: 'firm',
    retain: 'membership',
    erase: 'delete',
    exportAs: 'formActions',
    kind: 'form-action',
    table: 'form_action',
    subject: { column: 'subject_id' },
    columns: {
      id: KEY,
      subject_id: LINK,
      action: { field: ACTION_FIELD },
      form_id: FORM,
      version: VERSION,
      created_at: WHEN,
      origin_id: ORIGIN,
    },
  },
});
