// Migrations of the returns module, in order; never edited once released.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

export const returnsMigrations: readonly Migration[] = [
  {
    name: 'returns/0001-quarantine',
    async up(tx, dialect) {
      await createTable(
        tx,
        dialect,
        `CREATE TABLE return_quarantine (id TEXT NOT NULL PRIMARY KEY, subject_id TEXT, way TEXT NOT NULL, reason TEXT NOT NULL,
        mark TEXT NOT NULL UNIQUE, received_at TEXT NOT NULL, expires_at TEXT NOT NULL, content TEXT NOT NULL)`,
      );
      await createTable(tx, dialect, 'CREATE TABLE return_notice (id TEXT NOT NULL PRIMARY KEY, at TEXT NOT NULL)');
      await sql.raw('CREATE INDEX return_quarantine_subject ON return_quarantine (subject_id)').execute(tx);
      await sql.raw('CREATE INDEX return_quarantine_expires ON return_quarantine (expires_at)').execute(tx);
      await sql.raw('CREATE INDEX return_notice_at ON return_notice (at)').execute(tx);
    },
  },
  {
    name: 'returns/0002-foreign',
    async up(tx, dialect) {
      await createTable(
        tx,
        dialect,
        'CREATE TABLE return_foreign (id TEXT NOT NULL PRIMARY KEY, purpose TEXT NOT NULL, since TEXT NOT NULL)',
      );
    },
  },
];
