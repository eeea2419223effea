// Tables of the documents module: papers filed on a person or an organisation, and vouchers, which law keeps longer than the relation.

export type DocumentTable = {
  id: string;
  subject_id: string;
  /** Catalogue field the paper is of: document.quote, document.contract … */
  field_id: string;
  number: string | null;
  dated: string;
  title: string | null;
  media_type: string;
  size: number;
  version: number;
  created_at: string;
  origin_id: string;
  /** The file, sealed. */
  content: Uint8Array;
};

export type VoucherTable = {
  id: string;
  /** Outlives the person: no row of theirs is needed for the voucher to stay a voucher. */
  subject_id: string;
  subject_kind: string;
  number: string;
  dated: string;
  amount_cents: number | null;
  /** Last day of the financial year the voucher belongs to. */
  year_end: string;
  /** Last day on which law orders it kept. */
  keep_until: string;
  /** From this day on it is out of normal reading. */
  held_on: string | null;
  media_type: string;
  size: number;
  version: number;
  created_at: string;
  origin_id: string;
  content: Uint8Array;
};

/** The owner opened a held voucher, and why, sealed: what was written may name somebody. */
export type VoucherOpeningTable = { id: string; voucher_id: string; account_id: string; opened_at: string; reason: string };

export type DocumentsTables = { document: DocumentTable; voucher: VoucherTable; voucher_opening: VoucherOpeningTable };
