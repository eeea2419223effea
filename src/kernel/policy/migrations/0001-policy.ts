// Published versions and drafts; both engines refuse to change or delete a published version.

import { createTable, sql } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';

async function up(tx: Tx, dialect: Dialect): Promise<void> {
  for (const ddl of TABLES) await createTable(tx, dialect, ddl);
  for (const ddl of dialect === 'sqlite' ? SQLITE_GUARDS : POSTGRES_GUARDS) await sql.raw(ddl).execute(tx);
}

const TABLES = [
  `CREATE TABLE policy_version (
    id TEXT NOT NULL PRIMARY KEY,
    no INTEGER NOT NULL UNIQUE CHECK (no > 0),
    policy_id TEXT NOT NULL,
    yaml TEXT NOT NULL,
    canonical TEXT NOT NULL,
    hash TEXT NOT NULL,
    effective_from TEXT NOT NULL CHECK (length(effective_from) = 10),
    published_at TEXT NOT NULL,
    published_by TEXT NOT NULL
  )`,
  `CREATE TABLE policy_draft (
    id TEXT NOT NULL PRIMARY KEY,
    base_version_id TEXT REFERENCES policy_version(id),
    yaml TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
  )`,
];

// REPLACE deletes without firing the delete trigger, so a taken id or number is refused before it can.
const SQLITE_GUARDS = [
  `CREATE TRIGGER policy_version_update BEFORE UPDATE ON policy_version BEGIN SELECT RAISE(ABORT, 'policy_version is immutable'); END`,
  `CREATE TRIGGER policy_version_delete BEFORE DELETE ON policy_version BEGIN SELECT RAISE(ABORT, 'policy_version is immutable'); END`,
  `CREATE TRIGGER policy_version_replace BEFORE INSERT ON policy_version
     WHEN EXISTS (SELECT 1 FROM policy_version WHERE id = new.id OR no = new.no)
     BEGIN SELECT RAISE(ABORT, 'policy_version is immutable'); END`,
];

const POSTGRES_GUARDS = [
  `CREATE OR REPLACE FUNCTION policy_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION '% is immutable', TG_TABLE_NAME; END $$`,
  `CREATE TRIGGER policy_version_guard BEFORE UPDATE OR DELETE ON policy_version FOR EACH ROW EXECUTE FUNCTION policy_refuse_change()`,
  `CREATE TRIGGER policy_version_truncate BEFORE TRUNCATE ON policy_version FOR EACH STATEMENT EXECUTE FUNCTION policy_refuse_change()`,
];

export const policyTables: Migration = { name: 'policy/0001-policy', up };
