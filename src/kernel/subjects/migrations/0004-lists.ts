/** Indexes that hold all that a list shows, so that a row of it costs one step of the index and no look at the row itself. */
import { sql } from '#platform/db';
import type { Migration, Tx } from '#platform/db';

const CHANGES = [
  `DROP INDEX membership_subject`,
  `CREATE INDEX membership_subject ON membership (subject_id, ended_on, due_on, register_id, review_on)`,
  // Few are restricted: small enough to stay at hand. By an expression, because a planner that may choose takes the key of all subjects.
  `CREATE INDEX subject_restricted ON subject ((id || '')) WHERE restricted_at IS NOT NULL`,
];

async function up(tx: Tx): Promise<void> {
  for (const ddl of CHANGES) await sql.raw(ddl).execute(tx);
}

export const listsMigration: Migration = { name: 'subjects/0004-lists', up };
