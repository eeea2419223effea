// Migrations of the visits room, in order; never edited once released.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

// The subject's row goes with the person, so nothing here refers to it by a foreign key.
const TABLES = [
  `CREATE TABLE visit_link (
    id TEXT NOT NULL PRIMARY KEY,
    subject_id TEXT,
    kind TEXT NOT NULL,
    contact_point_id TEXT,
    address TEXT,
    address_hash TEXT NOT NULL,
    lang TEXT NOT NULL,
    state TEXT NOT NULL,
    browser_hash TEXT,
    token_hash TEXT,
    code_hash TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    ordered_by TEXT,
    ordered_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
  )`,
  `CREATE TABLE visit (
    id TEXT NOT NULL PRIMARY KEY,
    subject_id TEXT NOT NULL,
    address_hash TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
  )`,
  `CREATE TABLE visit_answer (
    id TEXT NOT NULL PRIMARY KEY,
    subject_id TEXT NOT NULL,
    request_id TEXT NOT NULL,
    address TEXT NOT NULL,
    lang TEXT NOT NULL,
    created_at TEXT NOT NULL
  )`,
];

const INDEXES = [
  'CREATE INDEX visit_link_token ON visit_link (token_hash)',
  'CREATE INDEX visit_link_browser ON visit_link (browser_hash)',
  'CREATE INDEX visit_link_address ON visit_link (address_hash, ordered_at)',
  'CREATE INDEX visit_link_subject ON visit_link (subject_id)',
  'CREATE INDEX visit_link_expires ON visit_link (expires_at)',
  'CREATE INDEX visit_subject ON visit (subject_id)',
  'CREATE UNIQUE INDEX visit_answer_request ON visit_answer (request_id)',
  'CREATE INDEX visit_answer_subject ON visit_answer (subject_id)',
];

export const visitMigrations: readonly Migration[] = [
  {
    name: 'visits/0001-own-pages',
    async up(tx, dialect) {
      for (const ddl of TABLES) await createTable(tx, dialect, ddl);
      for (const ddl of INDEXES) await sql.raw(ddl).execute(tx);
    },
  },
];
