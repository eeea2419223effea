// Tables of the customers module: people, organisations, how they are reached, who represents whom, and what was talked about when.

export type PersonTable = {
  id: string;
  customer_number: string | null;
  given_name: string | null;
  family_name: string | null;
  job_title: string | null;
  language: string | null;
  education: string | null;
  industry: string | null;
  note: string | null;
  services_used: string | null;
  orders: string | null;
  next_action: string | null;
  next_action_on: string | null;
  version: number;
  created_at: string;
  origin_id: string;
};

export type OrganisationTable = {
  id: string;
  name: string | null;
  business_id: string | null;
  website: string | null;
  industry: string | null;
  billing: string | null;
  version: number;
  created_at: string;
  origin_id: string;
};

export type ContactPointTable = {
  id: string;
  subject_id: string;
  /** Catalogue field the value is of: person.email, organisation.phone … */
  field_id: string;
  value: string;
  /** Normalised for finding and comparing. */
  normal: string;
  label: string | null;
  version: number;
  created_at: string;
  origin_id: string;
};

export type AffiliationTable = {
  id: string;
  person_id: string;
  organisation_id: string;
  role: string | null;
  since: string | null;
  until: string | null;
  /** 1: the organisation shown first. */
  main: number;
  version: number;
  origin_id: string;
};

export type ContactEventTable = {
  id: string;
  subject_id: string;
  kind: string;
  occurred_on: string;
  note: string | null;
  account_id: string;
  created_at: string;
  version: number;
  origin_id: string;
};

/** Progress of an import: counts only, neither the file nor its name. */
export type ImportRunTable = {
  id: string;
  state: string;
  about: string;
  register_id: string;
  subject_group: string;
  mode: string;
  source: string;
  account_id: string;
  rows: number;
  done: number;
  created: number;
  merged: number;
  same: number;
  failed: number;
  banned: number;
  erased: number;
  permitted: number;
  unpermitted: number;
  /** The last line of the file whose batch is stored. */
  at_line: number;
  /** Keyed hash of the file: the same file can go on where it was interrupted. */
  file_hash: string | null;
  started_at: string;
  finished_at: string | null;
  /** Bans that came in the same file and stay when it is taken back. */
  bans: number;
  reversed_at: string | null;
  removed: number;
  restored: number;
  kept: number;
};

/** Where the columns of a file went the last time: targets by place, found by a hash of the headings. */
export type ImportMappingTable = {
  id: string;
  register_id: string;
  about: string;
  headings_hash: string;
  columns: string;
  used_at: string;
};

export type CustomersTables = {
  person: PersonTable;
  organisation: OrganisationTable;
  contact_point: ContactPointTable;
  affiliation: AffiliationTable;
  contact_event: ContactEventTable;
  import_run: ImportRunTable;
  import_mapping: ImportMappingTable;
};
