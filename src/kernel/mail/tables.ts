// The queue of letters and what became of each; addresses that a relay has refused for good.

export type MailState = 'queued' | 'sending' | 'sent' | 'bounced' | 'failed';

export type MailMessageTable = {
  /** Also the Message-ID: every attempt at one letter carries the same. */
  id: string;
  /** Null for letters to staff, and for the answer to a person whose data are gone. */
  subject_id: string | null;
  contact_point_id: string | null;
  account_id: string | null;
  purpose: string;
  template: string;
  lang: string;
  /** Sealed: recipient, subject line and both forms. Null as soon as nothing more is to be sent. */
  letter: string | null;
  address_hash: string;
  state: MailState;
  reason: string | null;
  /** What the relay last said, as codes. */
  code: string | null;
  attempts: number;
  /** 1 when an attempt broke off before the relay's answer and the letter was sent again: it may have arrived twice. */
  doubted: number;
  /** One act queues one letter, however often it is repeated. */
  once: string | null;
  created_at: string;
  next_at: string;
  expires_at: string;
  /** When the present attempt began; with a lapsed lease it tells that an attempt was cut short. */
  handed_at: string | null;
  lease: string | null;
  lease_until: string | null;
  finished_at: string | null;
};

export type MailBounceTable = {
  id: string;
  subject_id: string;
  contact_point_id: string | null;
  address_hash: string;
  code: string;
  bounced_at: string;
  reason: RefusalReason;
  /** Who said so, where somebody did. */
  by_account: string | null;
};

/** Why nothing is sent to an address, the weightiest first: it does not exist; staff say so; it has failed again and again. */
export const REFUSAL_REASONS = ['hard', 'manual', 'soft'] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export type MailTables = { mail_message: MailMessageTable; mail_bounce: MailBounceTable };
