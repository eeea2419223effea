// Migrations of the forms module, in order; never edited once released.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

// The subject's row goes with the person while evidence stays, so nothing but what goes with them refers to it by a foreign key.
const TABLES = [
  `CREATE TABLE sign_up_form (id TEXT PRIMARY KEY, slug TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, name TEXT NOT NULL,
    intro TEXT NOT NULL, register_id TEXT NOT NULL, subject_group TEXT NOT NULL, purpose_id TEXT, source_id TEXT NOT NULL,
    fields TEXT NOT NULL, permissions TEXT NOT NULL, origins TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL, changed_at TEXT NOT NULL)`,
  `CREATE TABLE form_file (id TEXT PRIMARY KEY, media_type TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL,
    created_at TEXT NOT NULL, content BLOB NOT NULL)`,
  `CREATE TABLE form_day (id TEXT PRIMARY KEY, form_id TEXT NOT NULL, day TEXT NOT NULL, shown INTEGER NOT NULL DEFAULT 0,
    taken INTEGER NOT NULL DEFAULT 0, confirmed INTEGER NOT NULL DEFAULT 0, limited INTEGER NOT NULL DEFAULT 0)`,
  `CREATE TABLE form_wish (id TEXT PRIMARY KEY, form_id TEXT NOT NULL, subject_id TEXT, state TEXT NOT NULL, contents TEXT,
    address_hash TEXT NOT NULL, token_hash TEXT, over_ban INTEGER NOT NULL DEFAULT 0, reason TEXT, work_mark TEXT, lang TEXT NOT NULL,
    signed_up_at TEXT NOT NULL, confirmed_at TEXT, expires_at TEXT NOT NULL)`,
  `CREATE TABLE form_letter (id TEXT PRIMARY KEY, wish_id TEXT NOT NULL, address_hash TEXT NOT NULL, domain_hash TEXT NOT NULL,
    sent_at TEXT NOT NULL)`,
  `CREATE TABLE sign_up (id TEXT PRIMARY KEY, subject_id TEXT NOT NULL, form_id TEXT NOT NULL, form_version INTEGER NOT NULL,
    lang TEXT NOT NULL, policy_version_id TEXT NOT NULL, confirmed_version_id TEXT NOT NULL, texts TEXT NOT NULL, events TEXT NOT NULL,
    page TEXT, signed_up_at TEXT NOT NULL, confirmed_at TEXT NOT NULL, act TEXT NOT NULL, over_ban INTEGER NOT NULL DEFAULT 0,
    left_out TEXT NOT NULL, origin_id TEXT NOT NULL)`,
  `CREATE TABLE form_action (id TEXT PRIMARY KEY, subject_id TEXT NOT NULL REFERENCES subject(id), action TEXT NOT NULL,
    form_id TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1, created_at TEXT NOT NULL, origin_id TEXT NOT NULL REFERENCES origin(id))`,
];

const INDEXES = [
  'CREATE UNIQUE INDEX sign_up_form_slug ON sign_up_form (slug)',
  'CREATE INDEX form_day_form ON form_day (form_id, day)',
  'CREATE UNIQUE INDEX form_wish_token ON form_wish (token_hash) WHERE token_hash IS NOT NULL',
  'CREATE UNIQUE INDEX form_wish_work ON form_wish (work_mark) WHERE work_mark IS NOT NULL',
  'CREATE INDEX form_wish_state ON form_wish (state, id)',
  'CREATE INDEX form_wish_form ON form_wish (form_id, state)',
  'CREATE INDEX form_wish_address ON form_wish (address_hash)',
  'CREATE INDEX form_wish_subject ON form_wish (subject_id)',
  'CREATE INDEX form_wish_expires ON form_wish (expires_at)',
  'CREATE INDEX form_letter_address ON form_letter (address_hash, sent_at)',
  'CREATE INDEX form_letter_domain ON form_letter (domain_hash, sent_at)',
  'CREATE INDEX form_letter_sent ON form_letter (sent_at)',
  'CREATE INDEX sign_up_subject ON sign_up (subject_id, confirmed_at, id)',
  'CREATE INDEX sign_up_form_confirmed ON sign_up (form_id, confirmed_at)',
  'CREATE INDEX form_action_subject ON form_action (subject_id, created_at, id)',
];

export const formsMigrations: readonly Migration[] = [
  {
    name: 'forms/0001-forms',
    async up(tx, dialect) {
      for (const ddl of TABLES) await createTable(tx, dialect, ddl);
      for (const ddl of INDEXES) await sql.raw(ddl).execute(tx);
    },
  },
];
