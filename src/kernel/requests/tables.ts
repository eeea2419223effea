// Tables of the requests room: the case with its clocks, what stopped a clock, each step, the letters that told of it, and the words, which go with the person.

import type {
  Channel,
  IdentityMethod,
  LetterWay,
  Outcome,
  RefusalGround,
  RequestRight,
  RequestState,
  StepAct,
  StopReason,
  WordRole,
} from './terms.ts';

export interface RequestCaseRow {
  id: string;
  /** Running number: what people say to each other. */
  no: number;
  subject_id: string | null;
  asked_right: RequestRight;
  channel: Channel;
  /** The clock starts here, not when the request was entered. */
  received_at: string;
  entered_at: string;
  /** Account that took it. */
  entered_by: string;
  state: RequestState;
  /** How identity was settled: a code, never a copy of a document. */
  identity_method: IdentityMethod | null;
  identity_at: string | null;
  /** The field a rectification is about. */
  field_id: string | null;
  /** The promise in force at receipt. */
  answer_days: number;
  erasure_hours: number;
  extended_months: number | null;
  /** When the person was told of the extension. */
  extended_at: string | null;
  erasure_id: string | null;
  outcome: Outcome | null;
  ground: RefusalGround | null;
  closed_at: string | null;
  duplicate_of: string | null;
  policy_version_id: string;
  version: number;
}

export interface RequestStopRow {
  id: string;
  request_id: string;
  subject_id: string | null;
  reason: StopReason;
  from_at: string;
  to_at: string | null;
}

export interface RequestStepRow {
  id: string;
  request_id: string;
  subject_id: string | null;
  at: string;
  act: StepAct;
  /** A code that belongs to the act: method, ground, reason or channel. */
  code: string | null;
  actor_id: string;
  actor_kind: string;
}

/** Free text of a case; gone with the person, or a year after the case was closed. */
export interface RequestWordRow {
  id: string;
  request_id: string;
  subject_id: string | null;
  step_id: string | null;
  role: WordRole;
  value: string;
}

/** How the person came to know of a step: by a letter of the house's own mail, or handed over by staff. */
export interface RequestLetterRow {
  id: string;
  request_id: string;
  subject_id: string | null;
  step_id: string;
  at: string;
  way: LetterWay;
  lang: string;
  /** The message in the queue of mail; null when staff handed it over. */
  message_id: string | null;
  actor_id: string;
  actor_kind: string;
}

/** A case that the firm was reminded of; no person's data. */
export interface RequestReminderRow {
  request_id: string;
  stage: 'week' | 'soon' | 'late';
  at: string;
}

/** One try of the public form; nobody's data. */
export interface RequestProbeRow {
  id: string;
  /** Stands in the request, so that it is known for a try and taken back. */
  token: string;
  at: string;
  /** When its request had been taken back; null while a try runs or was cut short. */
  done_at: string | null;
  /** 1 when it was answered and stood among the open cases. */
  arrived: number;
  /** The receipt in the queue of mail; null when mail does not work or nothing was queued. */
  message_id: string | null;
}

export type RequestTables = {
  request_case: RequestCaseRow;
  request_stop: RequestStopRow;
  request_step: RequestStepRow;
  request_word: RequestWordRow;
  request_letter: RequestLetterRow;
  request_probe: RequestProbeRow;
  request_reminder: RequestReminderRow;
};
