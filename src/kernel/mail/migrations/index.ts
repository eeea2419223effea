// Migrations of the mail room, in order; never edited once released.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

// The subject's row goes with the person, so nothing here refers to it by a foreign key.
const TABLES = [
  `CREATE TABLE mail_message (
    id TEXT NOT NULL PRIMARY KEY,
    subject_id TEXT,
    contact_point_id TEXT,
    account_id TEXT,
    purpose TEXT NOT NULL,
    template TEXT NOT NULL,
    lang TEXT NOT NULL,
    letter TEXT,
    address_hash TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'bounced', 'failed')),
    reason TEXT,
    code TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    doubted INTEGER NOT NULL DEFAULT 0 CHECK (doubted IN (0, 1)),
    once TEXT UNIQUE,
    created_at TEXT NOT NULL,
    next_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    handed_at TEXT,
    lease TEXT,
    lease_until TEXT,
    finished_at TEXT
  )`,
  `CREATE TABLE mail_bounce (
    id TEXT NOT NULL PRIMARY KEY,
    subject_id TEXT NOT NULL,
    contact_point_id TEXT,
    address_hash TEXT NOT NULL,
    code TEXT NOT NULL,
    bounced_at TEXT NOT NULL
  )`,
];

const INDEXES = [
  `CREATE INDEX mail_message_due ON mail_message (next_at) WHERE state IN ('queued', 'sending')`,
  `CREATE INDEX mail_message_subject ON mail_message (subject_id)`,
  `CREATE INDEX mail_message_finished ON mail_message (finished_at)`,
  `CREATE UNIQUE INDEX mail_bounce_address ON mail_bounce (subject_id, address_hash)`,
];

export const mailMigrations: readonly Migration[] = [
  {
    name: 'mail/0001-outbox',
    async up(tx, dialect) {
      for (const ddl of TABLES) await createTable(tx, dialect, ddl);
      for (const ddl of INDEXES) await sql.raw(ddl).execute(tx);
    },
  },
  {
    name: 'mail/0002-refusals',
    async up(tx) {
      // Until now an address was marked only when a relay said for good that there is none.
      await sql
        .raw(`ALTER TABLE mail_bounce ADD COLUMN reason TEXT NOT NULL DEFAULT 'hard' CHECK (reason IN ('hard', 'manual', 'soft'))`)
        .execute(tx);
      await sql.raw(`ALTER TABLE mail_bounce ADD COLUMN by_account TEXT`).execute(tx);
    },
  },
];
