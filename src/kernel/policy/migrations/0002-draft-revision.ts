// A draft is edited by several hands over days: it knows its revision, when it was changed and which translations were confirmed.

import { sql } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';

async function up(tx: Tx, dialect: Dialect): Promise<void> {
  const whole = dialect === 'sqlite' ? 'INTEGER' : 'BIGINT';
  for (const column of [
    `revision ${whole} NOT NULL DEFAULT 1`,
    `updated_at TEXT NOT NULL DEFAULT ''`,
    `confirmed TEXT NOT NULL DEFAULT '[]'`,
  ])
    await sql.raw(`ALTER TABLE policy_draft ADD COLUMN ${column}`).execute(tx);
  await sql`UPDATE policy_draft SET updated_at = created_at`.execute(tx);
}

export const draftRevision: Migration = { name: 'policy/0002-draft-revision', up };
