// Imports killed at any moment: every batch is there or not, what was printed as stored is stored, and importing again completes the file.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { BATCH } from '#customers';
import type { Deps } from '#kernel/deps';
import { tempDir } from '#tests';
import { anyOf, found, inHouse, lupaus } from './house.ts';
import { assertWhole, column } from './whole.ts';

const FRESH = 1600;
/** So many rows of a file were in the file before it: a kill may fall between merging and creating. */
const AGAIN = 400;
const LONGEST_BATCH_MS = 120;

/** Every 97th row has an address that is none; it must not stop the others. */
function isGood(n: number): boolean {
  return n % 97 !== 0;
}

function emailOf(n: number): string {
  return `kaatuva${n}@tuonti.example.test`;
}

function row(n: number): string {
  const phone = `040 ${String(1_000_000 + n)}`;
  return `Etu${n % 50};Kaatuva${n};${isGood(n) ? emailOf(n) : 'ei osoite'};${phone};Yritys ${n % 40}`;
}

interface File {
  readonly path: string;
  readonly from: number;
  readonly until: number;
}

function writeFile(dir: string, name: string, from: number, until: number): File {
  const path = join(dir, name);
  const rows = Array.from({ length: until - from }, (_, i) => row(from + i));
  writeFileSync(path, `Etunimi;Sukunimi;Sähköposti;Puhelin;Yritys\n${rows.join('\n')}\n`);
  return { path, from, until };
}

function good(from: number, until: number): number[] {
  return Array.from({ length: until - from }, (_, i) => from + i).filter(isGood);
}

/** The rows that the last printed line says are stored. */
function acknowledged(said: string, { from, until }: File): number[] {
  const last = [...said.matchAll(/^(?:stored|done) \d+\/\d+ created=(\d+) merged=(\d+)/gm)].at(-1);
  return good(from, until).slice(0, Number(last?.[1] ?? 0) + Number(last?.[2] ?? 0));
}

/** Kills this many imports, one after the other, in one growing register. */
export async function importsKilled(t: TestContext, kills: number): Promise<void> {
  const dir = tempDir(t);
  await found(dir);
  const order = await inHouse(dir, ({ deps }) => Promise.resolve(orderOf(deps)));
  const stored = new Set<number>();
  let until = 0;
  for (let kill = 1; kill <= kills; kill++) {
    const file = writeFile(dir, 'tuonti.csv', Math.max(0, until - AGAIN), until + FRESH);
    until = file.until;
    const child = lupaus(dir, ['import', file.path, ...order]);
    const lines = anyOf(Math.ceil((file.until - file.from) / BATCH) + 1);
    await child.heard(/^stored /gm, lines);
    await wait(anyOf(LONGEST_BATCH_MS));
    await child.kill();
    for (const n of acknowledged(child.said(), file)) stored.add(n);
    const when = `kill ${kill} after ${lines} lines`;
    await inHouse(dir, async ({ deps }) => {
      await assertWhole(deps, when);
      await assertStored(deps, stored, when);
    });
  }
  const all = writeFile(dir, 'kaikki.csv', 0, until);
  for (const time of ['first', 'second']) {
    const child = lupaus(dir, ['import', all.path, ...order]);
    assert.equal(await child.ended, true, time);
    if (time === 'second') assert.match(child.said(), new RegExp(`^done .* created=0 merged=${good(0, until).length} `, 'm'));
  }
  await inHouse(dir, async ({ deps }) => {
    await assertWhole(deps, 'all imported again');
    assert.deepEqual(await emails(deps), good(0, until).map(emailOf).toSorted(), 'exactly the good rows, each once');
    assert.deepEqual(
      await column(
        deps.database.db,
        'select p.id from person p where (select count(*) from contact_point c where c.subject_id = p.id) <> 2',
      ),
      [],
    );
    assert.equal((await column(deps.database.db, 'select id from organisation')).length, 40, 'each organisation once');
  });
}

function orderOf({ policy }: Deps): string[] {
  const now = policy.current();
  const [register] = now?.registers.values() ?? [];
  const [source] = now?.sources.keys() ?? [];
  return ['--register', register?.id ?? '', '--group', register?.subjectGroups[0] ?? '', '--source', source ?? ''];
}

async function emails({ database }: Deps): Promise<unknown[]> {
  return column(database.db, `select normal from contact_point where field_id = 'person.email' order by normal`);
}

async function assertStored(deps: Deps, stored: ReadonlySet<number>, when: string): Promise<void> {
  const { db } = deps.database;
  const there = new Set(await emails(deps));
  assert.deepEqual(
    [...stored].filter((n) => !there.has(emailOf(n))),
    [],
    `said to be stored, but gone (${when})`,
  );
  const halves = `select r.id, r.created from import_run r where r.created <>
    (select count(*) from person p join origin o on o.id = p.origin_id where o.import_id = r.id)`;
  assert.deepEqual(await column(db, halves), [], `a run counted what it did not store (${when})`);
  assert.deepEqual(
    await column(db, 'select p.id from person p where (select count(*) from contact_point c where c.subject_id = p.id) <> 2'),
    [],
    when,
  );
  assert.deepEqual(await column(db, `select state from import_run where state not in ('interrupted', 'done')`), [], when);
}
