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

export type RecordTables = { origin: OriginRow; field_origin: FieldOriginRow; custom_value: CustomValueRow };
