// Migrations of the correspondence module, in order; never edited once released. The text stands last, so that lists never read its pages.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

export const correspondenceMigrations: readonly Migration[] = [
  {
    name: 'correspondence/0001-messages',
    async up(tx, dialect) {
      await createTable(
        tx,
        dialect,
        `CREATE TABLE message (id TEXT PRIMARY KEY, subject_id TEXT NOT NULL REFERENCES subject(id), direction TEXT NOT NULL,
        sent_at TEXT NOT NULL, title TEXT, point_id TEXT, message_hash TEXT NOT NULL, way TEXT NOT NULL,
        files_left INTEGER NOT NULL DEFAULT 0, others_left INTEGER NOT NULL DEFAULT 0,
        version INTEGER NOT NULL DEFAULT 1, created_at TEXT NOT NULL, origin_id TEXT NOT NULL REFERENCES origin(id), body TEXT NOT NULL)`,
      );
      await createTable(
        tx,
        dialect,
        'CREATE TABLE message_count (id TEXT PRIMARY KEY, day TEXT NOT NULL, way TEXT NOT NULL, outcome TEXT NOT NULL, n INTEGER NOT NULL)',
      );
      await sql.raw('CREATE UNIQUE INDEX message_once ON message (subject_id, message_hash)').execute(tx);
      await sql.raw('CREATE INDEX message_subject ON message (subject_id, sent_at, id)').execute(tx);
    },
  },
];
