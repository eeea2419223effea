// Saved views of lists and the progress of acts on many: the product's own tables, about nobody in the registers.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

export const viewsAndBulk: Migration = {
  name: 'customers/0004-views-and-bulk',
  async up(tx, dialect) {
    await createTable(
      tx,
      dialect,
      `CREATE TABLE saved_view (id TEXT PRIMARY KEY, list TEXT NOT NULL CHECK (list IN ('people','organisations')), name TEXT NOT NULL,
      search TEXT NOT NULL, account_id TEXT NOT NULL, shared INTEGER NOT NULL CHECK (shared IN (0,1)), created_at TEXT NOT NULL)`,
    );
    await createTable(
      tx,
      dialect,
      `CREATE TABLE view_default (id TEXT PRIMARY KEY, account_id TEXT NOT NULL, list TEXT NOT NULL CHECK (list IN ('people','organisations')),
      view TEXT NOT NULL)`,
    );
    await createTable(
      tx,
      dialect,
      `CREATE TABLE bulk_run (id TEXT PRIMARY KEY, act TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('running','done','cancelled','failed')),
      account_id TEXT NOT NULL, rows INTEGER NOT NULL, done INTEGER NOT NULL DEFAULT 0, changed INTEGER NOT NULL DEFAULT 0,
      refused INTEGER NOT NULL DEFAULT 0, started_at TEXT NOT NULL, finished_at TEXT)`,
    );
    await sql.raw('CREATE INDEX saved_view_list ON saved_view (list, name)').execute(tx);
  },
};
