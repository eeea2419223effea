// Tables of visits: counts by day, visits without anybody's name, what was destroyed, and the visits of those few who asked to be known.

/** One figure of one day. */
export type VisitCountTable = { day: string; site: string; kind: string; key: string; n: number };

/** A visit: pages read one after the other. While its day's salt lives it can be continued; then `visitor` is emptied and nothing joins it to another. */
export type VisitSessionTable = {
  id: string;
  site: string;
  day: string;
  /** Day of the salt that made `visitor`. */
  salt_day: string | null;
  visitor: string | null;
  began_at: string;
  last_at: string;
  entry_page: string;
  exit_page: string;
  pages: number;
};

/** The salt of a day is gone: what it was is told only by a fingerprint. */
export type SaltReceiptTable = {
  day: string;
  made_at: string;
  destroyed_at: string | null;
  fingerprint: string;
  /** Visits that lost their mark with it. */
  visits: number;
};

/** A visit of a person who said yes to being known on the pages. */
export type PersonVisitTable = {
  id: string;
  subject_id: string;
  session_id: string | null;
  began_at: string;
  entry_page: string;
  exit_page: string;
  version: number;
  created_at: string;
  origin_id: string;
};

export type AnalyticsTables = {
  visit_count: VisitCountTable;
  visit_session: VisitSessionTable;
  salt_receipt: SaltReceiptTable;
  person_visit: PersonVisitTable;
};
