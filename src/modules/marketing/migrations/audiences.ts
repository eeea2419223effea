// The table of kept audiences.

import { createTable } from '#platform/db';
import type { Migration } from '#platform/db';

export const audienceMigrations: readonly Migration[] = [
  {
    name: 'marketing/0001-audiences',
    async up(tx, dialect) {
      await createTable(
        tx,
        dialect,
        `CREATE TABLE audience (id TEXT PRIMARY KEY, name TEXT NOT NULL, segment TEXT NOT NULL, account_id TEXT NOT NULL,
        changed_at TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1)`,
      );
    },
  },
];
