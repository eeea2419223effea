/** What the ledger remembers outside the database, so that a restored backup cannot bring back the erased nor mail the banned. */

export const LEDGER_KINDS = [
  /** The first line: a database that has none has no ledger of its own, so one brought from elsewhere is told from a new one. */
  'opened',
  'erasure',
  'ban',
  'withdrawal',
  'objection',
  'restriction',
  'release',
  'rectification',
  'hold',
  'hold-release',
  /** Access that was ended: of a party by its agreement, to a person, on a person's own consent, and of an account. */
  'agreement-end',
  'share-end',
  'consent-end',
  'account-end',
  'account-return',
  'account-role',
  /** A request for erasure that came in, and its end. */
  'request',
  'request-end',
  /** Two who became one, and are two again: what is taken from the one is taken from the other where a copy knows them apart. */
  'merge',
  'merge-end',
  'override',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** Ids, field ids, keyed hashes and times; never a value. */
export interface LedgerEntry {
  readonly kind: LedgerKind;
  readonly at: string;
  readonly subjectId?: string;
  readonly registers?: readonly string[];
  readonly fields?: readonly string[];
  readonly hashes?: readonly { readonly purpose: string; readonly hash: string; readonly keyVersion: number }[];
  readonly policyVersionId?: string;
  /** Id of the case, hold or permission that the event belongs to. */
  readonly ref?: string;
  /** Of the first line: which key the installation has; another's ledger is refused. */
  readonly key?: string;
  /** Ground or reason as a code. */
  readonly code?: string;
  /** Of an erasure: when it was asked for, and by when it was to be done. */
  readonly receivedAt?: string;
  readonly deadlineAt?: string;
}

/** How the database stands to the ledger's head. */
export type LedgerComparison =
  | { state: 'equal'; seq: number }
  /** Entries of the outbox wait to be copied: an ordinary flush settles it. */
  | { state: 'waiting'; seq: number; waiting: number }
  /** The database is older than the ledger: a restored backup. */
  | { state: 'behind'; seq: number; head: number }
  /** The ledger, or its end, is gone: entries that were copied are not there. */
  | { state: 'missing'; seq: number; head: number }
  /** The two tell different stories, or the ledger was changed. */
  | { state: 'forked'; seq: number };
