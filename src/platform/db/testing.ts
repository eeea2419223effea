// Files of many shapes in which something was deleted, and what is still legible in them.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs, { copyFileSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { emptyLog, openSqliteFile } from './sqlite.ts';
import type { SqliteFile } from './sqlite.ts';
import { wipeSqlite } from './wipe.ts';
import type { Wiped, WipeLimits } from './wipe.ts';

/** Tables of every shape the format knows: by row number and without, with keys of text, with indexes, with a search index. */
const SHAPES: readonly string[] = [
  'create table t (id integer primary key, k text, v text, b blob)',
  'create table t (id text primary key, k text, v text, b blob) strict',
  'create table t (id text primary key, k text, v text, b blob) without rowid',
  'create table t (id integer primary key autoincrement, k text, v text, b blob); create index t_k on t (k, id); create index t_v on t (v desc)',
  `create table t (id integer primary key, k text, v text, b blob); create index t_some on t (substr(k, 2)) where id % 3 = 0;
   create virtual table f using fts5(k, v, content = '', contentless_delete = 1); insert into f (f, rank) values ('secure-delete', 1)`,
];

export interface House {
  readonly shape: string;
  readonly size: number;
  readonly moving: 'none' | 'full' | 'incremental';
  /** Without, remnants stand in free pages, free blocks and the ends of chains too. */
  readonly secure: boolean;
  readonly steps: readonly Step[];
}
type Step =
  | { readonly do: 'add'; readonly n: number; readonly long: number }
  | { readonly do: 'delete' | 'shrink' | 'grow' | 'rename'; readonly every: number; readonly from: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('add' as const), n: fc.integer({ min: 1, max: 250 }), long: fc.constantFrom(0, 3, 40, 300, 2000, 20_000) }),
  fc.record({
    do: fc.constantFrom('delete' as const, 'delete' as const, 'shrink' as const, 'grow' as const, 'rename' as const),
    every: fc.integer({ min: 1, max: 7 }),
    from: fc.integer({ min: 0, max: 6 }),
  }),
);
export const house = (moving: readonly House['moving'][]): fc.Arbitrary<House> =>
  fc.record({
    shape: fc.constantFrom(...SHAPES),
    size: fc.constantFrom(512, 1024, 4096, 4096, 8192, 65_536),
    moving: fc.constantFrom(...moving),
    secure: fc.boolean(),
    steps: fc.array(step, { minLength: 5, maxLength: 12, size: 'max' }),
  });

/** Text that stands nowhere by chance, told by its number. */
const mark = (n: number) => `Kanaria${(n * 7919).toString(36).padStart(6, '0')}q`;
const marks = /Kanaria[0-9a-z]{6}q/g;

/** A file as the product writes it, after these steps. */
export function built({ shape, size, moving, secure, steps }: House, file: string): SqliteFile {
  const before = new BetterSqlite3(file);
  before.pragma(`page_size = ${size}`);
  before.pragma(`auto_vacuum = ${moving}`);
  before.exec('create table first (a)');
  before.close();
  const native = openSqliteFile(file);
  native.pragma(`secure_delete = ${secure ? 'ON' : 'OFF'}`);
  native.exec(shape);
  const textual = !shape.includes('id integer');
  const searched = shape.includes('fts5');
  let n = 0;
  const insert = native.prepare('insert into t (id, k, v, b) values (?, ?, ?, ?)');
  const found = searched ? native.prepare('insert into f (rowid, k, v) values (?, ?, ?)') : undefined;
  const act = (each: Step): void => {
    if (each.do === 'add') {
      for (let i = 0; i < each.n; i++) {
        n += 1;
        const v = `${mark(n)} ${mark(n)} ${'x'.repeat((each.long * ((n * 31) % 7)) / 3)}${mark(n)}`;
        insert.run(textual ? `${(n * 7919) % 1009}-${n}` : n, mark(n), v, Buffer.from(mark(n).repeat((each.long / 100) | 0)));
        found?.run(n, mark(n), v);
      }
      return;
    }
    const which = `where length(k) > 0 and (rowid_of % ${each.every}) = ${each.from % each.every}`.replace(
      'rowid_of',
      textual ? `cast(substr(id, instr(id, '-') + 1) as integer)` : 'id',
    );
    if (searched && each.do !== 'grow') native.exec(`delete from f where rowid in (select id from t ${which})`);
    if (each.do === 'delete') native.exec(`delete from t ${which}`);
    if (each.do === 'shrink') native.exec(`update t set v = 'y', b = null ${which}`);
    if (each.do === 'grow') native.exec(`update t set v = v || substr(hex(zeroblob(400)), 1, 799) ${which}`);
    if (each.do === 'rename') native.exec(`update t set k = 'z' || length(v) ${which}`);
  };
  for (const each of steps) native.transaction(act)(each);
  native.pragma('secure_delete = ON');
  return native;
}

export function rowsOf(native: SqliteFile): unknown {
  const rows = native.prepare('select * from t order by id').all();
  const searched = native.prepare(`select count(*) as n from sqlite_master where name = 'f'`).get() as { n: number };
  return searched.n === 0 ? rows : [rows, native.prepare('select rowid from f order by rowid').all()];
}

/** Words in the bytes of the file that no row holds. */
export function remnants(native: SqliteFile, file: string, table: 't' | 'moved' = 't'): string[] {
  emptyLog(native);
  const living = new Set(
    native
      .prepare<[], Record<string, unknown>>(`select * from ${table}`)
      .all()
      .flatMap((row) =>
        Object.values(row).flatMap((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)).match(marks) ?? []),
      ),
  );
  return [...new Set(readFileSync(file).toString('latin1').match(marks))].filter((each) => !living.has(each));
}

/** From now on this decides about each write into a file, of so many bytes; returns what ends it. */
export function writing(act: (write: (length: number) => number, length: number) => number): () => void {
  const real = fs.writeSync;
  fs.writeSync = ((fd: number, bytes: Buffer, offset: number, length: number, position: number) =>
    act((so) => real(fd, bytes, offset, so, position), length)) as typeof fs.writeSync;
  syncBuiltinESMExports();
  return () => {
    fs.writeSync = real;
    syncBuiltinESMExports();
  };
}

/** Wipes, and it must be possible. */
export async function wiped(file: string, limits?: WipeLimits): Promise<Wiped> {
  const result = await wipeSqlite(file, limits);
  assert.ok(typeof result === 'object', result as string);
  return result;
}

/** A table and an index whose pages were split again and again; six of seven rows are gone. Every writer has `secure_delete`. */
export function split(file: string, rows = 3000): SqliteFile {
  const native = openSqliteFile(file);
  native.exec(`create table moved (id text primary key, word text not null, n integer not null) strict;
    create index moved_word on moved (word, id);
    create table note (id integer primary key, writer integer, n integer, text text) strict`);
  const insert = native.prepare('insert into moved values (?, ?, ?)');
  native.transaction(() => {
    for (let i = 0; i < rows; i++) insert.run(`id-${i}`, `${mark((i * 7919) % rows)} ${'z'.repeat((i * 31) % 60)}`, i);
  })();
  native.exec('delete from moved where n % 7 <> 0');
  emptyLog(native);
  return native;
}

/** Kills a process that wipes, again and again: by turns at any time, and amid the writing of a stretch. How often that fell within a wipe: some of the words were gone and some were not. */
export async function killWipes(dir: string, kills: number): Promise<{ kills: number; amid: number }> {
  const whole = join(dir, 'whole.db');
  const first = split(whole, 60_000);
  const rows = first.prepare('select * from moved order by id').all();
  const most = remnants(first, whole, 'moved').length;
  first.close();
  let amid = 0;
  for (let kill = 1; kill <= kills; kill++) {
    const file = join(dir, 'killed.db');
    copyFileSync(whole, file);
    const amidWrite = kill % 2 === 0 ? '' : String(1 + ((kill * 7919) % 400));
    const child = spawn(process.execPath, ['--no-warnings', import.meta.filename, file, amidWrite], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = once(child, 'close');
    await once(child.stdout, 'data');
    if (amidWrite === '') {
      await wait(Math.random() * 60);
      child.kill('SIGKILL');
    }
    await gone;
    const native = openSqliteFile(file);
    const left = remnants(native, file, 'moved').length;
    if (left > 0 && left < most) amid += 1;
    assert.equal(native.pragma('integrity_check', { simple: true }), 'ok');
    assert.deepEqual(native.prepare('select * from moved order by id').all(), rows);
    await wiped(file);
    assert.deepEqual(remnants(native, file, 'moved'), []);
    native.close();
  }
  return { kills, amid };
}

// The process that is killed.
if (process.argv[1] === import.meta.filename) {
  const file = process.argv[2] ?? '';
  const native = openSqliteFile(file);
  let left = Number(process.argv[3]);
  if (left > 0)
    writing((write, length) => {
      left -= 1;
      if (left > 0) return write(length);
      write(length >> 1);
      process.kill(process.pid, 'SIGKILL');
      return 0;
    });
  process.stdout.write('ready\n');
  await wipeSqlite(file);
  native.close();
}

/** Wipes this many files in the folder. Returns in how many of them something was legible before. */
export async function wipeMany(dir: string, files: number): Promise<number> {
  let [n, held] = [0, 0];
  await fc.assert(
    fc.asyncProperty(house(['none']), async (of) => {
      const file = join(dir, `${(n += 1)}.db`);
      const native = built(of, file);
      try {
        const before = rowsOf(native);
        if (remnants(native, file).length > 0) held += 1;
        await wiped(file);
        assert.deepEqual(remnants(native, file), []);
        assert.equal(native.pragma('integrity_check', { simple: true }), 'ok');
        assert.deepEqual(rowsOf(native), before);
        assert.equal((await wiped(file)).stretches, 0, 'a second wipe finds nothing');
        native.exec('delete from t; drop table t');
        assert.equal(native.pragma('integrity_check', { simple: true }), 'ok', 'the file is written to as before');
      } finally {
        native.close();
      }
    }),
    { numRuns: files, seed: 20_261_124 },
  );
  return held;
}
