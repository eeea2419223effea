// Migrations of retention, in order; never edited once released.

import { createTable, sql } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';
import { CLOCKS } from '../due.ts';

const TABLES = [
  `CREATE TABLE trigger_event (
    id TEXT NOT NULL PRIMARY KEY,
    subject_id TEXT NOT NULL,
    register_id TEXT,
    trigger TEXT NOT NULL,
    occurred_on TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    source_id TEXT NOT NULL,
    origin_id TEXT NOT NULL
  )`,
  `CREATE TABLE review_item (
    id TEXT NOT NULL PRIMARY KEY,
    subject_id TEXT NOT NULL,
    membership_id TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    decide_by TEXT NOT NULL,
    decided_at TEXT,
    decision TEXT CHECK (decision IN ('keep', 'erase')),
    decided_by TEXT,
    note TEXT NOT NULL DEFAULT '',
    CHECK ((decided_at IS NULL) = (decision IS NULL))
  )`,
  `CREATE TABLE retention_run (
    id TEXT NOT NULL PRIMARY KEY,
    day TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    due INTEGER NOT NULL DEFAULT 0,
    ended INTEGER NOT NULL DEFAULT 0,
    erased INTEGER NOT NULL DEFAULT 0,
    reviewed INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0
  )`,
  `CREATE TABLE retention_skip (
    id TEXT NOT NULL PRIMARY KEY,
    run_id TEXT NOT NULL REFERENCES retention_run (id) ON DELETE CASCADE,
    subject_id TEXT NOT NULL,
    membership_id TEXT,
    reason TEXT NOT NULL,
    next_on TEXT
  )`,
];

const INDEXES = [
  `CREATE INDEX trigger_event_subject ON trigger_event (subject_id, trigger, occurred_on)`,
  `CREATE INDEX trigger_event_source ON trigger_event (source_id, trigger)`,
  `CREATE UNIQUE INDEX review_item_open ON review_item (membership_id) WHERE decided_at IS NULL`,
  `CREATE INDEX review_item_subject ON review_item (subject_id)`,
  `CREATE INDEX review_item_decide ON review_item (decide_by) WHERE decided_at IS NULL`,
  `CREATE INDEX retention_run_started ON retention_run (started_at)`,
  `CREATE INDEX retention_skip_run ON retention_skip (run_id)`,
  `CREATE INDEX retention_skip_subject ON retention_skip (subject_id)`,
];

async function up(tx: Tx, dialect: Dialect): Promise<void> {
  for (const ddl of TABLES) await createTable(tx, dialect, ddl);
  for (const ddl of INDEXES) await sql.raw(ddl).execute(tx);
}

/** Days stored before this was asked were computed by the first rules; a register without anybody holds none. */
async function clocks(tx: Tx, dialect: Dialect): Promise<void> {
  await createTable(tx, dialect, 'CREATE TABLE retention_clocks (id TEXT NOT NULL PRIMARY KEY, generation INTEGER NOT NULL)');
  const { rows } = await sql`select id from membership limit 1`.execute(tx);
  await sql`insert into retention_clocks (id, generation) values ('due', ${rows.length === 0 ? CLOCKS : 1})`.execute(tx);
}

export const retentionMigrations: readonly Migration[] = [
  { name: 'retention/0001-retention', up },
  { name: 'retention/0002-clocks', up: clocks },
];
