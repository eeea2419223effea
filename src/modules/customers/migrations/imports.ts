// Runs of imports can be interrupted, gone on with and taken back; where the columns of a file went is remembered without its headings.

import { createTable, sql } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';

const OLD = 'id, state, register_id, source, account_id, rows, done, created, merged, failed, banned, started_at, finished_at';

async function up(tx: Tx, dialect: Dialect): Promise<void> {
  const count = 'INTEGER NOT NULL DEFAULT 0';
  await sql`ALTER TABLE import_run RENAME TO import_run_before`.execute(tx);
  await createTable(
    tx,
    dialect,
    `CREATE TABLE import_run (id TEXT PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('running','done','cancelled','failed','interrupted','reversing','reversed')),
    about TEXT NOT NULL DEFAULT 'people' CHECK (about IN ('people','organisations')), register_id TEXT NOT NULL, subject_group TEXT NOT NULL DEFAULT '',
    mode TEXT NOT NULL DEFAULT 'complete', source TEXT NOT NULL, account_id TEXT NOT NULL, rows INTEGER NOT NULL, done ${count},
    created ${count}, merged ${count}, same ${count}, failed ${count}, banned ${count}, erased ${count}, permitted ${count}, unpermitted ${count},
    at_line ${count}, file_hash TEXT, started_at TEXT NOT NULL, finished_at TEXT, reversed_at TEXT, removed ${count}, restored ${count}, kept ${count})`,
  );
  await sql.raw(`INSERT INTO import_run (${OLD}) SELECT ${OLD} FROM import_run_before`).execute(tx);
  await sql`DROP TABLE import_run_before`.execute(tx);
  await sql`CREATE INDEX import_run_started ON import_run (started_at, id)`.execute(tx);
  await createTable(
    tx,
    dialect,
    `CREATE TABLE import_mapping (id TEXT PRIMARY KEY, register_id TEXT NOT NULL, about TEXT NOT NULL, headings_hash TEXT NOT NULL,
    columns TEXT NOT NULL, used_at TEXT NOT NULL, UNIQUE (register_id, about, headings_hash))`,
  );
}

export const importsReversible: Migration = { name: 'customers/imports-reversible', up };
