// Migrations of the analytics module, in order; never edited once released.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

const TABLES = [
  `CREATE TABLE visit_count (day TEXT NOT NULL, site TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, n INTEGER NOT NULL,
   PRIMARY KEY (day, site, kind, key))`,
  `CREATE TABLE visit_session (id TEXT PRIMARY KEY, site TEXT NOT NULL, day TEXT NOT NULL, salt_day TEXT, visitor TEXT,
   began_at TEXT NOT NULL, last_at TEXT NOT NULL, entry_page TEXT NOT NULL, exit_page TEXT NOT NULL, pages INTEGER NOT NULL)`,
  `CREATE TABLE salt_receipt (day TEXT PRIMARY KEY, made_at TEXT NOT NULL, destroyed_at TEXT, fingerprint TEXT NOT NULL, visits INTEGER NOT NULL)`,
  `CREATE TABLE person_visit (id TEXT PRIMARY KEY, subject_id TEXT NOT NULL REFERENCES subject(id), session_id TEXT,
   began_at TEXT NOT NULL, entry_page TEXT NOT NULL, exit_page TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
   created_at TEXT NOT NULL, origin_id TEXT NOT NULL REFERENCES origin(id))`,
];

const INDEXES = [
  'CREATE INDEX visit_session_visitor ON visit_session (visitor) WHERE visitor IS NOT NULL',
  'CREATE INDEX visit_session_salt ON visit_session (salt_day) WHERE salt_day IS NOT NULL',
  'CREATE INDEX visit_session_day ON visit_session (day)',
  'CREATE INDEX person_visit_subject ON person_visit (subject_id, began_at, id)',
  'CREATE INDEX person_visit_session ON person_visit (session_id) WHERE session_id IS NOT NULL',
];

export const analyticsMigrations: readonly Migration[] = [
  {
    name: 'analytics/0001-visits',
    async up(tx, dialect) {
      for (const table of TABLES) await createTable(tx, dialect, table);
      for (const index of INDEXES) await sql.raw(index).execute(tx);
    },
  },
];
