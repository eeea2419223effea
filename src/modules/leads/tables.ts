// Tables of the leads module: possible assignments with people and organisations of a register, and the stages each has gone through.

export type LeadTable = {
  id: string;
  /** The person, or the organisation when nobody there is known yet. */
  subject_id: string;
  /** The organisation that would order, beside a person. */
  organisation_id: string | null;
  title: string | null;
  /** A stage of the firm's own list. */
  stage: string;
  stage_since: string;
  value_cents: number | null;
  /** A reason of the firm's own list; only when lost. */
  lost_reason: string | null;
  closed_on: string | null;
  /** The declared source it came from, as its origin says; here it is counted by. */
  source: string;
  version: number;
  created_at: string;
  origin_id: string;
};

/** One move from stage to stage; the first has no stage before. */
export type LeadStepTable = {
  id: string;
  lead_id: string;
  subject_id: string;
  from_stage: string | null;
  to_stage: string;
  moved_on: string;
  account_id: string;
  version: number;
  created_at: string;
  origin_id: string;
};

export type LeadsTables = { lead: LeadTable; lead_step: LeadStepTable };
