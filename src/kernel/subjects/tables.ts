/** Tables of who a datum is about: the subject, its memberships in registers, its search document, and hashes of those who must not come back. */
import type { Generated } from '#platform/db';

export type SubjectKind = 'person' | 'organisation';
/** Grounds of Art. 18(1)(a)–(d). */
export type RestrictionReason = 'accuracy' | 'unlawful' | 'claims' | 'objection';

export interface SubjectRow {
  id: string;
  kind: SubjectKind;
  created_at: string;
  restricted_at: string | null;
  restricted_reason: RestrictionReason | null;
}

export interface MembershipRow {
  id: string;
  subject_id: string;
  register_id: string;
  subject_group: string;
  since: string;
  ended_on: string | null;
  end_reason: string | null;
  due_on: string | null;
  due_rule: string | null;
  due_trigger: string | null;
  due_from: string | null;
  review_on: string | null;
  origin_id: string;
}

export interface SearchDocRow {
  no: Generated<number>;
  subject_id: string;
  kind: SubjectKind;
  sort_key: string;
  body: string;
  /** What lists ask of people beside their name, as bits of one number; empty for others. */
  marks: Generated<number | null>;
}

export interface SearchNoteRow {
  no: Generated<number>;
  subject_id: string;
  body: string;
}

export interface SuppressionRow {
  id: string;
  hash: string;
  purpose: string;
  since: string;
  reason: string;
  key_version: number;
}

export type SubjectTables = {
  subject: SubjectRow;
  membership: MembershipRow;
  search_doc: SearchDocRow;
  search_note: SearchNoteRow;
  suppression: SuppressionRow;
};
