// Migrations of the room of notices, in order; never edited once released.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

const TABLES = [
  `CREATE TABLE webhook (
    id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, url TEXT NOT NULL, events TEXT NOT NULL, recipient_id TEXT,
    secret TEXT NOT NULL, secret_before TEXT, before_until TEXT, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    cursor_seq INTEGER NOT NULL, failing_since TEXT, disabled_at TEXT, disabled_why TEXT)`,
  `CREATE TABLE webhook_delivery (
    id TEXT NOT NULL PRIMARY KEY, webhook_id TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE, seq INTEGER, event TEXT NOT NULL,
    record_id TEXT, subject_id TEXT, occurred_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'delivered', 'failed')), code TEXT, attempts INTEGER NOT NULL DEFAULT 0,
    next_at TEXT NOT NULL, lease TEXT, lease_until TEXT, finished_at TEXT, UNIQUE (webhook_id, seq, event))`,
];

const INDEXES = [
  `CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, next_at) WHERE state IN ('queued', 'sending')`,
  `CREATE INDEX webhook_delivery_finished ON webhook_delivery (finished_at)`,
];

export const webhookMigrations: readonly Migration[] = [
  {
    name: 'webhooks/0001-webhooks',
    async up(tx, dialect) {
      for (const ddl of TABLES) await createTable(tx, dialect, ddl);
      for (const ddl of INDEXES) await sql.raw(ddl).execute(tx);
    },
  },
];
