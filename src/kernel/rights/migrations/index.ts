// Migrations of erasure and holds, in order; never edited once released.

import { createTable, sql } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';

// The subject's row goes with the person, so nothing here refers to it by a foreign key.
const TABLES = [
  `CREATE TABLE erasure (
    id TEXT NOT NULL PRIMARY KEY,
    subject_id TEXT NOT NULL,
    ground TEXT NOT NULL CHECK (ground IN ('request', 'retention', 'review', 'owner')),
    received_at TEXT NOT NULL,
    deadline_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'erased', 'certified', 'cancelled')),
    plan TEXT NOT NULL,
    needles TEXT,
    result TEXT,
    erased_at TEXT,
    certified_at TEXT,
    certificate TEXT,
    batch_id TEXT,
    policy_version_id TEXT NOT NULL,
    requested_by TEXT NOT NULL,
    CHECK (state <> 'certified' OR (needles IS NULL AND certificate IS NOT NULL)),
    CHECK (state <> 'erased' OR erased_at IS NOT NULL)
  )`,
  `CREATE TABLE hold (
    id TEXT NOT NULL PRIMARY KEY,
    subject_id TEXT NOT NULL,
    fields TEXT NOT NULL,
    reason TEXT NOT NULL,
    law TEXT NOT NULL,
    placed_by TEXT NOT NULL,
    placed_at TEXT NOT NULL,
    review_on TEXT NOT NULL,
    released_at TEXT,
    released_by TEXT
  )`,
  `CREATE TABLE group_due (
    membership_id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    register_id TEXT NOT NULL,
    due_on TEXT,
    due_rule TEXT,
    due_trigger TEXT,
    due_from TEXT,
    floor_until TEXT,
    floor_rule TEXT,
    PRIMARY KEY (membership_id, group_id)
  )`,
];

const INDEXES = [
  `CREATE INDEX erasure_subject ON erasure (subject_id)`,
  `CREATE INDEX erasure_open ON erasure (state, deadline_at) WHERE state IN ('planned', 'erased')`,
  `CREATE INDEX erasure_received ON erasure (received_at)`,
  `CREATE INDEX hold_subject ON hold (subject_id)`,
  `CREATE INDEX hold_live ON hold (review_on) WHERE released_at IS NULL`,
  `CREATE INDEX group_due_subject ON group_due (subject_id)`,
  `CREATE INDEX group_due_due ON group_due (due_on) WHERE due_on IS NOT NULL`,
];

async function up(tx: Tx, dialect: Dialect): Promise<void> {
  for (const ddl of TABLES) await createTable(tx, dialect, ddl);
  for (const ddl of INDEXES) await sql.raw(ddl).execute(tx);
}

const DISPUTES = `CREATE TABLE disputed_field (
    id TEXT NOT NULL PRIMARY KEY,
    subject_id TEXT NOT NULL,
    field_id TEXT NOT NULL,
    since TEXT NOT NULL,
    UNIQUE (subject_id, field_id)
  )`;

async function disputes(tx: Tx, dialect: Dialect): Promise<void> {
  await createTable(tx, dialect, DISPUTES);
}

/** Who placed a hold before this also looks again. */
async function reviewers(tx: Tx): Promise<void> {
  await sql`ALTER TABLE hold ADD COLUMN review_by TEXT NOT NULL DEFAULT ''`.execute(tx);
  await sql`UPDATE hold SET review_by = placed_by`.execute(tx);
}

export const rightsMigrations: readonly Migration[] = [
  { name: 'rights/0001-erasure', up },
  { name: 'rights/0002-disputes', up: disputes },
  { name: 'rights/0003-hold-reviewer', up: reviewers },
];
