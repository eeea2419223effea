// A ban may name what it is of; what was banned before is of everything. Bans are looked for by what they are of, so that nothing is hashed for bans nobody gave.

import { sql } from '#platform/db';
import type { Migration, Tx } from '#platform/db';

const STEPS = [
  `ALTER TABLE permission_event ADD COLUMN scope TEXT
     CHECK (scope IS NULL OR (act = 'ban' AND scope IN ('advertising', 'distance-selling', 'direct-marketing', 'research')))`,
  `ALTER TABLE permission_event ADD COLUMN deed TEXT CHECK (deed IS NULL OR (act = 'ban' AND deed IN ('processing', 'disclosure')))`,
  'CREATE INDEX suppression_purpose ON suppression (purpose)',
];

async function up(tx: Tx): Promise<void> {
  for (const step of STEPS) await sql.raw(step).execute(tx);
}

export const banScopes: Migration = { name: 'permission/0002-ban-scopes', up };
