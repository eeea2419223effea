// How many bans came in the same file as an import: they stay when it is taken back, and whoever takes it back is told so.

import { sql } from '#platform/db';
import type { Migration } from '#platform/db';

export const importBans: Migration = {
  name: 'customers/0006-import-bans',
  async up(tx) {
    await sql`ALTER TABLE import_run ADD COLUMN bans INTEGER NOT NULL DEFAULT 0`.execute(tx);
  },
};
