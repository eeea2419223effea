// Tables of erasure (GDPR Art. 17): cases of erasure, holds against it, and what each data group of a membership is kept for.

export type ErasureState = 'planned' | 'erased' | 'certified' | 'cancelled';

export interface ErasureRow {
  id: string;
  subject_id: string;
  ground: 'request' | 'retention' | 'review' | 'owner';
  received_at: string;
  deadline_at: string;
  state: ErasureState;
  plan: string;
  /** What re-discovery looks for, sealed; gone once the certificate is written. */
  needles: string | null;
  result: string | null;
  erased_at: string | null;
  certified_at: string | null;
  certificate: string | null;
  batch_id: string | null;
  policy_version_id: string;
  requested_by: string;
}

export interface HoldRow {
  id: string;
  subject_id: string;
  /** Field ids as JSON, or '*' for everything. */
  fields: string;
  reason: string;
  law: string;
  placed_by: string;
  placed_at: string;
  review_on: string;
  /** The account that must look again; the house itself when a backup brought the hold back. */
  review_by: string;
  released_at: string | null;
  released_by: string | null;
}

/** A data group with its own rules, or '*' for the whole register when law orders it kept. */
export interface GroupDueRow {
  membership_id: string;
  group_id: string;
  subject_id: string;
  register_id: string;
  due_on: string | null;
  due_rule: string | null;
  due_trigger: string | null;
  due_from: string | null;
  floor_until: string | null;
  floor_rule: string | null;
}

/** A value that came back with a backup although the person had set it right: not used until entered again. */
export interface DisputeRow {
  id: string;
  subject_id: string;
  field_id: string;
  /** When it had been set right. */
  since: string;
}

export type RightsTables = { erasure: ErasureRow; hold: HoldRow; group_due: GroupDueRow; disputed_field: DisputeRow };
