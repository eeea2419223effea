// A version published for a later day may be taken back before it; that too is remembered for good.

import { createTable, sql } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';

async function up(tx: Tx, dialect: Dialect): Promise<void> {
  await createTable(
    tx,
    dialect,
    `CREATE TABLE policy_withdrawal (
      version_id TEXT NOT NULL PRIMARY KEY REFERENCES policy_version(id),
      withdrawn_at TEXT NOT NULL,
      withdrawn_by TEXT NOT NULL
    )`,
  );
  for (const ddl of dialect === 'sqlite' ? SQLITE_GUARDS : POSTGRES_GUARDS) await sql.raw(ddl).execute(tx);
}

const SQLITE_GUARDS = [
  `CREATE TRIGGER policy_withdrawal_update BEFORE UPDATE ON policy_withdrawal BEGIN SELECT RAISE(ABORT, 'policy_withdrawal is immutable'); END`,
  `CREATE TRIGGER policy_withdrawal_delete BEFORE DELETE ON policy_withdrawal BEGIN SELECT RAISE(ABORT, 'policy_withdrawal is immutable'); END`,
  `CREATE TRIGGER policy_withdrawal_replace BEFORE INSERT ON policy_withdrawal
     WHEN EXISTS (SELECT 1 FROM policy_withdrawal WHERE version_id = new.version_id)
     BEGIN SELECT RAISE(ABORT, 'policy_withdrawal is immutable'); END`,
];

const POSTGRES_GUARDS = [
  `CREATE TRIGGER policy_withdrawal_guard BEFORE UPDATE OR DELETE ON policy_withdrawal FOR EACH ROW EXECUTE FUNCTION policy_refuse_change()`,
  `CREATE TRIGGER policy_withdrawal_truncate BEFORE TRUNCATE ON policy_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION policy_refuse_change()`,
];

export const withdrawal: Migration = { name: 'policy/0004-withdrawal', up };
