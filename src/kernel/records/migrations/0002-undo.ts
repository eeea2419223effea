// What a change replaced or took away, for as long as it can be undone.

import { createTable, sql } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';

async function up(tx: Tx, dialect: Dialect): Promise<void> {
  await createTable(
    tx,
    dialect,
    `CREATE TABLE undo_act (
      id TEXT NOT NULL PRIMARY KEY,
      actor_id TEXT NOT NULL,
      entries INTEGER NOT NULL,
      at TEXT NOT NULL,
      expires TEXT NOT NULL
    )`,
  );
  await createTable(
    tx,
    dialect,
    `CREATE TABLE undo_entry (
      id TEXT NOT NULL PRIMARY KEY,
      act_id TEXT NOT NULL,
      subject_id TEXT,
      op TEXT NOT NULL,
      kind TEXT NOT NULL,
      record_id TEXT NOT NULL,
      image TEXT,
      version_after INTEGER,
      at TEXT NOT NULL,
      expires TEXT NOT NULL
    )`,
  );
  await sql`CREATE INDEX undo_entry_act ON undo_entry (act_id, id)`.execute(tx);
  await sql`CREATE INDEX undo_entry_subject ON undo_entry (subject_id) WHERE subject_id IS NOT NULL`.execute(tx);
  await sql`CREATE INDEX undo_entry_expires ON undo_entry (expires)`.execute(tx);
  await sql`CREATE INDEX undo_act_expires ON undo_act (expires)`.execute(tx);
}

export const undoMigrations: readonly Migration[] = [{ name: 'records/0002-undo', up }];
