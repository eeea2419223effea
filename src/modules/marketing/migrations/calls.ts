// Tables of lists of calls and letters.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

export const callMigrations: readonly Migration[] = [
  {
    name: 'marketing/0004-calls',
    async up(tx, dialect) {
      await createTable(
        tx,
        dialect,
        `CREATE TABLE call_list (id TEXT PRIMARY KEY, name TEXT NOT NULL, channel TEXT NOT NULL CHECK (channel IN ('phone', 'post')),
        purpose_id TEXT NOT NULL, scope TEXT NOT NULL, segment TEXT NOT NULL, candidates INTEGER NOT NULL, policy_version_id TEXT NOT NULL,
        account_id TEXT NOT NULL, created_at TEXT NOT NULL)`,
      );
      // The subject goes and the row stays, so nothing here refers to it by a foreign key.
      await createTable(
        tx,
        dialect,
        `CREATE TABLE call_entry (id TEXT PRIMARY KEY, list_id TEXT NOT NULL, subject_id TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'reached', 'no-answer', 'ended', 'blocked')),
        rule TEXT NOT NULL, evidence TEXT NOT NULL, created_at TEXT NOT NULL, noted_at TEXT, account_id TEXT, UNIQUE (list_id, subject_id))`,
      );
      await sql`CREATE INDEX call_entry_state ON call_entry (list_id, state, id)`.execute(tx);
      await sql`CREATE INDEX call_entry_subject ON call_entry (subject_id, id)`.execute(tx);
    },
  },
];
