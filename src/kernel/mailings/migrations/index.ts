// Migrations of the mailings room, in order; never edited once released.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

// The subject goes and the row stays, so nothing here refers to it by a foreign key.
const TABLES = [
  `CREATE TABLE mailing (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('newsletter', 'automation')),
    purpose_id TEXT NOT NULL,
    scope TEXT,
    state TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'freezing', 'sending', 'paused', 'stopped', 'done')),
    reason TEXT,
    from_name TEXT NOT NULL,
    from_address TEXT NOT NULL,
    reply_to TEXT,
    local_at TEXT,
    zone TEXT NOT NULL,
    max_late_minutes INTEGER NOT NULL,
    per_minute INTEGER,
    variants TEXT,
    policy_version_id TEXT NOT NULL,
    candidates INTEGER,
    fence INTEGER NOT NULL DEFAULT 0,
    lease TEXT,
    lease_until TEXT,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    begun_at TEXT,
    ended_at TEXT,
    resumed_at TEXT
  )`,
  `CREATE TABLE mailing_recipient (
    id TEXT NOT NULL PRIMARY KEY,
    mailing_id TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    person TEXT NOT NULL,
    contact_point_id TEXT,
    state TEXT NOT NULL CHECK (state IN ('ready', 'claimed', 'handed', 'accepted', 'blocked', 'failed', 'uncertain', 'erased')),
    reason TEXT,
    rule TEXT NOT NULL,
    evidence TEXT,
    clause TEXT,
    lang TEXT NOT NULL,
    variant TEXT NOT NULL,
    domain_hash TEXT,
    message_id TEXT NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0,
    fence INTEGER NOT NULL DEFAULT 0,
    next_at TEXT NOT NULL,
    code TEXT,
    created_at TEXT NOT NULL,
    handed_at TEXT,
    ended_at TEXT,
    UNIQUE (mailing_id, person)
  )`,
  `CREATE TABLE mailing_rate (id TEXT NOT NULL PRIMARY KEY, tokens REAL NOT NULL, at TEXT NOT NULL)`,
];

const INDEXES = [
  `CREATE INDEX mailing_live ON mailing (state) WHERE state IN ('scheduled', 'freezing', 'sending', 'paused')`,
  `CREATE INDEX mailing_recipient_ready ON mailing_recipient (mailing_id, next_at, id) WHERE state = 'ready'`,
  `CREATE INDEX mailing_recipient_moving ON mailing_recipient (mailing_id, state) WHERE state IN ('claimed', 'handed')`,
  `CREATE INDEX mailing_recipient_list ON mailing_recipient (mailing_id, state, id)`,
  `CREATE INDEX mailing_recipient_subject ON mailing_recipient (subject_id, id)`,
  `CREATE INDEX mailing_recipient_ended ON mailing_recipient (ended_at)`,
];

export const mailingMigrations: readonly Migration[] = [
  {
    name: 'mailings/0001-mailings',
    async up(tx, dialect) {
      for (const ddl of TABLES) await createTable(tx, dialect, ddl);
      for (const ddl of INDEXES) await sql.raw(ddl).execute(tx);
    },
  },
];
