// The tables of newsletters: content, templates and pictures, whose bytes stand last so that lists never read their pages.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

const ROW = 'account_id TEXT NOT NULL, changed_at TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1';

export const newsletterMigrations: readonly Migration[] = [
  {
    name: 'marketing/0003-newsletters',
    async up(tx, dialect) {
      await createTable(
        tx,
        dialect,
        `CREATE TABLE newsletter_content (id TEXT PRIMARY KEY, mailing_id TEXT NOT NULL, main_lang TEXT NOT NULL, document TEXT NOT NULL,
        public INTEGER NOT NULL, slug TEXT NOT NULL, ${ROW})`,
      );
      await createTable(
        tx,
        dialect,
        `CREATE TABLE newsletter_template (id TEXT PRIMARY KEY, name TEXT NOT NULL, document TEXT NOT NULL, ${ROW})`,
      );
      await createTable(
        tx,
        dialect,
        `CREATE TABLE newsletter_image (id TEXT PRIMARY KEY, media_type TEXT NOT NULL, size INTEGER NOT NULL, width INTEGER NOT NULL,
        height INTEGER NOT NULL, hash TEXT NOT NULL, account_id TEXT NOT NULL, created_at TEXT NOT NULL, content BLOB NOT NULL)`,
      );
      await sql`CREATE UNIQUE INDEX newsletter_content_mailing ON newsletter_content (mailing_id)`.execute(tx);
      await sql`CREATE UNIQUE INDEX newsletter_content_slug ON newsletter_content (slug)`.execute(tx);
      await sql`CREATE UNIQUE INDEX newsletter_image_hash ON newsletter_image (hash)`.execute(tx);
      await sql`CREATE INDEX newsletter_image_created ON newsletter_image (created_at, id)`.execute(tx);
    },
  },
];
