// Migrations of the raffles module, in order; never edited once released.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

export const rafflesMigrations: readonly Migration[] = [
  {
    name: 'raffles/0001-raffles',
    async up(tx, dialect) {
      await createTable(
        tx,
        dialect,
        `CREATE TABLE raffle (id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, state TEXT NOT NULL, name TEXT NOT NULL, prizes TEXT NOT NULL,
        rules TEXT NOT NULL, public_source TEXT NOT NULL, register_id TEXT NOT NULL, form_id TEXT, winners INTEGER NOT NULL,
        reserves INTEGER NOT NULL, answer_days INTEGER NOT NULL, closes_at TEXT NOT NULL, secret TEXT NOT NULL, commitment TEXT NOT NULL,
        list TEXT, root TEXT, public_value TEXT, seed TEXT, drawn TEXT, opened_at TEXT, closed_at TEXT, drawn_at TEXT, forgotten_at TEXT,
        version INTEGER NOT NULL DEFAULT 1, created_at TEXT NOT NULL)`,
      );
      await createTable(
        tx,
        dialect,
        `CREATE TABLE raffle_entry (id TEXT PRIMARY KEY, raffle_id TEXT NOT NULL, subject_id TEXT NOT NULL REFERENCES subject(id),
        code TEXT, hash TEXT NOT NULL, answer TEXT, state TEXT NOT NULL, told_at TEXT,
        version INTEGER NOT NULL DEFAULT 1, created_at TEXT NOT NULL, origin_id TEXT NOT NULL REFERENCES origin(id))`,
      );
      await sql`CREATE UNIQUE INDEX raffle_entry_once ON raffle_entry (raffle_id, subject_id)`.execute(tx);
      await sql`CREATE INDEX raffle_entry_subject ON raffle_entry (subject_id)`.execute(tx);
      await sql`CREATE INDEX raffle_entry_hash ON raffle_entry (raffle_id, hash)`.execute(tx);
    },
  },
  {
    name: 'raffles/0002-one-raffle-a-form',
    async up(tx) {
      await sql`ALTER TABLE raffle ADD COLUMN public_on TEXT`.execute(tx);
      await sql`ALTER TABLE raffle_entry ADD COLUMN twin_of TEXT`.execute(tx);
      await sql`DROP INDEX raffle_entry_once`.execute(tx);
      await sql`CREATE UNIQUE INDEX raffle_entry_once ON raffle_entry (raffle_id, subject_id) WHERE twin_of IS NULL`.execute(tx);
      // Of two that were opened for one form at once, the form stays with the first.
      await sql`UPDATE raffle SET form_id = NULL WHERE state = 'open' AND EXISTS (SELECT 1 FROM raffle o WHERE o.state = 'open'
        AND o.form_id = raffle.form_id AND (o.opened_at < raffle.opened_at OR (o.opened_at = raffle.opened_at AND o.id < raffle.id)))`.execute(
        tx,
      );
      await sql`CREATE UNIQUE INDEX raffle_form_open ON raffle (form_id) WHERE state = 'open'`.execute(tx);
    },
  },
];
