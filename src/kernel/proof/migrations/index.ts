// Migrations of proof, in order; never edited once released.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

export const proofMigrations: readonly Migration[] = [
  {
    name: 'proof/0001-promises',
    async up(tx, dialect) {
      await createTable(
        tx,
        dialect,
        `CREATE TABLE promise_result (
          promise_id TEXT NOT NULL, day TEXT NOT NULL, policy_version_id TEXT NOT NULL,
          verdict TEXT NOT NULL CHECK (verdict IN ('kept','broken','unknown')),
          figure TEXT NOT NULL, evidence TEXT NOT NULL, task TEXT, at TEXT NOT NULL,
          PRIMARY KEY (promise_id, day))`,
      );
      await createTable(
        tx,
        dialect,
        `CREATE TABLE attestation (
          id TEXT PRIMARY KEY, promise_id TEXT NOT NULL, signed_at TEXT NOT NULL, signed_on TEXT NOT NULL, due_on TEXT NOT NULL,
          place TEXT NOT NULL, person TEXT NOT NULL, note TEXT NOT NULL, account_id TEXT NOT NULL)`,
      );
      await sql`CREATE INDEX promise_result_day ON promise_result (day)`.execute(tx);
      await sql`CREATE INDEX attestation_promise ON attestation (promise_id, signed_at)`.execute(tx);
    },
  },
];
