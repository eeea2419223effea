// What came back of the letters of mailings: one row for each letter and each kind of answer, so that the same report twice counts once.

/**
 * - `hard`: there is no such address. - `soft`: it could not be delivered this time. - `complaint`: the person called it unwanted.
 * - `arrived`: after it had failed before, a letter has arrived again.
 */
export const RETURN_KINDS = ['hard', 'soft', 'complaint', 'arrived'] as const;
export type ReturnKind = (typeof RETURN_KINDS)[number];

/** By which way it was learnt. */
export const RETURN_SOURCES = ['smtp', 'mailbox', 'receiver', 'webhook', 'staff'] as const;
export type ReturnSource = (typeof RETURN_SOURCES)[number];

export type MailingReturnTable = {
  id: string;
  /** The row of the ledger whose letter came back. */
  ledger_id: string;
  mailing_id: string;
  subject_id: string;
  contact_point_id: string | null;
  kind: ReturnKind;
  /** What a server answered, as codes. */
  code: string;
  source: ReturnSource;
  at: string;
  recorded_at: string;
};

export type ReturnTables = { mailing_return: MailingReturnTable };
