// What the owner corrects of the facts of law that ship with the product, one row each.

import { createTable } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';

async function up(tx: Tx, dialect: Dialect): Promise<void> {
  await createTable(
    tx,
    dialect,
    `CREATE TABLE reference_datum (
      id TEXT PRIMARY KEY, value_fi TEXT NOT NULL, value_sv TEXT NOT NULL, value_en TEXT NOT NULL,
      from_on TEXT, until_on TEXT, source TEXT NOT NULL, checked_on TEXT NOT NULL, recheck_on TEXT NOT NULL,
      changed_at TEXT NOT NULL, changed_by TEXT NOT NULL)`,
  );
}

export const referenceDatum: Migration = { name: 'policy/0003-reference-datum', up };
