/** Provenance rows and custom values. */
import { createTable, sql } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';

async function up(tx: Tx, dialect: Dialect): Promise<void> {
  await createTable(
    tx,
    dialect,
    `CREATE TABLE origin (
      id TEXT NOT NULL PRIMARY KEY,
      source TEXT NOT NULL CHECK (source <> ''),
      purpose TEXT NOT NULL CHECK (purpose <> ''),
      actor_id TEXT NOT NULL,
      actor_kind TEXT NOT NULL CHECK (actor_kind IN ('account', 'system', 'subject', 'cli')),
      policy_version_id TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      import_id TEXT
    )`,
  );
  await createTable(
    tx,
    dialect,
    `CREATE TABLE field_origin (
      kind TEXT NOT NULL,
      record_id TEXT NOT NULL,
      column_name TEXT NOT NULL,
      subject_id TEXT,
      origin_id TEXT NOT NULL REFERENCES origin (id),
      PRIMARY KEY (kind, record_id, column_name)
    )`,
  );
  await createTable(
    tx,
    dialect,
    `CREATE TABLE custom_value (
      id TEXT NOT NULL PRIMARY KEY,
      subject_id TEXT NOT NULL,
      field_id TEXT NOT NULL,
      value TEXT NOT NULL,
      version INTEGER NOT NULL DEFAULT 1,
      origin_id TEXT NOT NULL REFERENCES origin (id),
      UNIQUE (subject_id, field_id)
    )`,
  );
  await sql`CREATE INDEX field_origin_subject ON field_origin (subject_id)`.execute(tx);
  await sql`CREATE INDEX origin_import ON origin (import_id) WHERE import_id IS NOT NULL`.execute(tx);
}

export const provenanceMigrations: readonly Migration[] = [{ name: 'records/0001-provenance', up }];
