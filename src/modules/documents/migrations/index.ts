// Migrations of the documents module, in order; never edited once released. The file stands last, so that lists never read its pages.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

const ROW = 'version INTEGER NOT NULL DEFAULT 1, created_at TEXT NOT NULL, origin_id TEXT NOT NULL REFERENCES origin(id)';

const INDEXES = [
  'CREATE INDEX document_subject ON document (subject_id, dated, id)',
  'CREATE INDEX document_dated ON document (dated, id)',
  'CREATE INDEX voucher_subject ON voucher (subject_id, dated, id)',
  'CREATE INDEX voucher_dated ON voucher (dated, id)',
  'CREATE INDEX voucher_keep_until ON voucher (keep_until, id)',
  'CREATE INDEX voucher_opening_voucher ON voucher_opening (voucher_id)',
];

export const documentsMigrations: readonly Migration[] = [
  {
    name: 'documents/0001-documents',
    async up(tx, dialect) {
      await createTable(
        tx,
        dialect,
        `CREATE TABLE document (id TEXT PRIMARY KEY, subject_id TEXT NOT NULL REFERENCES subject(id), field_id TEXT NOT NULL,
        number TEXT, dated TEXT NOT NULL, title TEXT, media_type TEXT NOT NULL, size INTEGER NOT NULL, ${ROW}, content BLOB NOT NULL)`,
      );
      await createTable(
        tx,
        dialect,
        `CREATE TABLE voucher (id TEXT PRIMARY KEY, subject_id TEXT NOT NULL, subject_kind TEXT NOT NULL, number TEXT NOT NULL, dated TEXT NOT NULL,
        amount_cents INTEGER, year_end TEXT NOT NULL, keep_until TEXT NOT NULL, held_on TEXT, media_type TEXT NOT NULL,
        size INTEGER NOT NULL, ${ROW}, content BLOB NOT NULL)`,
      );
      await createTable(
        tx,
        dialect,
        `CREATE TABLE voucher_opening (id TEXT PRIMARY KEY, voucher_id TEXT NOT NULL REFERENCES voucher(id) ON DELETE CASCADE,
        account_id TEXT NOT NULL, opened_at TEXT NOT NULL, reason TEXT NOT NULL)`,
      );
      for (const index of INDEXES) await sql.raw(index).execute(tx);
    },
  },
];
