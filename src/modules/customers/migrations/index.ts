// Migrations of the customers module, in order; never edited once released.

import { createTable, sql } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';
import { duplicates } from './duplicates.ts';
import { importBans } from './import-bans.ts';
import { importsReversible } from './imports.ts';
import { mainOrganisation } from './main-organisation.ts';
import { tasksAndTags } from './tasks-tags.ts';
import { listIndexes } from './lists.ts';
import { listMarks } from './marks.ts';
import { viewsAndBulk } from './views-bulk.ts';

async function tables(tx: Tx, dialect: Dialect): Promise<void> {
  const subject = 'TEXT PRIMARY KEY REFERENCES subject(id)';
  const row = `version INTEGER NOT NULL DEFAULT 1, created_at TEXT NOT NULL, origin_id TEXT NOT NULL REFERENCES origin(id)`;
  await createTable(
    tx,
    dialect,
    `CREATE TABLE person (id ${subject}, customer_number TEXT, given_name TEXT, family_name TEXT, job_title TEXT, language TEXT,
    education TEXT, industry TEXT, note TEXT, services_used TEXT, orders TEXT, next_action TEXT, next_action_on TEXT, ${row})`,
  );
  await createTable(
    tx,
    dialect,
    `CREATE TABLE organisation (id ${subject}, name TEXT, business_id TEXT, website TEXT, industry TEXT, billing TEXT, ${row})`,
  );
  await createTable(
    tx,
    dialect,
    `CREATE TABLE contact_point (id TEXT PRIMARY KEY, subject_id TEXT NOT NULL REFERENCES subject(id), field_id TEXT NOT NULL,
    value TEXT NOT NULL, normal TEXT NOT NULL, label TEXT, ${row})`,
  );
  await createTable(
    tx,
    dialect,
    `CREATE TABLE affiliation (id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), organisation_id TEXT NOT NULL REFERENCES organisation(id) ON DELETE CASCADE,
    role TEXT, since TEXT, until TEXT, version INTEGER NOT NULL DEFAULT 1, origin_id TEXT NOT NULL REFERENCES origin(id))`,
  );
  await createTable(
    tx,
    dialect,
    `CREATE TABLE contact_event (id TEXT PRIMARY KEY, subject_id TEXT NOT NULL REFERENCES subject(id),
    kind TEXT NOT NULL CHECK (kind IN ('call','meeting','mail','note','service')), occurred_on TEXT NOT NULL, note TEXT, account_id TEXT NOT NULL, ${row})`,
  );
  await createTable(
    tx,
    dialect,
    `CREATE TABLE import_run (id TEXT PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('running','done','cancelled','failed')),
    register_id TEXT NOT NULL, source TEXT NOT NULL, account_id TEXT NOT NULL, rows INTEGER NOT NULL, done INTEGER NOT NULL DEFAULT 0, created INTEGER NOT NULL DEFAULT 0,
    merged INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0, banned INTEGER NOT NULL DEFAULT 0, started_at TEXT NOT NULL, finished_at TEXT)`,
  );
}

const INDEXES = [
  'CREATE INDEX person_next_action ON person (next_action_on, id) WHERE next_action_on IS NOT NULL',
  'CREATE INDEX person_customer_number ON person (customer_number) WHERE customer_number IS NOT NULL',
  'CREATE INDEX organisation_business_id ON organisation (business_id) WHERE business_id IS NOT NULL',
  'CREATE INDEX contact_point_normal ON contact_point (normal)',
  'CREATE INDEX affiliation_person ON affiliation (person_id, id, until, organisation_id)',
  'CREATE INDEX affiliation_organisation ON affiliation (organisation_id)',
  'CREATE INDEX contact_event_subject ON contact_event (subject_id, occurred_on, id)',
  'CREATE INDEX membership_register ON membership (register_id, subject_id) WHERE ended_on IS NULL',
];

/** Whole for lists of fifty people; PostgreSQL has no room in an index for a long value. */
function pointsOfSubject(dialect: Dialect): string {
  return `CREATE INDEX contact_point_subject ON contact_point (subject_id, field_id, id${dialect === 'sqlite' ? ', value' : ''})`;
}

export const customersMigrations: readonly Migration[] = [
  {
    name: 'customers/0001-people',
    async up(tx, dialect) {
      await tables(tx, dialect);
      for (const index of [...INDEXES, pointsOfSubject(dialect)]) await sql.raw(index).execute(tx);
    },
  },
  listIndexes,
  viewsAndBulk,
  tasksAndTags,
  importsReversible,
  duplicates,
  mainOrganisation,
  listMarks,
  importBans,
];
