// Events of permission; both engines refuse to change them, and to delete any that is younger than the declared cut-off.

import { createTable, sql } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';
import { banScopes } from './0002-ban-scopes.ts';

const TABLES = [
  `CREATE TABLE permission_event (
    id TEXT NOT NULL PRIMARY KEY,
    subject_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    act TEXT NOT NULL CHECK (act IN
      ('consent-given', 'consent-withdrawn', 'customer-exception', 'exception-ended', 'role-interest', 'role-ended', 'objection', 'ban')),
    channel TEXT CHECK (channel IN ('email', 'sms', 'phone', 'post')),
    purpose TEXT,
    contact_id TEXT,
    at TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    way TEXT,
    method TEXT NOT NULL CHECK (method IN ('staff', 'import', 'own-pages', 'link', 'confirmed', 'replay')),
    source TEXT NOT NULL,
    text_hash TEXT,
    text_lang TEXT CHECK (text_lang IN ('fi', 'sv', 'en')),
    policy_version_id TEXT NOT NULL,
    over_ban INTEGER NOT NULL DEFAULT 0 CHECK (over_ban IN (0, 1)),
    address_hashes TEXT NOT NULL DEFAULT '[]',
    actor_kind TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    origin_id TEXT NOT NULL,
    UNIQUE (subject_id, seq),
    CHECK (act IN ('ban', 'objection', 'consent-withdrawn') OR (channel IS NOT NULL AND purpose IS NOT NULL)),
    CHECK (act = 'ban' OR purpose IS NOT NULL),
    CHECK ((act = 'consent-given') = (text_hash IS NOT NULL)),
    CHECK (over_ban = 0 OR act = 'consent-given')
  )`,
  `CREATE TABLE permission_text (
    hash TEXT NOT NULL PRIMARY KEY,
    lang TEXT NOT NULL CHECK (lang IN ('fi', 'sv', 'en')),
    body TEXT NOT NULL,
    first_used_at TEXT NOT NULL
  )`,
  `CREATE TABLE permission_cutoff (id TEXT NOT NULL PRIMARY KEY CHECK (id = 'cutoff'), day TEXT NOT NULL)`,
];

const YOUNG = `old.recorded_at >= coalesce((SELECT day FROM permission_cutoff), '')`;

const SQLITE_GUARDS = [
  `CREATE TRIGGER permission_event_update BEFORE UPDATE ON permission_event BEGIN SELECT RAISE(ABORT, 'permission_event is append-only'); END`,
  `CREATE TRIGGER permission_event_delete BEFORE DELETE ON permission_event WHEN ${YOUNG}
     BEGIN SELECT RAISE(ABORT, 'permission_event is append-only'); END`,
  `CREATE TRIGGER permission_text_update BEFORE UPDATE ON permission_text BEGIN SELECT RAISE(ABORT, 'permission_text is append-only'); END`,
  `CREATE TRIGGER permission_text_delete BEFORE DELETE ON permission_text BEGIN SELECT RAISE(ABORT, 'permission_text is append-only'); END`,
];

const POSTGRES_GUARDS = [
  `CREATE OR REPLACE FUNCTION permission_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$`,
  `CREATE OR REPLACE FUNCTION permission_refuse_delete() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN IF ${YOUNG} THEN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END IF; RETURN OLD; END $$`,
  `CREATE TRIGGER permission_event_update BEFORE UPDATE ON permission_event FOR EACH ROW EXECUTE FUNCTION permission_refuse_change()`,
  `CREATE TRIGGER permission_event_delete BEFORE DELETE ON permission_event FOR EACH ROW EXECUTE FUNCTION permission_refuse_delete()`,
  `CREATE TRIGGER permission_event_truncate BEFORE TRUNCATE ON permission_event FOR EACH STATEMENT EXECUTE FUNCTION permission_refuse_change()`,
  `CREATE TRIGGER permission_text_guard BEFORE UPDATE OR DELETE ON permission_text FOR EACH ROW EXECUTE FUNCTION permission_refuse_change()`,
  `CREATE TRIGGER permission_text_truncate BEFORE TRUNCATE ON permission_text FOR EACH STATEMENT EXECUTE FUNCTION permission_refuse_change()`,
];

async function up(tx: Tx, dialect: Dialect): Promise<void> {
  for (const ddl of TABLES) await createTable(tx, dialect, ddl);
  for (const ddl of dialect === 'sqlite' ? SQLITE_GUARDS : POSTGRES_GUARDS) await sql.raw(ddl).execute(tx);
}

export const permissionMigrations: readonly Migration[] = [{ name: 'permission/0001-permission', up }, banScopes];
