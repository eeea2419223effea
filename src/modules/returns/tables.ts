// Tables of the returns module: what came back and was not understood, and which notices of other services were taken already.

export type ReturnQuarantineTable = {
  id: string;
  /** Whose letter it is about, where that much was clear. */
  subject_id: string | null;
  /** mailbox, receiver or webhook. */
  way: string;
  /** unclear, no-letter, forged or unreadable. */
  reason: string;
  /** Keyed hash by which the same message is known again. */
  mark: string;
  received_at: string;
  expires_at: string;
  /** Sealed: the beginning of the message. */
  content: string;
};

/** A notice of another service, once: replayed, it does nothing. */
export type ReturnNoticeTable = { id: string; at: string };

/** A ban that another tool gave out as a hash of an address, under our own key, until somebody comes with that address. */
export type ReturnForeignTable = {
  id: string;
  /** A purpose, or empty for all marketing. */
  purpose: string;
  since: string;
};

export type ReturnsTables = {
  return_quarantine: ReturnQuarantineTable;
  return_notice: ReturnNoticeTable;
  return_foreign: ReturnForeignTable;
};
