// Migrations of the duties room, in order; never edited once released.

import { createTable, sql } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';

// The subject's row goes with the person, so nothing here refers to it by a foreign key.
const TABLES = [
  `CREATE TABLE duty (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('off-system', 'notice', 'inform')),
    cause TEXT NOT NULL CHECK (cause IN ('erasure', 'rectification', 'restriction', 'release', 'collected')),
    ref TEXT NOT NULL,
    target TEXT NOT NULL,
    fields TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    policy_version_id TEXT NOT NULL,
    UNIQUE (kind, cause, ref, target)
  )`,
  `CREATE TABLE duty_person (
    id TEXT NOT NULL PRIMARY KEY,
    duty_id TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'told', 'done', 'void')),
    how TEXT,
    told_at TEXT,
    closed_at TEXT,
    by_id TEXT,
    UNIQUE (duty_id, subject_id),
    CHECK ((state IN ('done', 'void')) = (closed_at IS NOT NULL))
  )`,
  `CREATE TABLE duty_note (
    id TEXT NOT NULL PRIMARY KEY,
    ref TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    sealed TEXT NOT NULL,
    until_at TEXT NOT NULL,
    UNIQUE (subject_id, ref)
  )`,
  `CREATE TABLE notice_address (
    recipient_id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    lang TEXT NOT NULL CHECK (lang IN ('fi', 'sv', 'en'))
  )`,
  `CREATE TABLE breach (
    id TEXT NOT NULL PRIMARY KEY,
    no INTEGER NOT NULL UNIQUE,
    aware_at TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    happened TEXT NOT NULL,
    fields TEXT NOT NULL,
    people INTEGER CHECK (people >= 0),
    records INTEGER CHECK (records >= 0),
    consequences TEXT NOT NULL,
    measures TEXT NOT NULL,
    risk TEXT CHECK (risk IN ('none', 'risk', 'high')),
    risk_reason TEXT NOT NULL,
    authority_at TEXT,
    late_reason TEXT NOT NULL,
    persons_at TEXT,
    persons_ground TEXT,
    closed_at TEXT,
    policy_version_id TEXT NOT NULL,
    version INTEGER NOT NULL
  )`,
  `CREATE TABLE breach_step (
    id TEXT NOT NULL PRIMARY KEY,
    breach_id TEXT NOT NULL,
    at TEXT NOT NULL,
    act TEXT NOT NULL,
    code TEXT,
    actor_id TEXT NOT NULL
  )`,
];

const INDEXES = [
  `CREATE INDEX duty_person_subject ON duty_person (subject_id)`,
  `CREATE INDEX duty_person_open ON duty_person (duty_id, due_at) WHERE state IN ('open', 'told')`,
  `CREATE INDEX duty_person_closed ON duty_person (closed_at) WHERE closed_at IS NOT NULL`,
  `CREATE INDEX duty_note_until ON duty_note (until_at)`,
  `CREATE INDEX breach_step_breach ON breach_step (breach_id, at)`,
];

async function up(tx: Tx, dialect: Dialect): Promise<void> {
  for (const ddl of TABLES) await createTable(tx, dialect, ddl);
  for (const ddl of INDEXES) await sql.raw(ddl).execute(tx);
}

export const dutyMigrations: readonly Migration[] = [{ name: 'duties/0001-duties', up }];
