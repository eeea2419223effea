/** Subjects, memberships, the search document with its index, and suppression hashes. */
import { createTable, sql } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';
import { noteMigration } from './0002-notes.ts';
import { marksMigration } from './0003-marks.ts';
import { listsMigration } from './0004-lists.ts';

async function up(tx: Tx, dialect: Dialect): Promise<void> {
  for (const ddl of TABLES) await createTable(tx, dialect, ddl);
  for (const ddl of INDEXES) await sql.raw(ddl).execute(tx);
  for (const ddl of dialect === 'sqlite' ? SQLITE_SEARCH : POSTGRES_SEARCH) await sql.raw(ddl).execute(tx);
}

const TABLES = [
  `CREATE TABLE subject (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation')),
    created_at TEXT NOT NULL,
    restricted_at TEXT,
    restricted_reason TEXT CHECK (restricted_reason IN ('accuracy', 'unlawful', 'claims', 'objection')),
    CHECK ((restricted_at IS NULL) = (restricted_reason IS NULL))
  )`,
  `CREATE TABLE membership (
    id TEXT NOT NULL PRIMARY KEY,
    subject_id TEXT NOT NULL REFERENCES subject (id),
    register_id TEXT NOT NULL,
    subject_group TEXT NOT NULL,
    since TEXT NOT NULL,
    ended_on TEXT,
    end_reason TEXT,
    due_on TEXT,
    due_rule TEXT,
    due_trigger TEXT,
    due_from TEXT,
    review_on TEXT,
    origin_id TEXT NOT NULL
  )`,
  `CREATE TABLE search_doc (
    no INTEGER PRIMARY KEY AUTOINCREMENT,
    subject_id TEXT NOT NULL UNIQUE REFERENCES subject (id),
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation')),
    sort_key TEXT NOT NULL,
    body TEXT NOT NULL
  )`,
  `CREATE TABLE suppression (
    id TEXT NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL,
    purpose TEXT NOT NULL,
    since TEXT NOT NULL,
    reason TEXT NOT NULL,
    key_version INTEGER NOT NULL,
    UNIQUE (hash, purpose)
  )`,
];

const INDEXES = [
  `CREATE UNIQUE INDEX membership_live ON membership (subject_id, register_id) WHERE ended_on IS NULL`,
  // Whole for lists: when the first ends and in which registers, without a look at the rows.
  `CREATE INDEX membership_subject ON membership (subject_id, ended_on, due_on, register_id)`,
  `CREATE INDEX membership_due ON membership (due_on) WHERE ended_on IS NULL`,
  `CREATE INDEX membership_review ON membership (review_on) WHERE ended_on IS NULL`,
];

// External content and no positions: the index keeps which trigram is in which row and nothing else, and secure-delete takes
// those of an erased row out at once.
const SQLITE_SEARCH = [
  `CREATE INDEX search_doc_order ON search_doc (kind, sort_key, subject_id)`,
  `CREATE VIRTUAL TABLE search_fts USING fts5 (body, content = 'search_doc', content_rowid = 'no', tokenize = 'trigram', detail = 'none')`,
  `INSERT INTO search_fts (search_fts, rank) VALUES ('secure-delete', 1)`,
  `CREATE TRIGGER search_doc_insert AFTER INSERT ON search_doc BEGIN
     INSERT INTO search_fts (rowid, body) VALUES (new.no, new.body);
   END`,
  `CREATE TRIGGER search_doc_delete AFTER DELETE ON search_doc BEGIN
     INSERT INTO search_fts (search_fts, rowid, body) VALUES ('delete', old.no, old.body);
   END`,
  `CREATE TRIGGER search_doc_update AFTER UPDATE OF body ON search_doc WHEN old.body <> new.body BEGIN
     INSERT INTO search_fts (search_fts, rowid, body) VALUES ('delete', old.no, old.body);
     INSERT INTO search_fts (rowid, body) VALUES (new.no, new.body);
   END`,
];

// "C" order, because the Finnish order is already in the key and other collations would undo it.
const POSTGRES_SEARCH = [
  `CREATE EXTENSION IF NOT EXISTS pg_trgm`,
  `ALTER TABLE search_doc ALTER COLUMN sort_key TYPE TEXT COLLATE "C"`,
  `CREATE INDEX search_doc_order ON search_doc (kind, sort_key, subject_id)`,
  `CREATE INDEX search_doc_trigrams ON search_doc USING gin (body gin_trgm_ops)`,
];

export const subjectMigrations: readonly Migration[] = [
  { name: 'subjects/0001-subjects', up },
  noteMigration,
  marksMigration,
  listsMigration,
];
