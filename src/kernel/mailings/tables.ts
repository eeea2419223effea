// A mailing and its ledger: to whom what was sent, by which rule, or why not. Neither an address nor a word of a letter is in it.

import type { Lang } from '#platform/i18n';

export const MAILING_STATES = ['draft', 'scheduled', 'freezing', 'sending', 'paused', 'stopped', 'done'] as const;
/**
 * - `draft`, `scheduled`: nobody is on the list yet. - `freezing`: the list is being written. - `sending`: letters leave.
 * - `paused`: `reason` says what is asked. - `stopped`: staff ended it, what had not left is blocked. - `done`: nothing is left to do.
 */
export type MailingState = (typeof MAILING_STATES)[number];

export const RECIPIENT_STATES = ['ready', 'claimed', 'handed', 'accepted', 'blocked', 'failed', 'uncertain', 'erased'] as const;
/**
 * - `ready`: waits. - `claimed`: a process makes the letter. - `handed`: the body may be on its way. - `accepted`: the relay has it.
 * - `blocked`: the gate said no. - `failed`: the relay said no for good, or until the end. - `uncertain`: the line broke before the
 *   answer; never sent again by itself. - `erased`: the person went before the letter did.
 */
export type RecipientState = (typeof RECIPIENT_STATES)[number];

export type MailingTable = {
  id: string;
  /** A newsletter has one list; an automation takes people as they come and has no end of its own. */
  kind: 'newsletter' | 'automation';
  purpose_id: string;
  /** What the person may have banned on its own: a scope of the permission room. */
  scope: string | null;
  state: MailingState;
  /** Why it is paused or stopped, or what it waits for. */
  reason: string | null;
  from_name: string;
  from_address: string;
  reply_to: string | null;
  /** Wall-clock time 'YYYY-MM-DDTHH:MM' in `zone`; null: at once. */
  local_at: string | null;
  zone: string;
  max_late_minutes: number;
  /** Letters a minute; null: as the house does. */
  per_minute: number | null;
  /** JSON of `Variant[]`; null: one letter for all. */
  variants: string | null;
  policy_version_id: string;
  /** Everybody who was meant when the list was frozen; every tally adds up to it. */
  candidates: number | null;
  /** Grows with every process that takes the mailing; a word under an older number does not count. */
  fence: number;
  lease: string | null;
  lease_until: string | null;
  version: number;
  created_at: string;
  begun_at: string | null;
  ended_at: string | null;
  /** When staff let it go on after a pause: the breaker counts from there. */
  resumed_at: string | null;
};

export type MailingRecipientTable = {
  /** The ledger id: what tokens, envelopes and reports name. */
  id: string;
  mailing_id: string;
  subject_id: string;
  /** Who it was when the list was frozen; the subject may become another's by a merge. */
  person: string;
  contact_point_id: string | null;
  state: RecipientState;
  /** Why it is not sent, as a code. */
  reason: string | null;
  /** Rule of the gate, as last read. */
  rule: string;
  /** Ids of the events the rule rested on, separated by spaces. */
  evidence: string | null;
  clause: string | null;
  lang: Lang;
  variant: string;
  /** Keyed hash of the domain, gone when the letter has: not too many at once to one domain. */
  domain_hash: string | null;
  /** The same at every attempt. */
  message_id: string;
  attempt: number;
  /** Under which number of the mailing it was claimed. */
  fence: number;
  next_at: string;
  /** Last answer of the relay, as codes. */
  code: string | null;
  created_at: string;
  handed_at: string | null;
  ended_at: string | null;
};

/** What may still be sent from this sender or to this domain, as it stood at an instant. */
export type MailingRateTable = { id: string; tokens: number; at: string };

export type MailingTables = { mailing: MailingTable; mailing_recipient: MailingRecipientTable; mailing_rate: MailingRateTable };
