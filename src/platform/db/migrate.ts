// The schema grows by named steps, each done once and wholly, in the order listed, on both engines.

import { appError } from '../errors.ts';
import { systemClock } from '../clock.ts';
import { createTable } from './ddl.ts';
import type { Database, Dialect, Tx } from './types.ts';

export interface Migration {
  /** Unique over all rooms, e.g. 'records/0001-origin'. */
  name: string;
  up(tx: Tx, dialect: Dialect): Promise<void>;
}

// A type, not an interface: withTables() asks for an index signature, which only a type alias has.
type MigrationTables = { schema_migration: { name: string; done_at: string } };

export const MIGRATION_TABLE = 'schema_migration';

/** Runs what has not run yet. Refuses a list with a name twice, and a database that is newer than the program. */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<void> {
  const names = new Set(migrations.map((m) => m.name));
  if (names.size !== migrations.length) throw new Error('two migrations have the same name');
  const done = await database.tx(async (tx) => {
    await database.lockChain(tx, MIGRATION_TABLE);
    const ddl = `CREATE TABLE IF NOT EXISTS ${MIGRATION_TABLE} (name TEXT PRIMARY KEY NOT NULL, done_at TEXT NOT NULL)`;
    await createTable(tx, database.dialect, ddl);
    return new Set(await namesDone(tx));
  });
  const unknown = [...done].find((name) => !names.has(name));
  if (unknown !== undefined) throw appError('unavailable', 'errors.database-newer', { params: { migration: unknown } });
  for (const migration of migrations) {
    if (!done.has(migration.name)) await database.tx((tx) => step(database, tx, migration));
  }
}

// Asked again under the lock: another process may have done this step meanwhile.
async function step(database: Database, tx: Tx, migration: Migration): Promise<void> {
  await database.lockChain(tx, MIGRATION_TABLE);
  if ((await namesDone(tx)).includes(migration.name)) return;
  await migration.up(tx, database.dialect);
  const row = { name: migration.name, done_at: systemClock.now().toISOString() };
  await tx.withTables<MigrationTables>().insertInto(MIGRATION_TABLE).values(row).execute();
}

async function namesDone(tx: Tx): Promise<string[]> {
  const rows = await tx.withTables<MigrationTables>().selectFrom(MIGRATION_TABLE).select('name').execute();
  return rows.map((row) => row.name);
}
