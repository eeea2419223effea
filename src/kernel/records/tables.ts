/** Tables of provenance (Art. 5(2), 14(2)(f)): where each record and each changed field came from, and the values of fields only a policy knows. */

/** One write: who, when, from where, for what, under which version of the declaration. */
export interface OriginRow {
  id: string;
  source: string;
  purpose: string;
  actor_id: string;
  actor_kind: string;
  policy_version_id: string;
  recorded_at: string;
  import_id: string | null;
}

/** A field that was changed after its record was written points to the write that changed it. */
export interface FieldOriginRow {
  kind: string;
  record_id: string;
  column_name: string;
  subject_id: string | null;
  origin_id: string;
}

export interface CustomValueRow {
  id: string;
  subject_id: string;
  field_id: string;
  value: string;
  version: number;
  origin_id: string;
}

/** One act of somebody, as it can be taken back: how many entries it left tells whether some of them are gone since. */
export interface UndoActRow {
  id: string;
  actor_id: string;
  entries: number;
  at: string;
  expires: string;
}

/** What one record was before an act. */
export interface UndoEntryRow {
  id: string;
  act_id: string;
  subject_id: string | null;
  op: UndoOp;
  kind: string;
  record_id: string;
  /** Sealed; null where the act only added. */
  image: string | null;
  version_after: number | null;
  at: string;
  expires: string;
}

export type UndoOp = 'insert' | 'update' | 'remove' | 'move';

export type RecordTables = {
  origin: OriginRow;
  field_origin: FieldOriginRow;
  custom_value: CustomValueRow;
  undo_act: UndoActRow;
  undo_entry: UndoEntryRow;
};
