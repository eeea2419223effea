/** The audit log and the ledger outbox; both engines refuse to change or delete what was written. */
import { createTable, sql } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';

async function up(tx: Tx, dialect: Dialect): Promise<void> {
  for (const ddl of TABLES) await createTable(tx, dialect, ddl);
  for (const ddl of INDEXES) await sql.raw(ddl).execute(tx);
  for (const ddl of dialect === 'sqlite' ? SQLITE_GUARDS : POSTGRES_GUARDS) await sql.raw(ddl).execute(tx);
}

const TABLES = [
  `CREATE TABLE audit_entry (
    seq INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT,
    record_id TEXT,
    subject_id TEXT,
    detail TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
  )`,
  `CREATE TABLE ledger_outbox (
    seq INTEGER NOT NULL PRIMARY KEY,
    entry TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    copied_at TEXT
  )`,
];

const INDEXES = [
  `CREATE INDEX audit_entry_subject ON audit_entry (subject_id, seq) WHERE subject_id IS NOT NULL`,
  `CREATE INDEX ledger_outbox_waiting ON ledger_outbox (seq) WHERE copied_at IS NULL`,
];

// Only the time of copying may be set, once.
const LEDGER_CHANGED = 'old.seq <> new.seq OR old.entry <> new.entry OR old.prev_hash <> new.prev_hash OR old.hash <> new.hash';

const SQLITE_GUARDS = [
  `CREATE TRIGGER audit_entry_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END`,
  `CREATE TRIGGER audit_entry_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END`,
  `CREATE TRIGGER ledger_outbox_update BEFORE UPDATE ON ledger_outbox WHEN ${LEDGER_CHANGED}
     BEGIN SELECT RAISE(ABORT, 'ledger_outbox is append-only'); END`,
  `CREATE TRIGGER ledger_outbox_delete BEFORE DELETE ON ledger_outbox BEGIN SELECT RAISE(ABORT, 'ledger_outbox is append-only'); END`,
];

const POSTGRES_GUARDS = [
  `CREATE OR REPLACE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$`,
  `CREATE TRIGGER audit_entry_guard BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_refuse_change()`,
  `CREATE TRIGGER audit_entry_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change()`,
  `CREATE TRIGGER ledger_outbox_update BEFORE UPDATE ON ledger_outbox FOR EACH ROW WHEN (${LEDGER_CHANGED}) EXECUTE FUNCTION audit_refuse_change()`,
  `CREATE TRIGGER ledger_outbox_delete BEFORE DELETE ON ledger_outbox FOR EACH ROW EXECUTE FUNCTION audit_refuse_change()`,
  `CREATE TRIGGER ledger_outbox_truncate BEFORE TRUNCATE ON ledger_outbox FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change()`,
];

// Every erasure looks through the entries that are about nobody: few of them, which without a list of their own were found by reading the whole log.
const ABOUT_NOBODY = 'CREATE INDEX audit_entry_nobody ON audit_entry (subject_id, seq) WHERE subject_id IS NULL';

export const auditMigrations: readonly Migration[] = [
  { name: 'audit/0001-audit', up },
  { name: 'audit/0002-about-nobody', up: async (tx) => void (await sql.raw(ABOUT_NOBODY).execute(tx)) },
];
