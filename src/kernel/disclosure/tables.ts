// Tables of the disclosure room: who the firm deals with outside, on which agreement, whose data it has shown or given, and what was seen or received.

export const AGREEMENT_KINDS = ['processing-agreement', 'assignment-contract', 'nda', 'joint-arrangement'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

export const WAYS = ['view', 'export', 'transfer', 'letter'] as const;
export type Way = (typeof WAYS)[number];

/** What lets data out: a filed agreement, the person's consent, a statute, or a controller that answers for them jointly. */
export const BASIS_KINDS = ['agreement', 'consent', 'law', 'controller'] as const;
export type BasisKind = (typeof BASIS_KINDS)[number];

/** One recipient of the declaration may be many outside: "partners under contract" are as many parties as there are contracts. */
export interface PartyRow {
  id: string;
  recipient_id: string;
  name: string;
  created_at: string;
  created_by: string;
}

export interface AgreementRow {
  id: string;
  party_id: string;
  recipient_id: string;
  kind: AgreementKind;
  signed_on: string;
  /** Last day on which it is in force; null: until ended. */
  valid_until: string | null;
  /** Written the moment it ends; access stops with it. */
  ended_at: string | null;
  ended_by: string | null;
  /** Where the signed paper lies. */
  place: string;
  /** The filed document, when it lies in this house. */
  document_id: string | null;
  filed_at: string;
  filed_by: string;
}

/** An account outside the firm: bound to one party, ends by itself. */
export interface PartnerAccountRow {
  id: string;
  account_id: string;
  party_id: string;
  recipient_id: string;
  /** Last day. */
  valid_until: string;
  created_at: string;
  created_by: string;
}

/** One person shown to one party, for one purpose. Nobody else is. */
export interface ShareRow {
  id: string;
  subject_id: string;
  party_id: string;
  recipient_id: string;
  purpose: string;
  shared_at: string;
  shared_by: string;
  ended_at: string | null;
  ended_by: string | null;
}

/** What the person has agreed to hand over to an outsider, on a form of its own. */
export interface DisclosureConsentRow {
  id: string;
  subject_id: string;
  recipient_id: string;
  given_on: string;
  /** Where the signed paper or the message lies. */
  place: string;
  filed_at: string;
  filed_by: string;
  withdrawn_at: string | null;
}

/** A copy that left the house, and the day on which it must be gone. */
export interface ExportCopyRow {
  id: string;
  recipient_id: string;
  party_id: string | null;
  purpose: string;
  /** Field ids, as JSON. */
  fields: string;
  format: 'csv' | 'json';
  people: number;
  /** How many were left out, by reason, as JSON. */
  left_out: string;
  made_at: string;
  made_by: string;
  /** Last day of the copy. */
  destroy_by: string;
  destroyed_at: string | null;
  destroyed_by: string | null;
  policy_version_id: string;
}

/** One line for each person and act. Only ever added. */
export interface DisclosureRow {
  id: string;
  subject_id: string;
  recipient_id: string;
  party_id: string | null;
  way: Way;
  /** Field ids, as JSON. */
  fields: string;
  basis_kind: BasisKind;
  basis_ref: string;
  at: string;
  policy_version_id: string;
  copy_id: string | null;
  actor_kind: string;
  actor_id: string;
}

export type DisclosureTables = {
  recipient_party: PartyRow;
  recipient_agreement: AgreementRow;
  partner_account: PartnerAccountRow;
  partner_share: ShareRow;
  disclosure_consent: DisclosureConsentRow;
  export_copy: ExportCopyRow;
  disclosure: DisclosureRow;
};
