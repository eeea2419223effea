// The table of newsletters and automations.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

export const campaignMigrations: readonly Migration[] = [
  {
    name: 'marketing/0002-campaigns',
    async up(tx, dialect) {
      await createTable(
        tx,
        dialect,
        `CREATE TABLE campaign (id TEXT PRIMARY KEY, name TEXT NOT NULL, segment TEXT NOT NULL, audience_id TEXT, trial TEXT, "trigger" TEXT,
        form_id TEXT, account_id TEXT NOT NULL, changed_at TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1)`,
      );
      await sql`CREATE INDEX campaign_changed ON campaign (changed_at, id)`.execute(tx);
    },
  },
];
