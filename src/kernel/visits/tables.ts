// Tables of the person's own pages: one-time links with their codes, visits that they opened, and answers that are owed after an erasure.

/** 'prolonged': no letter, but the link of the last one lives on. */
export type LinkState = 'ordered' | 'sent' | 'nobody' | 'otherwise' | 'prolonged';

export type VisitLinkTable = {
  id: string;
  /** Null until it is known whose the address is, and for good when it is nobody's. */
  subject_id: string | null;
  /** 'open' opens a visit; 'address' confirms a new e-mail address. */
  kind: string;
  /** The address the letter went to, or the one that a new address replaces. */
  contact_point_id: string | null;
  /** Sealed. Of an order until it has been looked at; of a new address until it is confirmed. */
  address: string | null;
  address_hash: string;
  lang: string;
  state: LinkState;
  /** The browser that ordered it: the code opens only there. Of a new address, the visit that asked. Null when staff sent it. */
  browser_hash: string | null;
  token_hash: string | null;
  code_hash: string | null;
  /** Wrong and right codes tried. */
  attempts: number;
  /** Member of staff who sent it; null when the person ordered it. */
  ordered_by: string | null;
  ordered_at: string;
  expires_at: string;
  used_at: string | null;
};

export type VisitTable = {
  /** sha256 of the token; the token itself is only in the browser's cookie. */
  id: string;
  subject_id: string;
  /** Of the address by which it was opened: when the person no longer has it, the visit is over. */
  address_hash: string;
  opened_at: string;
  last_seen_at: string;
  expires_at: string;
};

export type VisitAnswerTable = {
  id: string;
  subject_id: string;
  request_id: string;
  /** Sealed: where the certificate goes. Gone with the letter. */
  address: string;
  lang: string;
  created_at: string;
};

export type VisitTables = { visit_link: VisitLinkTable; visit: VisitTable; visit_answer: VisitAnswerTable };
