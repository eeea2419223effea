// Migrations of staff access, in order; never edited once released.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';
import { tokenMigration } from './tokens.ts';

export const accessMigrations: readonly Migration[] = [
  {
    name: 'access/0001-accounts',
    async up(tx, dialect) {
      await createTable(
        tx,
        dialect,
        `CREATE TABLE account (
          id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
          role TEXT NOT NULL CHECK (role IN ('owner','colleague','viewer')),
          password_hash TEXT NOT NULL, must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0,1)),
          totp_secret TEXT, totp_confirmed_at TEXT, totp_last_step INTEGER,
          failed_count INTEGER NOT NULL DEFAULT 0, locked_until TEXT, language TEXT NOT NULL DEFAULT 'fi',
          created_at TEXT NOT NULL, created_by TEXT, disabled_at TEXT, last_login_at TEXT)`,
      );
      await createTable(
        tx,
        dialect,
        `CREATE TABLE recovery_code (id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE, hash TEXT NOT NULL, used_at TEXT)`,
      );
      await createTable(
        tx,
        dialect,
        `CREATE TABLE session (
          id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
          created_at TEXT NOT NULL, last_seen_at TEXT NOT NULL, expires_at TEXT NOT NULL, revoked_at TEXT, mfa_at TEXT, label TEXT NOT NULL)`,
      );
      await createTable(tx, dialect, `CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL)`);
      await sql`CREATE INDEX session_account ON session (account_id)`.execute(tx);
      await sql`CREATE INDEX recovery_code_account ON recovery_code (account_id)`.execute(tx);
    },
  },
  {
    name: 'access/0002-one-time-and-pending',
    async up(tx) {
      await sql`ALTER TABLE account ADD COLUMN password_until TEXT`.execute(tx);
      await sql`ALTER TABLE account ADD COLUMN totp_pending TEXT`.execute(tx);
    },
  },
  {
    name: 'access/0003-more-roles',
    async up(tx) {
      // A column cannot change what it admits on SQLite; one that replaces it can. The rule goes with its column.
      await sql`ALTER TABLE account RENAME COLUMN role TO role_before`.execute(tx);
      await sql`ALTER TABLE account ADD COLUMN role TEXT NOT NULL DEFAULT 'viewer' CHECK (role IN ('owner','colleague','viewer','accountant','partner'))`.execute(
        tx,
      );
      await sql`UPDATE account SET role = role_before`.execute(tx);
      await sql`ALTER TABLE account DROP COLUMN role_before`.execute(tx);
    },
  },
  tokenMigration,
];
