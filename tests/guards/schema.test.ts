/** No table and no column without a signed contract: the live schema of both engines equals the registry (DESIGN §4, second fence). */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createTable, migrate, sql } from '#platform/db';
import type { Database } from '#platform/db';
import { compareSchema, createRegistry } from '#kernel/records';
import type { AnyKind } from '#kernel/records';
import { dialects, skipNamed } from '#tests';
import { kernelKinds } from '#kernel/kinds';
import { kernelMigrations } from '#kernel/migrations';
import { modules } from '../../src/modules.ts';

const kinds = [...kernelKinds, ...modules.flatMap((module) => module.kinds)];
const migrations = [...kernelMigrations, ...modules.flatMap((module) => module.migrations)];

async function migrated(open: () => Promise<Database>, t: { after(fn: () => Promise<void>): void }): Promise<Database> {
  const database = await open();
  t.after(() => database.close());
  await migrate(database, migrations);
  return database;
}

for (const dialect of await dialects()) {
  describe(`the schema on ${dialect.name}`, () => {
    test('every table and column is signed for, and everything signed for is there', async (t) => {
      const database = await migrated(dialect.open, t);
      const registry = createRegistry(kinds);
      assert.ok(registry.all.length > 20);
      assert.deepEqual(await compareSchema(database, registry), []);
    });

    test('a forgotten table, a forgotten column and a contract for nothing are each named', async (t) => {
      const database = await migrated(dialect.open, t);
      await database.tx((tx) => createTable(tx, dialect.name, 'CREATE TABLE secret_notes (id TEXT PRIMARY KEY, text TEXT)'));
      await sql`ALTER TABLE subject ADD COLUMN shoe_size INTEGER`.execute(database.db);
      await sql`ALTER TABLE suppression DROP COLUMN reason`.execute(database.db);
      const without = kinds.filter((of) => of.table !== 'origin');
      const [subject] = kinds.filter((of) => of.table === 'subject');
      const nothing = { ...subject, kind: 'ghost', table: 'ghost', searchIndex: 'ghost_fts' } as AnyKind;
      const found = await compareSchema(database, createRegistry([...without, nothing]));
      const expected = [
        { kind: 'column-missing', table: 'suppression', column: 'reason' },
        { kind: 'column-unsigned', table: 'subject', column: 'shoe_size' },
        { kind: 'table-missing', table: 'ghost' },
        { kind: 'table-unsigned', table: 'origin' },
        { kind: 'table-unsigned', table: 'secret_notes' },
        ...(dialect.name === 'sqlite' ? [{ kind: 'index-missing', table: 'ghost_fts' }] : []),
      ];
      const order = (a: { kind: string; table: string }, b: { kind: string; table: string }) =>
        `${a.kind} ${a.table}`.localeCompare(`${b.kind} ${b.table}`);
      assert.deepEqual(found.toSorted(order), expected.toSorted(order));
    });

    test('a search index nobody signed for is named', async (t) => {
      if (dialect.name !== 'sqlite') return skipNamed(t, 'only SQLite has search tables of their own');
      const database = await migrated(dialect.open, t);
      await sql`CREATE VIRTUAL TABLE copied USING fts5 (text)`.execute(database.db);
      assert.deepEqual(await compareSchema(database, createRegistry(kinds)), [{ kind: 'index-unsigned', table: 'copied' }]);
    });
  });
}
