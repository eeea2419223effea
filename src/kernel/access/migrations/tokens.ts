// Tokens of the API.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

export const tokenMigration: Migration = {
  name: 'access/0004-tokens',
  async up(tx, dialect) {
    await createTable(
      tx,
      dialect,
      `CREATE TABLE api_token (
        id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, hint TEXT NOT NULL, name TEXT NOT NULL, purpose TEXT NOT NULL,
        permissions TEXT NOT NULL, networks TEXT NOT NULL, account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
        created_at TEXT NOT NULL, expires_at TEXT NOT NULL, last_used_on TEXT, ended_at TEXT, ended_why TEXT)`,
    );
    await sql`CREATE INDEX api_token_account ON api_token (account_id)`.execute(tx);
  },
};
