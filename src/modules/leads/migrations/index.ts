// Migrations of the leads module, in order; never edited once released.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

const ROW = 'version INTEGER NOT NULL DEFAULT 1, created_at TEXT NOT NULL, origin_id TEXT NOT NULL REFERENCES origin(id)';

const INDEXES = [
  'CREATE INDEX lead_subject ON lead (subject_id, created_at, id)',
  'CREATE INDEX lead_organisation ON lead (organisation_id, created_at, id) WHERE organisation_id IS NOT NULL',
  'CREATE INDEX lead_created ON lead (created_at, id)',
  'CREATE INDEX lead_stage ON lead (stage, created_at, id)',
  'CREATE INDEX lead_closed ON lead (closed_on, stage) WHERE closed_on IS NOT NULL',
  'CREATE INDEX lead_step_lead ON lead_step (lead_id, id)',
  'CREATE INDEX lead_step_subject ON lead_step (subject_id)',
];

export const leadsMigrations: readonly Migration[] = [
  {
    name: 'leads/0001-leads',
    async up(tx, dialect) {
      await createTable(
        tx,
        dialect,
        `CREATE TABLE lead (id TEXT PRIMARY KEY, subject_id TEXT NOT NULL REFERENCES subject(id),
        organisation_id TEXT REFERENCES organisation(id) ON DELETE SET NULL, title TEXT, stage TEXT NOT NULL, stage_since TEXT NOT NULL,
        value_cents INTEGER, lost_reason TEXT, closed_on TEXT, source TEXT NOT NULL, ${ROW})`,
      );
      await createTable(
        tx,
        dialect,
        `CREATE TABLE lead_step (id TEXT PRIMARY KEY, lead_id TEXT NOT NULL, subject_id TEXT NOT NULL REFERENCES subject(id),
        from_stage TEXT, to_stage TEXT NOT NULL, moved_on TEXT NOT NULL, account_id TEXT NOT NULL, ${ROW})`,
      );
      for (const index of INDEXES) await sql.raw(index).execute(tx);
    },
  },
];
