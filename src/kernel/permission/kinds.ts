// The permission room signs its contract: events are evidence and belong to the accountability register, so they outlive the data they were about.

import { kindsOf } from '#kernel/records';
import type { PermissionTables } from './tables.ts';

const mine = { room: 'permission', register: 'accountability', retain: { accountability: 'permissions' } } as const;

/** Without name or address: the random id leads nowhere after erasure, and the hashes only answer a question about a known address. */
const SHOWN = { keepFor: 'P3Y', basis: 'proof of consent and ban: GDPR Art. 5(2), 7(1), 21(3)' } as const;

export const permissionKinds = kindsOf<PermissionTables>({
  permission_event: {
    ...mine,
    kind: 'permission-event',
    fixed: 'stays',
    table: 'permission_event',
    subject: { column: 'subject_id' },
    columns: {
      id: { technical: 'key' },
      subject_id: { subject: 'link' },
      seq: { technical: 'place among the events of the person' },
      act: { technical: 'what was given, withdrawn, objected to or banned' },
      channel: { technical: 'channel of communication; absent for every channel' },
      purpose: { technical: 'purpose of the policy; absent for all marketing' },
      contact_id: { technical: 'the contact point concerned' },
      scope: { technical: 'what a ban names of advertising, distance selling, direct marketing and research; absent for all' },
      deed: { technical: 'whether a ban names own use or disclosure; absent for both' },
      at: { technical: 'from when it counts' },
      recorded_at: { technical: 'when it was recorded' },
      way: { technical: 'how the person said it, from a list' },
      method: { technical: 'by which door it came in, stamped by the server' },
      source: { technical: 'source of the policy' },
      text_hash: { technical: 'which wording was agreed to' },
      text_lang: { technical: 'language of the wording' },
      policy_version_id: { technical: 'notice in force' },
      over_ban: { technical: 'given by the person after a ban' },
      address_hashes: { technical: 'keyed hashes of the addresses concerned' },
      actor_kind: { technical: 'what kind of actor recorded it' },
      actor_id: { technical: 'who recorded it' },
      origin_id: { technical: 'provenance' },
    },
    exportAs: 'permissions',
    erase: SHOWN,
  },
  permission_text: {
    ...mine,
    kind: 'permission-text',
    table: 'permission_text',
    key: 'hash',
    subject: 'none',
    columns: {
      hash: { technical: 'hash of the wording' },
      lang: { technical: 'language' },
      body: { technical: 'the wording shown, composed of the declaration' },
      first_used_at: { technical: 'when it was first agreed to' },
    },
    exportAs: false,
    erase: 'not-personal',
  },
  permission_cutoff: {
    ...mine,
    kind: 'permission-cutoff',
    table: 'permission_cutoff',
    subject: 'none',
    columns: { id: { technical: 'the one row' }, day: { technical: 'ended events recorded before this day may be cleared' } },
    exportAs: false,
    erase: 'not-personal',
  },
});
