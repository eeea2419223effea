// Tables of the duties room: what is to be done outside the register, for whom by id, whom to look for while it lasts, and breaches.

import type { Cause, DutyKind, DutyState, How } from './terms.ts';

/** One task for one target; many people may be in it. */
export interface DutyRow {
  id: string;
  kind: DutyKind;
  cause: Cause;
  /** What groups it: the erasure, the import, or the day. */
  ref: string;
  /** Archive, recipient or source of the policy. */
  target: string;
  /** Field ids as JSON, or '*'. */
  fields: string;
  opened_at: string;
  policy_version_id: string;
}

export interface DutyPersonRow {
  id: string;
  duty_id: string;
  subject_id: string;
  opened_at: string;
  due_at: string;
  state: DutyState;
  how: How | null;
  /** When the recipient or the person was told. */
  told_at: string | null;
  closed_at: string | null;
  by_id: string | null;
}

/** Whom to look for outside, sealed; gone with the last sign-off, or on its day. */
export interface DutyNoteRow {
  id: string;
  /** Of the duties it serves. */
  ref: string;
  subject_id: string;
  sealed: string;
  until_at: string;
}

/** Where a recipient takes notices; an address of the firm's partner, never of a data subject. */
export interface NoticeAddressRow {
  recipient_id: string;
  email: string;
  lang: 'fi' | 'sv' | 'en';
}

export type BreachRisk = 'none' | 'risk' | 'high';
/** Why persons need not be told although the risk is high (Art. 34(3)). */
export type PersonsGround = 'unintelligible' | 'risk-removed' | 'public-notice';

export interface BreachRow {
  id: string;
  no: number;
  /** When the firm became aware; the 72 hours start here. */
  aware_at: string;
  entered_at: string;
  entered_by: string;
  /** What happened, without names. */
  happened: string;
  /** Field ids as JSON. */
  fields: string;
  people: number | null;
  records: number | null;
  consequences: string;
  measures: string;
  risk: BreachRisk | null;
  risk_reason: string;
  authority_at: string | null;
  /** Why later than 72 hours (Art. 33(1)). */
  late_reason: string;
  persons_at: string | null;
  persons_ground: PersonsGround | null;
  closed_at: string | null;
  policy_version_id: string;
  version: number;
}

export interface BreachStepRow {
  id: string;
  breach_id: string;
  at: string;
  act: string;
  code: string | null;
  actor_id: string;
}

export type DutyTables = {
  duty: DutyRow;
  duty_person: DutyPersonRow;
  duty_note: DutyNoteRow;
  notice_address: NoticeAddressRow;
  breach: BreachRow;
  breach_step: BreachStepRow;
};
