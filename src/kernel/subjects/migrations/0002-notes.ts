/** What is written about somebody in free words, folded for finding: one row a subject, apart from names so that a name is found first. */
import { createTable, sql } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';

async function up(tx: Tx, dialect: Dialect): Promise<void> {
  await createTable(
    tx,
    dialect,
    `CREATE TABLE search_note (
    no INTEGER PRIMARY KEY AUTOINCREMENT,
    subject_id TEXT NOT NULL UNIQUE REFERENCES subject (id),
    body TEXT NOT NULL
  )`,
  );
  for (const ddl of dialect === 'sqlite' ? SQLITE : POSTGRES) await sql.raw(ddl).execute(tx);
}

// As for names: which trigram is in which row and nothing else, and those of an erased row go at once.
const SQLITE = [
  `CREATE VIRTUAL TABLE search_note_fts USING fts5 (body, content = 'search_note', content_rowid = 'no', tokenize = 'trigram', detail = 'none')`,
  `INSERT INTO search_note_fts (search_note_fts, rank) VALUES ('secure-delete', 1)`,
  `CREATE TRIGGER search_note_insert AFTER INSERT ON search_note BEGIN
     INSERT INTO search_note_fts (rowid, body) VALUES (new.no, new.body);
   END`,
  `CREATE TRIGGER search_note_delete AFTER DELETE ON search_note BEGIN
     INSERT INTO search_note_fts (search_note_fts, rowid, body) VALUES ('delete', old.no, old.body);
   END`,
  `CREATE TRIGGER search_note_update AFTER UPDATE OF body ON search_note WHEN old.body <> new.body BEGIN
     INSERT INTO search_note_fts (search_note_fts, rowid, body) VALUES ('delete', old.no, old.body);
     INSERT INTO search_note_fts (rowid, body) VALUES (new.no, new.body);
   END`,
];

const POSTGRES = [`CREATE INDEX search_note_trigrams ON search_note USING gin (body gin_trgm_ops)`];

export const noteMigration: Migration = { name: 'subjects/0002-notes', up };
