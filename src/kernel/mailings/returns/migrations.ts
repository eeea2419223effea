// Migrations of what came back, in order; never edited once released.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

export const returnMigrations: readonly Migration[] = [
  {
    name: 'mailings/0002-returns',
    async up(tx, dialect) {
      await createTable(
        tx,
        dialect,
        `CREATE TABLE mailing_return (id TEXT NOT NULL PRIMARY KEY, ledger_id TEXT NOT NULL, mailing_id TEXT NOT NULL, subject_id TEXT NOT NULL,
        contact_point_id TEXT, kind TEXT NOT NULL CHECK (kind IN ('hard', 'soft', 'complaint', 'arrived')), code TEXT NOT NULL,
        source TEXT NOT NULL, at TEXT NOT NULL, recorded_at TEXT NOT NULL, UNIQUE (ledger_id, kind))`,
      );
      await sql.raw('CREATE INDEX mailing_return_subject ON mailing_return (subject_id, contact_point_id)').execute(tx);
      await sql.raw('CREATE INDEX mailing_return_mailing ON mailing_return (mailing_id, kind)').execute(tx);
      await sql.raw('CREATE INDEX mailing_return_kind ON mailing_return (kind, id)').execute(tx);
      // The breaker looks at the letters that left last.
      await sql
        .raw(`CREATE INDEX mailing_recipient_left ON mailing_recipient (mailing_id, ended_at, id) WHERE ended_at IS NOT NULL`)
        .execute(tx);
    },
  },
];
