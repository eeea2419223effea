// Tables of what is followed of letters.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

const ROW =
  'verdict TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1, created_at TEXT NOT NULL, origin_id TEXT NOT NULL REFERENCES origin(id)';
const LETTER = 'id TEXT PRIMARY KEY, subject_id TEXT NOT NULL REFERENCES subject(id), mailing_id TEXT NOT NULL, ledger_id TEXT NOT NULL';

const TABLES = [
  `CREATE TABLE mailing_tracking (mailing_id TEXT PRIMARY KEY, opens INTEGER NOT NULL, clicks INTEGER NOT NULL, changed_at TEXT NOT NULL,
   account_id TEXT NOT NULL)`,
  'CREATE TABLE mailing_link (id TEXT PRIMARY KEY, mailing_id TEXT NOT NULL, n INTEGER NOT NULL, url TEXT NOT NULL, UNIQUE (mailing_id, n))',
  `CREATE TABLE letter_open (${LETTER}, opened_at TEXT NOT NULL, ${ROW})`,
  `CREATE TABLE letter_click (${LETTER}, link_n INTEGER NOT NULL, clicked_at TEXT NOT NULL, ${ROW})`,
];

const INDEXES = [
  'CREATE INDEX letter_open_ledger ON letter_open (ledger_id)',
  'CREATE INDEX letter_open_mailing ON letter_open (mailing_id, verdict)',
  'CREATE INDEX letter_open_subject ON letter_open (subject_id)',
  'CREATE INDEX letter_open_at ON letter_open (opened_at)',
  'CREATE INDEX letter_click_ledger ON letter_click (ledger_id)',
  'CREATE INDEX letter_click_mailing ON letter_click (mailing_id, verdict)',
  'CREATE INDEX letter_click_subject ON letter_click (subject_id)',
  'CREATE INDEX letter_click_at ON letter_click (clicked_at)',
];

export const trackingMigrations: readonly Migration[] = [
  {
    name: 'marketing/tracking-0001',
    async up(tx, dialect) {
      for (const table of TABLES) await createTable(tx, dialect, table);
      for (const index of INDEXES) await sql.raw(index).execute(tx);
    },
  },
];
