// Who may be the same, who is certainly not, and who became one.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

const SUBJECT = 'subject_id TEXT NOT NULL REFERENCES subject(id)';

export const duplicates: Migration = {
  name: 'customers/0005-duplicates',
  async up(tx, dialect) {
    await createTable(
      tx,
      dialect,
      `CREATE TABLE duplicate_pair (id TEXT PRIMARY KEY, ${SUBJECT}, other_id TEXT NOT NULL, score INTEGER NOT NULL, reasons TEXT NOT NULL, found_at TEXT NOT NULL)`,
    );
    await createTable(
      tx,
      dialect,
      `CREATE TABLE not_same (id TEXT PRIMARY KEY, ${SUBJECT}, other_id TEXT NOT NULL, account_id TEXT NOT NULL, decided_at TEXT NOT NULL)`,
    );
    await createTable(
      tx,
      dialect,
      `CREATE TABLE merged (id TEXT PRIMARY KEY, ${SUBJECT}, old_id TEXT NOT NULL, account_id TEXT NOT NULL, merged_at TEXT NOT NULL)`,
    );
    for (const step of [
      'CREATE UNIQUE INDEX duplicate_pair_two ON duplicate_pair (subject_id, other_id)',
      'CREATE INDEX duplicate_pair_other ON duplicate_pair (other_id)',
      'CREATE INDEX duplicate_pair_score ON duplicate_pair (score, id)',
      'CREATE UNIQUE INDEX not_same_two ON not_same (subject_id, other_id)',
      'CREATE INDEX not_same_other ON not_same (other_id)',
      'CREATE INDEX merged_subject ON merged (subject_id)',
      'CREATE INDEX merged_old ON merged (old_id)',
    ])
      await sql.raw(step).execute(tx);
  },
};
