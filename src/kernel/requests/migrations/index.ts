// Migrations of the requests room, in order; never edited once released.

import { createTable, sql } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';

// The subject's row goes with the person, so nothing here refers to it by a foreign key.
const TABLES = [
  `CREATE TABLE request_case (
    id TEXT NOT NULL PRIMARY KEY,
    no INTEGER NOT NULL UNIQUE,
    subject_id TEXT,
    asked_right TEXT NOT NULL CHECK (asked_right IN
      ('access', 'rectification', 'erasure', 'restriction', 'objection', 'portability', 'withdrawal', 'marketing-ban', 'complaint')),
    channel TEXT NOT NULL CHECK (channel IN ('phone', 'post', 'email', 'in-person', 'own-pages')),
    received_at TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('received', 'identity-pending', 'assessing', 'needs-clarification', 'delayed', 'closed')),
    identity_method TEXT,
    identity_at TEXT,
    field_id TEXT,
    answer_days INTEGER NOT NULL,
    erasure_hours INTEGER NOT NULL,
    extended_months INTEGER CHECK (extended_months BETWEEN 1 AND 2),
    extended_at TEXT,
    erasure_id TEXT,
    outcome TEXT CHECK (outcome IN ('granted', 'partly-refused', 'refused', 'withdrawn', 'cancelled', 'duplicate', 'identity-failed')),
    ground TEXT,
    closed_at TEXT,
    duplicate_of TEXT,
    policy_version_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
    CHECK ((state = 'closed') = (outcome IS NOT NULL)),
    CHECK ((extended_months IS NULL) = (extended_at IS NULL)),
    CHECK (outcome IS NULL OR outcome NOT IN ('refused', 'partly-refused') OR ground IS NOT NULL)
  )`,
  `CREATE TABLE request_stop (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL,
    subject_id TEXT,
    reason TEXT NOT NULL CHECK (reason IN ('identity', 'clarification')),
    from_at TEXT NOT NULL,
    to_at TEXT
  )`,
  `CREATE TABLE request_step (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL,
    subject_id TEXT,
    at TEXT NOT NULL,
    act TEXT NOT NULL,
    code TEXT,
    actor_id TEXT NOT NULL,
    actor_kind TEXT NOT NULL
  )`,
  `CREATE TABLE request_word (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL,
    subject_id TEXT,
    step_id TEXT,
    role TEXT NOT NULL,
    value TEXT NOT NULL
  )`,
];

const INDEXES = [
  `CREATE INDEX request_case_open ON request_case (received_at) WHERE state <> 'closed'`,
  `CREATE INDEX request_case_closed ON request_case (closed_at) WHERE state = 'closed'`,
  `CREATE INDEX request_case_subject ON request_case (subject_id)`,
  `CREATE INDEX request_stop_request ON request_stop (request_id)`,
  `CREATE INDEX request_stop_subject ON request_stop (subject_id)`,
  `CREATE INDEX request_step_request ON request_step (request_id, at)`,
  `CREATE INDEX request_step_subject ON request_step (subject_id)`,
  `CREATE INDEX request_word_request ON request_word (request_id)`,
  `CREATE INDEX request_word_subject ON request_word (subject_id)`,
];

async function up(tx: Tx, dialect: Dialect): Promise<void> {
  for (const ddl of TABLES) await createTable(tx, dialect, ddl);
  for (const ddl of INDEXES) await sql.raw(ddl).execute(tx);
}

const LETTERS = `CREATE TABLE request_letter (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL,
    subject_id TEXT,
    step_id TEXT NOT NULL,
    at TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('mail', 'phone', 'post', 'email', 'in-person')),
    lang TEXT NOT NULL CHECK (lang IN ('fi', 'sv', 'en')),
    message_id TEXT,
    actor_id TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    CHECK ((way = 'mail') = (message_id IS NOT NULL))
  )`;

async function letters(tx: Tx, dialect: Dialect): Promise<void> {
  await createTable(tx, dialect, LETTERS);
  await sql.raw('CREATE INDEX request_letter_request ON request_letter (request_id, at)').execute(tx);
  await sql.raw('CREATE INDEX request_letter_subject ON request_letter (subject_id)').execute(tx);
}

const PROBES = `CREATE TABLE request_probe (
    id TEXT NOT NULL PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    done_at TEXT,
    arrived INTEGER NOT NULL CHECK (arrived IN (0, 1)),
    message_id TEXT
  )`;

async function probes(tx: Tx, dialect: Dialect): Promise<void> {
  await createTable(tx, dialect, PROBES);
}

const REMINDERS = `CREATE TABLE request_reminder (
    request_id TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('week', 'soon', 'late')),
    at TEXT NOT NULL,
    PRIMARY KEY (request_id, stage)
  )`;

async function reminders(tx: Tx, dialect: Dialect): Promise<void> {
  await createTable(tx, dialect, REMINDERS);
}

export const requestMigrations: readonly Migration[] = [
  { name: 'requests/0001-cases', up },
  { name: 'requests/0002-letters', up: letters },
  { name: 'requests/0003-probes', up: probes },
  { name: 'requests/0004-reminders', up: reminders },
];
