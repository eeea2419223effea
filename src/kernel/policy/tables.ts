// A published version of the policy is evidence: what was promised on a day can be shown years later.

export type PolicyVersionTable = {
  id: string;
  no: number;
  policy_id: string;
  /** As its author wrote it, comments included. */
  yaml: string;
  /** The parsed policy with keys in order, which the hash is counted from. */
  canonical: string;
  hash: string;
  effective_from: string;
  published_at: string;
  published_by: string;
};

export type PolicyDraftTable = {
  id: string;
  base_version_id: string | null;
  yaml: string;
  note: string;
  created_at: string;
  created_by: string;
  revision: number;
  updated_at: string;
  /** JSON: texts confirmed to mean the same in every language, each with the hash of the three. */
  confirmed: string;
};

/** A version taken back before its day: it never came into force. */
export type PolicyWithdrawalTable = { version_id: string; withdrawn_at: string; withdrawn_by: string };

/** A correction by the owner to a fact of law that ships with the product. */
export type ReferenceDatumTable = {
  id: string;
  value_fi: string;
  value_sv: string;
  value_en: string;
  from_on: string | null;
  until_on: string | null;
  source: string;
  checked_on: string;
  recheck_on: string;
  changed_at: string;
  changed_by: string;
};

export type PolicyTables = {
  policy_version: PolicyVersionTable;
  policy_withdrawal: PolicyWithdrawalTable;
  policy_draft: PolicyDraftTable;
  reference_datum: ReferenceDatumTable;
};
