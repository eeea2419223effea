// Unless every page of a file has exactly one owner, no byte of it is touched.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import BetterSqlite3 from 'better-sqlite3';
import { tempDir } from '#tests';
import { emptyLog, openSqliteFile } from './sqlite.ts';
import { wipeSqlite } from './wipe.ts';

const SIZE = 1024;

interface Sound {
  readonly bytes: Buffer;
  /** Pages by what they are: 'internal' | 'leaf' | 'overflow', of which tree, in the order of their paths. */
  readonly pages: { page: number; kind: string; tree: string; path: string }[];
}

/** A file that holds everything a page can be: inner pages and leaves of both kinds, chains, free trunks and leaves. */
function sound(file: string): Sound {
  const native = new BetterSqlite3(file);
  native.pragma(`page_size = ${SIZE}`);
  native.exec('create table first (a)');
  native.close();
  const db = openSqliteFile(file);
  db.exec('create table t (id integer primary key, v text); create index t_v on t (v); create table gone (a); create table other (a)');
  const add = db.prepare('insert into t values (?, ?)');
  db.transaction(() => {
    for (let i = 0; i < 300; i++) add.run(i, `${i % 10}${'x'.repeat(i % 30 === 0 ? 4500 : 60)}${i}`);
    for (let i = 0; i < 400; i++) db.prepare('insert into gone values (?)').run('g'.repeat(800));
    db.exec('delete from gone; delete from t where id % 7 = 3');
  })();
  emptyLog(db);
  const pages = db
    .prepare<[], Sound['pages'][0]>('select pageno as page, pagetype as kind, name as tree, path from dbstat order by path')
    .all();
  assert.equal(db.pragma('integrity_check', { simple: true }), 'ok');
  db.close();
  return { bytes: readFileSync(file), pages };
}

const first = ({ pages }: Sound, kind: string, tree: string, nth = 0) =>
  pages.filter((each) => each.kind === kind && each.tree === tree)[nth]?.page ?? assert.fail(`no ${kind} of ${tree}`);
const at = (page: number) => (page - 1) * SIZE;
const freeTrunk = ({ bytes }: Sound) => bytes.readUInt32BE(32);
const freeLeaf = (of: Sound, nth = 0) => of.bytes.readUInt32BE(at(freeTrunk(of)) + 8 + 4 * nth);
/** Where the inner page names its child of this place. */
const childAt = ({ bytes }: Sound, page: number, nth: number) => at(page) + bytes.readUInt16BE(at(page) + 12 + 2 * nth);
/** Chains of a tree, page after page. */
function chains(of: Sound, tree = 't'): number[][] {
  const byOwner = Map.groupBy(
    of.pages.filter(({ kind, tree: its }) => kind === 'overflow' && its === tree),
    ({ path }) => path.slice(0, path.indexOf('+')),
  );
  return [...byOwner.values()].map((each) => each.map(({ page }) => page));
}
/** One more page at the end of the file. */
function appended({ bytes }: Sound, page: Buffer): Buffer {
  const longer = Buffer.concat([bytes, page]);
  longer.writeUInt32BE(bytes.readUInt32BE(28) + 1, 28);
  return longer;
}
const copyOf = ({ bytes }: Sound, page: number) => Buffer.from(bytes.subarray(at(page), at(page + 1)));
const written = ({ bytes }: Sound, ...numbers: [position: number, value: number][]) => {
  for (const [position, value] of numbers) bytes.writeUInt32BE(value, position);
  return bytes;
};
const [one, two] = [0, 1];

const SPOILT: Record<string, (of: Sound) => Buffer> = {
  'an older copy of a leaf that nobody names': (of) => appended(of, copyOf(of, first(of, 'leaf', 't'))),
  'an empty page that nobody names': (of) => appended(of, Buffer.alloc(SIZE)),
  'two chains into one page': (of) => {
    const [a = [], b = []] = chains(of);
    return written(of, [at(a[one] ?? 0), b[two] ?? 0]);
  },
  'a chain that turns into itself': (of) => {
    const [a = []] = chains(of);
    return written(of, [at(a[two] ?? 0), a[one] ?? 0]);
  },
  'a chain that ends too early': (of) => {
    const [a = []] = chains(of);
    return written(of, [at(a[one] ?? 0), 0]);
  },
  'a chain that goes on after its end': (of) => {
    const [a = []] = chains(of);
    return written(of, [at(a.at(-1) ?? 0), freeLeaf(of)]);
  },
  'a chain into a free page': (of) => {
    const [a = []] = chains(of);
    return written(of, [at(a[one] ?? 0), freeLeaf(of)]);
  },
  'a chain into a leaf': (of) => {
    const [a = []] = chains(of);
    return written(of, [at(a[one] ?? 0), first(of, 'leaf', 't_v')]);
  },
  'a chain out of the file': (of) => {
    const [a = []] = chains(of);
    return written(of, [at(a[one] ?? 0), 0x00ff_ffff]);
  },
  'a child that is free': (of) => written(of, [childAt(of, first(of, 'internal', 't'), 0), freeLeaf(of)]),
  'a right-most child that is free': (of) => written(of, [at(first(of, 'internal', 't')) + 8, freeTrunk(of)]),
  'two parents of one child': (of) => {
    const inner = first(of, 'internal', 't');
    return written(of, [at(inner) + 8, of.bytes.readUInt32BE(childAt(of, inner, 0))]);
  },
  'a child of the other kind': (of) => {
    const [rows, index] = [first(of, 'internal', 't'), first(of, 'internal', 't_v')];
    const [a, b] = [childAt(of, rows, 0), childAt(of, index, 0)];
    return written(of, [a, of.bytes.readUInt32BE(b)], [b, of.bytes.readUInt32BE(a)]);
  },
  'a child that is the part of a chain, and a chain that goes into the child': (of) => {
    const [a = []] = chains(of);
    const child = childAt(of, first(of, 'internal', 't'), 0);
    return written(of, [at(a[one] ?? 0), of.bytes.readUInt32BE(child)], [child, a[two] ?? 0]);
  },
  'two inner pages that name each other, and nobody names them': (of) => {
    const page = copyOf(of, first(of, 'internal', 't'));
    const [a, b] = [of.bytes.length / SIZE + 1, of.bytes.length / SIZE + 2];
    page.fill(0, 1);
    page.writeUInt16BE(SIZE, 5);
    page.writeUInt32BE(b, 8);
    const longer = appended(of, page);
    page.writeUInt32BE(a, 8);
    return appended({ ...of, bytes: longer }, page);
  },
  'a root of the schema that is free': (of) => written(of, [32, first(of, 'leaf', 'other')], [36, 1]),
  'a page that is free twice': (of) => written(of, [at(freeTrunk(of)) + 12, freeLeaf(of)]),
  'a list of free pages that turns into itself': (of) => written(of, [at(freeTrunk(of)), freeTrunk(of)]),
  'a list of free pages of another length': (of) => written(of, [36, of.bytes.readUInt32BE(36) + 1]),
  'a living page in the list of free pages': (of) => written(of, [at(freeTrunk(of)) + 8, first(of, 'leaf', 't_v')]),
};

for (const [what, spoil] of Object.entries(SPOILT))
  test(`no byte is touched in a file that has ${what}`, async (t) => {
    const file = join(tempDir(t), 'spoilt.db');
    const bytes = Buffer.from(spoil(sound(file)));
    writeFileSync(file, bytes);
    assert.equal(await wipeSqlite(file), 'not understood');
    assert.ok(readFileSync(file).subarray(SIZE).equals(bytes.subarray(SIZE)));
  });

test('the same file without a fault is wiped', async (t) => {
  const file = join(tempDir(t), 'sound.db');
  sound(file);
  assert.ok(typeof (await wipeSqlite(file)) === 'object');
});

test('a page that leaked points into a chain that others use now: the living row stays whole', async (t) => {
  const file = join(tempDir(t), 'orphan.db');
  const native = openSqliteFile(file);
  native.exec('create table t (id integer primary key, v text)');
  native.prepare('insert into t values (1, ?)').run('a'.repeat(4500));
  emptyLog(native);
  const old = readFileSync(file).subarray(4096, 8192);
  native.exec('delete from t');
  native.prepare('insert into t values (2, ?)').run('B'.repeat(8000));
  emptyLog(native);
  native.close();
  const bytes = Buffer.concat([readFileSync(file), old]);
  bytes.writeUInt32BE(bytes.readUInt32BE(28) + 1, 28);
  writeFileSync(file, bytes);
  assert.equal(await wipeSqlite(file), 'not understood');
  const again = openSqliteFile(file);
  t.after(() => again.close());
  assert.deepEqual(again.prepare('select v from t').all(), [{ v: 'B'.repeat(8000) }]);
});
