// What was deleted is in no byte of the file afterwards, and nothing else has changed.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { tempDir } from '#tests';
import { openDatabase } from './index.ts';
import { emptyLog, openSqliteFile } from './sqlite.ts';
import { built, killWipes, remnants, rowsOf, split, wiped, wipeMany, writing } from './testing.ts';
import { wipeSqlite } from './wipe.ts';

test('after a wipe no byte of what was deleted is in the file, every row is as it was and the file is sound', async (t) => {
  const held = await wipeMany(tempDir(t), 25);
  assert.ok(held > 10, `remnants stood in ${held} of 25 files before`);
});

test('a page copy that another connection kept from before the wipe is not written back', async (t) => {
  const file = join(tempDir(t), 'kept.db');
  const native = split(file);
  const [other, reader] = [openSqliteFile(file), openSqliteFile(file)];
  t.after(() => [native, other, reader].forEach((each) => each.close()));
  assert.ok(remnants(native, file, 'moved').length > 0);
  // Whoever reads since the walk keeps the log from being cut, so that the other writes between our commit and the end.
  onceUnderWay(() => {
    other.prepare('select sum(length(word)) from moved indexed by moved_word').get();
    reader.exec('begin');
    reader.prepare('select count(*) from note').get();
  });
  inShortSlices(t);
  const wiping = wipeSqlite(file, { walks: 1, momentMs: 5000, wholeMs: Infinity });
  for (let i = 0; i < 200 && statSync(`${file}-wal`).size === 0; i++) await wait(5);
  other.exec(`update moved set word = word || ' y'`);
  reader.exec('commit');
  assert.ok(typeof (await wiping) === 'object');
  assert.deepEqual(remnants(native, file, 'moved'), []);
});

test('while others write, nothing of theirs is lost and nothing of the deleted comes back', async (t) => {
  const file = join(tempDir(t), 'busy.db');
  const native = split(file);
  t.after(() => native.close());
  const writers = [1, 2].map((n) =>
    spawn(process.execPath, ['--input-type=module', '-e', WRITES_ON, file, String(n)], { stdio: ['ignore', 'pipe', 'inherit'] }),
  );
  t.after(() => writers.forEach((writer) => writer.kill()));
  const gone = writers.map((writer) => once(writer, 'exit'));
  await Promise.all(writers.map((writer) => once(writer.stdout, 'data')));
  for (let i = 0; i < 6; i++) await wiped(file);
  for (const each of gone) assert.deepEqual((await each)[0], 0);
  await wiped(file);
  assert.equal(native.pragma('integrity_check', { simple: true }), 'ok');
  const counted = native.prepare('select writer, count(*) as n, sum(n) as sum from note group by writer').all();
  assert.deepEqual(
    counted,
    [1, 2].map((writer) => ({ writer, n: 400, sum: (400 * 401) / 2 })),
  );
  assert.deepEqual(remnants(native, file, 'moved'), []);
});

// Four hundred notes, one commit each; every fifth time a text that is deleted again.
const WRITES_ON = `
  import Database from 'better-sqlite3';
  const db = new Database(process.argv[1], { timeout: 20000 });
  db.pragma('secure_delete = ON');
  console.log('begun');
  for (let n = 1; n <= 400; n++) {
    db.prepare('insert into note (writer, n, text) values (?, ?, ?)').run(Number(process.argv[2]), n, 'x'.repeat((n * 37) % 3000));
    if (n % 5 === 0) db.exec("update note set text = 'y' where id % 3 = 0 and writer = " + process.argv[2]);
  }
  db.close();
`;

test('killed at any moment of a wipe, the file is sound, holds every row, and the next wipe ends what was begun', async (t) => {
  const { kills, amid } = await killWipes(tempDir(t), 6);
  t.diagnostic(`${kills} kills, ${amid} amid a wipe`);
  assert.ok(amid > 0, 'no kill fell within a wipe');
});

for (const moving of ['full', 'incremental'] as const)
  test(`a file whose pages move by themselves (auto_vacuum ${moving}) is written anew`, async (t) => {
    const file = join(tempDir(t), 'moving.db');
    const steps = [{ do: 'add', n: 250, long: 300 } as const, { do: 'delete', every: 2, from: 1 } as const];
    const native = built(
      { shape: 'create table t (id integer primary key, k text, v text, b blob)', size: 1024, moving, secure: false, steps },
      file,
    );
    t.after(() => native.close());
    const before = rowsOf(native);
    assert.ok(remnants(native, file).length > 0);
    const database = await openDatabase({ file });
    t.after(() => database.close());
    assert.equal(await database.wipe(), 'written anew');
    assert.deepEqual(remnants(native, file), []);
    assert.deepEqual(rowsOf(native), before);
  });

test('a page that is not to the byte as the format says is left alone, and the file is written anew', async (t) => {
  const file = join(tempDir(t), 'odd.db');
  split(file).close();
  const bytes = readFileSync(file);
  const size = bytes.readUInt16BE(16);
  const leaves = Array.from({ length: bytes.length / size - 1 }, (_, i) => (i + 1) * size).filter(
    (at) => bytes[at] === 10 || bytes[at] === 13,
  );
  const odd = leaves.at(-1) ?? 0;
  // It says that one more byte is a fragment than there is.
  bytes[odd + 7] = (bytes[odd + 7] ?? 0) + 1;
  writeFileSync(file, bytes);
  assert.equal(await wipeSqlite(file), 'not understood');
  assert.ok(
    readFileSync(file)
      .subarray(odd, odd + size)
      .equals(bytes.subarray(odd, odd + size)),
  );
  const database = await openDatabase({ file });
  t.after(() => database.close());
  assert.equal(await database.wipe(), 'written anew');
  assert.equal(await database.wipe(), 'wiped', 'the new file is understood');
});

/** Steps are as short as can be: something else runs after each. */
function inShortSlices(t: TestContext): void {
  const now = performance.now.bind(performance);
  let later = 0;
  t.mock.method(performance, 'now', () => now() + (later += 25));
}

/** Runs at the first turn after the walk began, and not again. */
const onceUnderWay = (act: () => void) => setImmediate(act);

test('bytes that a commit carries from a page not yet wiped into one already passed are wiped too', async (t) => {
  const file = join(tempDir(t), 'carried.db');
  const native = openSqliteFile(file);
  t.after(() => native.close());
  native.exec('create table early (a); create table filler (a); create table t (id integer primary key, v text)');
  const add = native.prepare('insert into t values (?, ?)');
  const text = (id: number) => `Vanha${String(id).padStart(6, '0')}q`.padEnd(190, '.');
  const fill = (from: number, n: number, by = 10) =>
    native.transaction(() => {
      for (let i = 0; i < n; i++) add.run(from + i * by, text(from + i * by));
    })();
  native.transaction(() => {
    for (let i = 0; i < 400; i++) native.prepare('insert into filler values (?)').run('f'.repeat(3000));
  })();
  native.exec('delete from filler');
  fill(10, 50);
  fill(401, 3, 1); // splits a leaf, whose unused middle is filled below
  native.exec('drop table early'); // a free page near the beginning
  fill(510, 27);
  emptyLog(native);
  const leaf = native.prepare<[], { page: number }>(`select pageno as page from dbstat where name = 't' and path = '/001/'`).get();
  const bytes = readFileSync(file);
  const page = bytes.subarray(((leaf?.page ?? 0) - 1) * 4096, (leaf?.page ?? 0) * 4096);
  const gone = Array.from({ length: 7 }, (_, i) => `Vanha${String(900_000 + i)}q`).join('');
  page.write(gone, page.readUInt16BE(5) - gone.length, 'latin1');
  const fd = openSync(file, 'r+');
  writeSync(fd, page, 0, page.length, ((leaf?.page ?? 0) - 1) * 4096);
  t.after(() => closeSync(fd));
  inShortSlices(t);
  onceUnderWay(() => fill(271, 6, 1));
  assert.equal((await wiped(file)).walks, 2);
  emptyLog(native);
  assert.equal(
    readFileSync(file)
      .toString('latin1')
      .match(/Vanha9000\d\dq/g),
    null,
  );
  assert.equal(native.pragma('integrity_check', { simple: true }), 'ok');
});

test('a walk counts when nobody else wrote: our own commit and checkpoints do not disturb it, one of another connection or process does', async (t) => {
  const file = join(tempDir(t), 'quiet.db');
  const native = split(file);
  t.after(() => native.close());
  const other = openSqliteFile(file);
  t.after(() => other.close());
  inShortSlices(t);
  assert.equal((await wiped(file)).walks, 1);
  assert.equal((await wiped(file)).walks, 1, 'nor does the wipe before');
  onceUnderWay(() => void other.prepare('select count(*) from moved').get());
  assert.equal((await wiped(file)).walks, 1, 'nor does whoever reads');
  onceUnderWay(() => void other.exec('insert into note (n) values (1)'));
  assert.equal((await wiped(file)).walks, 2);
  onceUnderWay(() => void inProcess(file, `db.exec('insert into note (n) values (2)')`));
  assert.equal((await wiped(file)).walks, 2);
});

/** Another process does this and ends. */
function inProcess(file: string, act: string): string {
  const code = `import Database from 'better-sqlite3'; const db = new Database(process.argv[1], { timeout: 500 }); ${act}`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', code, file], { encoding: 'utf8' });
}

test('a file that is read while its log is empty stands still, whatever other connections and processes do', async (t) => {
  const file = join(tempDir(t), 'still.db');
  const native = split(file);
  t.after(() => native.close());
  const reader = openSqliteFile(file);
  t.after(() => reader.close());
  emptyLog(native);
  reader.exec('begin');
  reader.prepare('select count(*) from sqlite_schema').get();
  // Kept open: closing it would let go of the locks of this process.
  const fd = openSync(file, 'r');
  t.after(() => closeSync(fd));
  const now = () => {
    const bytes = Buffer.alloc(fstatSync(fd).size);
    readSync(fd, bytes, 0, bytes.length, 0);
    return bytes;
  };
  const before = now();
  const acts = [
    `for (let i = 0; i < 50; i++) db.exec("update moved set word = word || ' more'")`,
    ...['PASSIVE', 'FULL', 'RESTART', 'TRUNCATE'].map((mode) => `db.pragma('wal_checkpoint(${mode})')`),
    `db.pragma('wal_autocheckpoint = 1'); db.exec('delete from moved where n % 2 = 0; vacuum'); db.close()`,
    `try { db.pragma('journal_mode = DELETE') } catch {}`,
    `db.exec('begin; create table more (a); insert into more values (zeroblob(5000000))'); process.kill(process.pid, 'SIGKILL')`,
  ];
  for (const act of acts) {
    try {
      inProcess(file, act);
    } catch (error) {
      assert.match(String(error), /SIGKILL|Command failed/);
    }
    assert.ok(now().equals(before), act);
  }
  native.exec('insert into note (n) values (1)');
  native.pragma('wal_checkpoint(PASSIVE)');
  assert.ok(now().equals(before));
  reader.exec('commit');
  emptyLog(native);
  assert.ok(!now().equals(before), 'afterwards it changes: the test can see');
});

test('where somebody writes or reads without a pause the file counts as busy, nothing is written anew, and later it is wiped', async (t) => {
  const file = join(tempDir(t), 'restless.db');
  const native = split(file);
  t.after(() => native.close());
  const other = openSqliteFile(file);
  t.after(() => other.close());
  let on = true;
  const more = () => {
    if (!on) return;
    other.exec('insert into note (n) values (1)');
    setImmediate(more);
  };
  more();
  const few = { walks: 3, momentMs: 2000, wholeMs: 10_000 };
  assert.equal(await wipeSqlite(file, few), 'busy');
  on = false;
  const inode = statSync(file).ino;
  other.exec('begin');
  other.prepare('select count(*) from note').get();
  native.exec('insert into note (n) values (2)');
  assert.equal(await wipeSqlite(file, { ...few, momentMs: 50 }), 'busy', 'somebody reads what is older');
  other.exec('commit; begin immediate');
  assert.equal(await wipeSqlite(file, { ...few, momentMs: 50 }), 'busy', 'somebody has begun to write');
  other.exec('commit');
  await wiped(file);
  assert.equal(statSync(file).ino, inode);
  assert.deepEqual(remnants(native, file, 'moved'), []);
});

test('whoever cuts the log while this process wipes does not wait for it', async (t) => {
  const file = join(tempDir(t), 'cut.db');
  const native = split(file);
  t.after(() => native.close());
  const database = await openDatabase({ file });
  t.after(() => database.close());
  inShortSlices(t);
  let cut: Promise<void> | undefined;
  onceUnderWay(() => {
    native.exec('insert into note (n) values (1)');
    cut = database.emptyLog();
  });
  assert.equal(await database.wipe(), 'wiped');
  assert.ok(cut);
  await cut;
  assert.deepEqual(remnants(native, file, 'moved'), []);
});

test('a disk that takes a few bytes at a time is written to until all are there, and one that takes none is told', async (t) => {
  const file = join(tempDir(t), 'slow.db');
  const native = split(file);
  t.after(() => native.close());
  assert.ok(remnants(native, file, 'moved').length > 0);
  const none = writing(() => 0);
  await assert.rejects(wipeSqlite(file)).finally(none);
  const few = writing((write, length) => write(Math.min(length, 7)));
  await wiped(file).finally(few);
  assert.deepEqual(remnants(native, file, 'moved'), []);
});

test('what the engine counted of the tables (analyze) and a search index that keeps its texts are understood and stay', async (t) => {
  const file = join(tempDir(t), 'counted.db');
  const native = split(file);
  t.after(() => native.close());
  native.exec(`create virtual table f using fts5(word); insert into f (rowid, word) select n, word from moved; delete from f where rowid % 2 = 0;
    analyze; create table gone as select * from sqlite_stat4; drop table gone`);
  const all = () =>
    ['sqlite_stat1', 'sqlite_stat4', 'f', 'f_data', 'f_content', 'f_docsize', 'f_idx', 'f_config', 'sqlite_schema'].map((name) =>
      native.prepare(`select * from ${name}`).all(),
    );
  const before = all();
  assert.ok((await wiped(file)).stretches > 0);
  assert.deepEqual(all(), before);
  assert.equal(native.pragma('integrity_check', { simple: true }), 'ok');
  native.exec(`insert into f (f) values ('integrity-check')`);
});
