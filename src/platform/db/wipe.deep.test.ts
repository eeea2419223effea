// The same as wipe.test.ts, over many more files and kills, and where a disk, a file or others are as they seldom are.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmdirSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import BetterSqlite3 from 'better-sqlite3';
import { tempDir } from '#tests';
import { databaseFileIsSound, emptyLog, openSqliteFile } from './sqlite.ts';
import { killWipes, remnants, split, wiped, wipeMany } from './testing.ts';
import { wipeSqlite } from './wipe.ts';

test('of four hundred files of any shape none keeps a byte of what was deleted, and none loses one of what was not', async (t) => {
  const held = await wipeMany(tempDir(t), 400);
  assert.ok(held > 80, `remnants stood in ${held} files before`);
});

test('killed a hundred times amid a wipe, nothing is lost and the next wipe ends what was begun', async (t) => {
  const { kills, amid } = await killWipes(tempDir(t), 100);
  t.diagnostic(`${kills} kills, ${amid} amid a wipe`);
  assert.ok(amid > 10);
});

for (const size of [4096, 65_536])
  test(`a file of more than one GiB in pages of ${size} bytes is wiped on both sides of the page that the engine locks, and not in it`, async (t) => {
    const file = join(tempDir(t), 'sparse.db');
    const before = new BetterSqlite3(file);
    before.pragma(`page_size = ${size}`);
    before.exec('create table t (id integer primary key, v blob)');
    before.close();
    openSqliteFile(file).close();
    const fd = openSync(file, 'r+');
    t.after(() => closeSync(fd));
    const lock = 0x4000_0000 / size + 1;
    const pages = lock + 40;
    freed(fd, size, pages, lock);
    const marked = [lock - 60, lock, ...Array.from({ length: 38 }, (_, i) => lock + 1 + i)];
    for (const page of marked) writeSync(fd, 'Kanaria', page * size - 20);
    const native = openSqliteFile(file);
    t.after(() => native.close());
    assert.equal(native.pragma('integrity_check', { simple: true }), 'ok');
    const living = Buffer.alloc(size * 30, 'L');
    native.prepare('insert into t values (2, ?)').run(living);
    const { last } = native.prepare(`select max(pageno) as last from dbstat where name = 't'`).get() as { last: number };
    assert.ok(last > lock, 'rows live behind the page');
    await wiped(file);
    const legible = marked.filter((page) => {
      const bytes = Buffer.alloc(7);
      readSync(fd, bytes, 0, 7, page * size - 20);
      return bytes.toString('latin1') === 'Kanaria';
    });
    assert.deepEqual(legible, [lock]);
    assert.deepEqual(native.prepare('select v from t').all(), [{ v: living }]);
    assert.equal(native.pragma('integrity_check', { simple: true }), 'ok');
  });

/** Makes the file this long, all that is new free; the disk holds little of it. Pages at the end are used first. */
function freed(fd: number, size: number, pages: number, lock: number): void {
  const head = Buffer.alloc(100);
  readSync(fd, head, 0, 100, 0);
  const first = head.readUInt32BE(28) + 1;
  ftruncateSync(fd, pages * size);
  const free = Array.from({ length: pages - first + 1 }, (_, i) => first + i).filter((page) => page !== lock);
  let trunk = 0;
  for (let i = 0; i < free.length; i += size / 4 - 8) {
    const [page = 0, ...leaves] = free.slice(i, i + size / 4 - 8);
    const bytes = Buffer.alloc(8 + 4 * leaves.length);
    [trunk, leaves.length, ...leaves].forEach((value, n) => bytes.writeUInt32BE(value, 4 * n));
    writeSync(fd, bytes, 0, bytes.length, (page - 1) * size);
    trunk = page;
  }
  [pages, trunk, free.length].forEach((value, n) => head.writeUInt32BE(value, 28 + 4 * n));
  writeSync(fd, head, 0, 100, 0);
  assert.equal(fstatSync(fd).size, pages * size);
}

test('while other processes import, back up, write the file anew and cut the log, nothing is lost and every copy is sound', async (t) => {
  const dir = tempDir(t);
  const file = join(dir, 'shared.db');
  const native = split(file, 20_000);
  t.after(() => native.close());
  const acts = [
    `for (let i = 0; i < 40; i++) db.transaction(() => { for (let n = 0; n < 200; n++) add.run(1, n, 'x'.repeat((n * 37) % 6000)) })()`,
    `for (let i = 0; i < 12; i++) await db.backup(process.argv[1] + '.copy' + i)`,
    `for (let i = 0; i < 6; i++) db.exec('vacuum')`,
    `for (let i = 0; i < 100; i++) { db.exec('insert into note (writer) values (2)'); db.pragma('wal_checkpoint(TRUNCATE)'); await new Promise((go) => setTimeout(go, 20)) }`,
    `for (let i = 0; i < 30; i++) { db.exec("update note set text = null where id % 5 = 0; delete from note where writer = 3; insert into note (writer, text) select 3, text from note limit 300") }`,
  ];
  const others = acts.map((act) => spawn(process.execPath, ['--input-type=module', '-e', OTHER + act, file], { stdio: 'inherit' }));
  t.after(() => others.forEach((other) => other.kill()));
  const left = others.map((other) => once(other, 'exit'));
  let [on, busy, wipes] = [true, 0, 0];
  void Promise.all(left).then(() => (on = false));
  while (on) {
    const result = await wipeSqlite(file, { walks: 3, momentMs: 5000, wholeMs: 20_000 });
    assert.notEqual(result, 'not understood');
    if (result === 'busy') busy += 1;
    else wipes += 1;
  }
  for (const each of left) assert.equal((await each)[0], 0);
  const last = await wiped(file);
  t.diagnostic(`${wipes} wipes meanwhile, ${busy} times busy, ${last.walks} walks in the end`);
  assert.equal(native.pragma('integrity_check', { simple: true }), 'ok');
  assert.deepEqual(native.prepare('select writer, count(*) as n from note where writer < 3 group by writer').all(), [
    { writer: 1, n: 8000 },
    { writer: 2, n: 100 },
  ]);
  assert.deepEqual(remnants(native, file, 'moved'), []);
  for (let i = 0; i < 12; i++) assert.ok(databaseFileIsSound(`${file}.copy${i}`));
});

const OTHER = `
  import Database from 'better-sqlite3';
  const db = new Database(process.argv[1], { timeout: 60000 });
  db.pragma('secure_delete = ON');
  const add = db.prepare('insert into note (writer, n, text) values (?, ?, ?)');
`;

/** A small disk in memory; undefined where none may be made. */
function smallDisk(t: TestContext, bytes: number): string | undefined {
  const dir = mkdtempSync(join(tmpdir(), 'lupaus-disk-'));
  t.after(() => rmdirSync(dir));
  try {
    disk('mount', '-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', dir);
  } catch {
    return undefined;
  }
  return dir;
}
const disk = (act: 'mount' | 'umount', ...rest: string[]) => void execFileSync(act, rest, { stdio: 'ignore' });

test('on a full disk a wipe is told as failed or does its work, and loses nothing', async (t) => {
  t.after(() => dir !== undefined && disk('umount', '-l', dir));
  const dir = smallDisk(t, 4_000_000);
  if (dir === undefined) return t.skip('no disk may be made here');
  const file = join(dir, 'full.db');
  const native = split(file);
  t.after(() => native.close());
  const rows = native.prepare('select * from moved order by id').all();
  try {
    writeFileSync(join(dir, 'rest'), Buffer.alloc(8_000_000));
  } catch (error) {
    assert.match(String(error), /ENOSPC/);
  }
  const result = await wipeSqlite(file).catch((error: unknown) => String(error));
  t.diagnostic(JSON.stringify(result));
  assert.ok(typeof result === 'object' || /full|ENOSPC/.test(result));
  assert.equal(native.pragma('integrity_check', { simple: true }), 'ok');
  assert.deepEqual(native.prepare('select * from moved order by id').all(), rows);
  writeFileSync(join(dir, 'rest'), '');
  await wiped(file);
  assert.deepEqual(remnants(native, file, 'moved'), []);
});

test('a file that may only be read is told as such, and is as it was', async (t) => {
  t.after(() => dir !== undefined && disk('umount', '-l', dir));
  const dir = smallDisk(t, 8_000_000);
  if (dir === undefined) return t.skip('no disk may be made here');
  const file = join(dir, 'read.db');
  const native = split(file);
  emptyLog(native);
  native.close();
  const bytes = readFileSync(file);
  disk('mount', '-o', 'remount,ro', dir);
  await assert.rejects(wipeSqlite(file), /readonly|read-only|unable to open|EROFS/i);
  assert.ok(readFileSync(file).equals(bytes));
  assert.equal(statSync(file).size, bytes.length);
});
