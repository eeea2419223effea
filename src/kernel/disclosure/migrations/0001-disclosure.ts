// Agreements, shares and the log of disclosures; both engines refuse to change a line of the log. What is missing from it is seen by the chain.

import { createTable, sql } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';

// The subject's row goes with the person, so nothing here refers to it by a foreign key.
const TABLES = [
  `CREATE TABLE recipient_party (
    id TEXT NOT NULL PRIMARY KEY,
    recipient_id TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (recipient_id, name)
  )`,
  `CREATE TABLE recipient_agreement (
    id TEXT NOT NULL PRIMARY KEY,
    party_id TEXT NOT NULL REFERENCES recipient_party (id),
    recipient_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('processing-agreement', 'assignment-contract', 'nda', 'joint-arrangement')),
    signed_on TEXT NOT NULL,
    valid_until TEXT,
    ended_at TEXT,
    ended_by TEXT,
    place TEXT NOT NULL,
    document_id TEXT,
    filed_at TEXT NOT NULL,
    filed_by TEXT NOT NULL,
    CHECK (valid_until IS NULL OR valid_until >= signed_on),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
  )`,
  `CREATE TABLE partner_account (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL UNIQUE,
    party_id TEXT NOT NULL REFERENCES recipient_party (id),
    recipient_id TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
  )`,
  `CREATE TABLE partner_share (
    id TEXT NOT NULL PRIMARY KEY,
    subject_id TEXT NOT NULL,
    party_id TEXT NOT NULL,
    recipient_id TEXT NOT NULL,
    purpose TEXT NOT NULL,
    shared_at TEXT NOT NULL,
    shared_by TEXT NOT NULL,
    ended_at TEXT,
    ended_by TEXT,
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
  )`,
  `CREATE TABLE disclosure_consent (
    id TEXT NOT NULL PRIMARY KEY,
    subject_id TEXT NOT NULL,
    recipient_id TEXT NOT NULL,
    given_on TEXT NOT NULL,
    place TEXT NOT NULL,
    filed_at TEXT NOT NULL,
    filed_by TEXT NOT NULL,
    withdrawn_at TEXT
  )`,
  `CREATE TABLE export_copy (
    id TEXT NOT NULL PRIMARY KEY,
    recipient_id TEXT NOT NULL,
    party_id TEXT,
    purpose TEXT NOT NULL,
    fields TEXT NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('csv', 'json')),
    people INTEGER NOT NULL CHECK (people >= 0),
    left_out TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    destroy_by TEXT NOT NULL,
    destroyed_at TEXT,
    destroyed_by TEXT,
    policy_version_id TEXT NOT NULL,
    CHECK ((destroyed_at IS NULL) = (destroyed_by IS NULL))
  )`,
  `CREATE TABLE disclosure (
    id TEXT NOT NULL PRIMARY KEY,
    subject_id TEXT NOT NULL,
    recipient_id TEXT NOT NULL,
    party_id TEXT,
    way TEXT NOT NULL CHECK (way IN ('view', 'export', 'transfer', 'letter')),
    fields TEXT NOT NULL,
    basis_kind TEXT NOT NULL CHECK (basis_kind IN ('agreement', 'consent', 'law', 'controller')),
    basis_ref TEXT NOT NULL CHECK (basis_ref <> ''),
    at TEXT NOT NULL,
    policy_version_id TEXT NOT NULL,
    copy_id TEXT,
    actor_kind TEXT NOT NULL,
    actor_id TEXT NOT NULL
  )`,
];

const INDEXES = [
  `CREATE INDEX recipient_agreement_party ON recipient_agreement (party_id)`,
  `CREATE INDEX partner_account_party ON partner_account (party_id)`,
  `CREATE INDEX partner_share_subject ON partner_share (subject_id)`,
  `CREATE UNIQUE INDEX partner_share_live ON partner_share (party_id, subject_id) WHERE ended_at IS NULL`,
  `CREATE INDEX disclosure_consent_subject ON disclosure_consent (subject_id)`,
  `CREATE INDEX export_copy_open ON export_copy (destroy_by) WHERE destroyed_at IS NULL`,
  `CREATE INDEX disclosure_subject ON disclosure (subject_id, at)`,
  `CREATE INDEX disclosure_recipient ON disclosure (recipient_id, at)`,
  `CREATE INDEX disclosure_at ON disclosure (at)`,
];

const SQLITE_GUARDS = [
  `CREATE TRIGGER disclosure_update BEFORE UPDATE ON disclosure BEGIN SELECT RAISE(ABORT, 'disclosure is append-only'); END`,
];

const POSTGRES_GUARDS = [
  `CREATE OR REPLACE FUNCTION disclosure_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$`,
  `CREATE TRIGGER disclosure_update BEFORE UPDATE ON disclosure FOR EACH ROW EXECUTE FUNCTION disclosure_refuse_change()`,
  `CREATE TRIGGER disclosure_truncate BEFORE TRUNCATE ON disclosure FOR EACH STATEMENT EXECUTE FUNCTION disclosure_refuse_change()`,
];

async function up(tx: Tx, dialect: Dialect): Promise<void> {
  for (const ddl of TABLES) await createTable(tx, dialect, ddl);
  for (const ddl of [...INDEXES, ...(dialect === 'sqlite' ? SQLITE_GUARDS : POSTGRES_GUARDS)]) await sql.raw(ddl).execute(tx);
}

export const disclosureMigrations: readonly Migration[] = [{ name: 'disclosure/0001-disclosure', up }];
