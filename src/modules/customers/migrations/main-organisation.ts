// Which of several organisations of a person is shown first.

import { sql } from '#platform/db';
import type { Migration } from '#platform/db';

export const mainOrganisation: Migration = {
  name: 'customers/0004-main-organisation',
  async up(tx) {
    await sql`ALTER TABLE affiliation ADD COLUMN main INTEGER NOT NULL DEFAULT 0`.execute(tx);
  },
};
