import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { dialects, skipNamed, tempDir } from '#tests';
import { createTable, errorKind, introspect, migrate, openDatabase, reader, searchIndexes, sql, tableDdl } from './index.ts';
import type { Database, Kysely, Migration } from './index.ts';

type Tables = {
  person: { id: string; name: string; age: number | null; photo: Buffer | null; weight: number | null };
  note: { id: number; person_id: string; text: string };
};

const migrations: Migration[] = [
  {
    name: 'test/0001-person',
    async up(tx, dialect) {
      await createTable(
        tx,
        dialect,
        `CREATE TABLE person (
        id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL UNIQUE, age INTEGER CHECK (age >= 0 OR name = 'INTEGER'), photo BLOB, weight REAL)`,
      );
    },
  },
  {
    name: 'test/0002-note',
    async up(tx, dialect) {
      await createTable(
        tx,
        dialect,
        `CREATE TABLE note (
        id INTEGER PRIMARY KEY AUTOINCREMENT, person_id TEXT NOT NULL REFERENCES person (id), text TEXT NOT NULL);`,
      );
    },
  },
];

for (const dialect of await dialects()) {
  describe(`store on ${dialect.name}`, () => {
    let database: Database;
    let db: Kysely<Tables>;
    before(async () => {
      database = await dialect.open();
      await migrate(database, migrations);
      db = database.db.withTables<Tables>();
    });
    after(() => database.close());

    function add(id: string, name = id) {
      return db.insertInto('person').values({ id, name, age: 1, photo: null, weight: null }).execute();
    }

    test('a failed transaction leaves nothing behind', async () => {
      const attempt = database.tx(async (tx) => {
        await tx
          .withTables<Tables>()
          .insertInto('person')
          .values({ id: 'half', name: 'half', age: 1, photo: null, weight: null })
          .execute();
        throw new Error('stop');
      });
      await assert.rejects(attempt, /stop/);
      assert.equal(await db.selectFrom('person').select('id').where('id', '=', 'half').executeTakeFirst(), undefined);
    });

    test('a query on a finished transaction is refused', async () => {
      const kept = await database.tx(async (tx) => ({ tx }));
      await assert.rejects(kept.tx.withTables<Tables>().selectFrom('person').selectAll().execute(), /already committed/);
    });

    test('the pool and a second transaction are refused inside a transaction', async () => {
      await assert.rejects(
        database.tx(async () => db.selectFrom('person').selectAll().execute()),
        /pass the tx on/,
      );
      await assert.rejects(
        database.tx(async () => sql`select 1`.execute(db)),
        /pass the tx on/,
      );
      await assert.rejects(
        database.tx(async () => database.tx(async () => 1)),
        /pass the tx on/,
      );
      assert.deepEqual(await database.tx(async () => 1), 1);
    });

    test('broken rules have one name on both engines', async () => {
      await add('twice');
      const kinds = await Promise.all([
        add('twice', 'other').catch(errorKind),
        add('thrice', 'twice').catch(errorKind),
        db.insertInto('note').values({ id: 1, person_id: 'nobody', text: '' }).execute().catch(errorKind),
        db.updateTable('person').set({ age: -1 }).where('id', '=', 'twice').execute().catch(errorKind),
        sql`UPDATE person SET name = NULL WHERE id = 'twice'`.execute(db).catch(errorKind),
        sql`UPDATE person SET age = 'old' WHERE id = 'twice'`.execute(db).catch(errorKind),
        sql`SELECT * FROM nothing`.execute(db).catch(errorKind),
      ]);
      assert.deepEqual(kinds, ['unique', 'unique', 'foreign-key', 'check', 'not-null', 'check', 'other']);
    });

    test('counts, sums and bytes come back alike', async () => {
      await db
        .insertInto('person')
        .values({ id: 'bytes', name: 'bytes', age: 9_000_000_000, photo: Buffer.from('ä'), weight: 61.5 })
        .execute();
      const row = await db.selectFrom('person').selectAll().where('id', '=', 'bytes').executeTakeFirstOrThrow();
      assert.deepEqual(
        { ...row, photo: row.photo?.toString() },
        { id: 'bytes', name: 'bytes', age: 9_000_000_000, photo: 'ä', weight: 61.5 },
      );
      const sums = await db
        .selectFrom('person')
        .select((e) => [e.fn.countAll<number>().as('n'), e.fn.sum<number>('age').as('sum')])
        .where('id', '=', 'bytes')
        .executeTakeFirst();
      assert.deepEqual(sums, { n: 1, sum: 9_000_000_000 });
    });

    test('many rows go in with one statement', async () => {
      const rows = Array.from({ length: 6000 }, (_, i) => ({ id: `bulk-${i}`, name: `bulk-${i}`, age: i, photo: null, weight: null }));
      await database.tx((tx) => tx.withTables<Tables>().insertInto('person').values(rows).execute());
      const { n } = await reader<Tables>(database.db)
        .selectFrom('person')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('id', 'like', 'bulk-%')
        .executeTakeFirstOrThrow();
      assert.equal(n, 6000);
    });

    test('migrations run once; a name twice and a newer database are refused', async () => {
      await migrate(database, migrations);
      await assert.rejects(migrate(database, [...migrations, ...migrations.slice(0, 1)]), /same name/);
      await assert.rejects(migrate(database, migrations.slice(0, 1)), /errors\.database-newer/);
    });

    test('a migration that fails half-way is done again from the start', async () => {
      let works = false;
      const extra: Migration = {
        name: 'test/0003-extra',
        async up(tx, d) {
          await createTable(tx, d, 'CREATE TABLE extra (id TEXT PRIMARY KEY NOT NULL)');
          if (!works) throw new Error('half-way');
        },
      };
      await assert.rejects(migrate(database, [...migrations, extra]), /half-way/);
      works = true;
      await migrate(database, [...migrations, extra]);
      await sql`DROP TABLE extra`.execute(database.db);
      await sql`DELETE FROM schema_migration WHERE name = 'test/0003-extra'`.execute(database.db);
    });

    test('the live schema reads the same on both engines', async () => {
      assert.deepEqual(await introspect(database), [
        {
          table: 'note',
          columns: [
            { name: 'id', type: 'INTEGER', nullable: false },
            { name: 'person_id', type: 'TEXT', nullable: false },
            { name: 'text', type: 'TEXT', nullable: false },
          ],
        },
        {
          table: 'person',
          columns: [
            { name: 'id', type: 'TEXT', nullable: false },
            { name: 'name', type: 'TEXT', nullable: false },
            { name: 'age', type: 'INTEGER', nullable: true },
            { name: 'photo', type: 'BLOB', nullable: true },
            { name: 'weight', type: 'REAL', nullable: true },
          ],
        },
      ]);
    });

    test('two transactions never lose an update of the same counter', async (t) => {
      if (dialect.engine === 'pglite') return skipNamed(t, 'PGlite has one connection');
      await add('counter');
      await Promise.all(
        Array.from({ length: 10 }, () =>
          database.tx(async (tx) => {
            await database.lockChain(tx, 'counter');
            const { age } = await tx
              .withTables<Tables>()
              .selectFrom('person')
              .select('age')
              .where('id', '=', 'counter')
              .executeTakeFirstOrThrow();
            await tx
              .withTables<Tables>()
              .updateTable('person')
              .set({ age: (age ?? 0) + 1 })
              .where('id', '=', 'counter')
              .execute();
          }),
        ),
      );
      assert.equal((await db.selectFrom('person').select('age').where('id', '=', 'counter').executeTakeFirst())?.age, 11);
    });
  });
}

test('an erased name is found nowhere in the files once the index is rewritten and the log is cut, and was found before', async (t) => {
  const file = join(tempDir(t), 'erase.db');
  const database = await openDatabase({ file });
  t.after(() => database.close());
  await migrate(database, [
    ...migrations,
    {
      name: 'test/0004-search',
      async up(tx) {
        await sql`CREATE VIRTUAL TABLE person_search USING fts5(name, tokenize = 'trigram')`.execute(tx);
        await sql`INSERT INTO person_search(person_search, rank) VALUES ('secure-delete', 1)`.execute(tx);
      },
    },
  ]);
  const canary = 'qzxwvjkpfy';
  const found = () => [file, `${file}-wal`].filter((f) => existsSync(f) && readFileSync(f).includes(canary)).length;
  await database.tx(async (tx) => {
    for (let i = 0; i < 50; i++)
      await sql`INSERT INTO person_search(rowid, name) VALUES (${i}, ${i === 25 ? canary : `name-${i}`})`.execute(tx);
    await sql`INSERT INTO person VALUES ('c', ${canary}, 1, NULL, NULL)`.execute(tx);
  });
  assert.ok(found() > 0, 'positive control');
  await database.tx(async (tx) => {
    await sql`DELETE FROM person_search WHERE rowid = 25`.execute(tx);
    await sql`DELETE FROM person`.execute(tx);
  });
  await sql`INSERT INTO person_search(person_search) VALUES ('optimize')`.execute(database.db);
  await database.emptyLog();
  assert.equal(found(), 0);
  assert.equal(readFileSync(file).includes(canary.slice(0, 3)), false, 'no trigram of the name in the index');
  assert.equal(statSync(`${file}-wal`).size, 0);
  assert.deepEqual(
    (await searchIndexes(database)).map((i) => i.table),
    ['person_search'],
  );
  assert.deepEqual(
    (await introspect(database)).map((i) => i.table),
    ['note', 'person'],
  );
});

test('a backup taken while the register is in use opens with everything committed', async (t) => {
  const dir = tempDir(t);
  const database = await openDatabase({ file: join(dir, 'a.db') });
  await migrate(database, migrations);
  await sql`INSERT INTO person VALUES ('p', 'p', 1, NULL, NULL)`.execute(database.db);
  await database.backupTo(join(dir, 'copy.db'));
  await database.close();
  const copy = await openDatabase({ file: join(dir, 'copy.db') });
  assert.equal((await sql<{ n: number }>`SELECT count(*) AS n FROM person`.execute(copy.db)).rows[0]?.n, 1);
  await copy.close();
});

test('an unused database closes its file', async (t) => {
  const database = await openDatabase({ file: join(tempDir(t), 'a.db') });
  await database.close();
  await assert.rejects(async () => sql`select 1`.execute(database.db));
});

test('column types in quotes are text, not types', () => {
  assert.equal(
    tableDdl('postgres', `CREATE TABLE a (k TEXT CHECK (k IN ('INTEGER', 'it''s BLOB')), n INTEGER, PRIMARY KEY (k)) WITHOUT ROWID;`),
    `CREATE TABLE a (k TEXT CHECK (k IN ('INTEGER', 'it''s BLOB')), n BIGINT, PRIMARY KEY (k))`,
  );
  assert.equal(tableDdl('sqlite', 'CREATE TABLE a (k TEXT) WITHOUT ROWID'), 'CREATE TABLE a (k TEXT) WITHOUT ROWID, STRICT');
  assert.throws(() => tableDdl('sqlite', 'DROP TABLE a'), /errors\.ddl/);
});

test('rows that moved between pages leave no remnant after they were deleted and the file was wiped', async (t) => {
  const file = join(tempDir(t), 'remnants.db');
  const database = await openDatabase({ file });
  t.after(() => database.close());
  await sql`create table moved (id text primary key, word text not null) strict`.execute(database.db);
  await sql`create index moved_word on moved (word, id)`.execute(database.db);
  const words = Array.from({ length: 3000 }, (_, i) => `jäänne${((i * 7919) % 3000).toString(36).padStart(4, '0')}q`);
  for (const [i, word] of words.entries()) await sql`insert into moved values (${`id-${i}`}, ${word})`.execute(database.db);
  assert.ok(readFileSync(file).length > 0);
  for (let i = 0; i < words.length; i += 1) if (i % 7 !== 0) await sql`delete from moved where id = ${`id-${i}`}`.execute(database.db);
  assert.equal(await database.wipe(), 'wiped');
  const bytes = readFileSync(file).toString('utf8');
  assert.ok(bytes.includes(words[0] ?? ''), 'what was not deleted is found: the scan can see');
  assert.deepEqual(
    words.filter((word, i) => i % 7 !== 0 && bytes.includes(word)),
    [],
  );
});

test('whoever waits for another process to finish writing holds up nobody meanwhile, and gets in at one of its first gaps', async (t) => {
  const dir = tempDir(t);
  const file = join(dir, 'shared.db');
  const database = await openDatabase({ file });
  t.after(() => database.close());
  await sql`create table note (id integer primary key) strict`.execute(database.db);
  const writer = spawn(process.execPath, ['--input-type=module', '-e', WRITES_WITH_GAPS, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => writer.kill());
  await once(writer.stdout, 'data');
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  await database.tx(async (tx) => void (await sql`insert into note (id) values (-1)`.execute(tx)));
  clearInterval(timer);
  const { rows } = await sql<{ before: number }>`select max(id) + 1 as "before" from note`.execute(database.db);
  assert.ok((rows[0]?.before ?? 40) <= 6, `it got in after ${rows[0]?.before} of forty`);
  assert.ok(turns > 3, `the process went on with other things while it waited: ${turns}`);
});

// Forty transactions of a fifth of a second, with gaps of five milliseconds.
const WRITES_WITH_GAPS = `
import Database from 'better-sqlite3';
const db = new Database(process.argv[1], { timeout: 5000 });
for (let i = 0; i < 40; i++) {
  db.exec('begin immediate');
  db.prepare('insert into note (id) values (?)').run(i);
  if (i === 0) process.stdout.write('writing');
  await new Promise((done) => setTimeout(done, 200));
  db.exec('commit');
  await new Promise((done) => setTimeout(done, 5));
}`;
