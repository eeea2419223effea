// Erasures killed at any moment: the next start completes and certifies them, nobody is half gone, and no file holds what went.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { openImport, runImport } from '#customers';
import type { Deps } from '#kernel/deps';
import { renewFile } from '#kernel/proof';
import { verifyCertificate } from '#kernel/rights';
import type { SignedCertificate } from '#kernel/rights';
import { sql } from '#platform/db';
import { tempDir } from '#tests';
import { anyOf, found, inHouse, lupaus, start } from './house.ts';
import { assertWhole, column } from './whole.ts';

const REQUESTS = 24;
/** Enough for a night to work as it does with many: several people to a transaction, the index made to forget at the end. */
const NIGHT = 600;
/** A few kills are to fall between erasing and proving. */
const STEP_MS = 60;
const PROOF_MS = 500;

interface Known {
  readonly id: string;
  /** Stands in every value of the person and nowhere else. */
  readonly mark: string;
  /** Everything held on the person, table by table. */
  readonly held: string;
}

function markOf(n: number): string {
  return `kx${n.toString(36).padStart(4, '0')}q`;
}

const MARK = /kx[0-9a-z]{4}q/gi;

/** Takes people in who are in the register since this day; their marks go on from `from`. */
async function takeIn(deps: Deps, from: number, count: number, since: string): Promise<void> {
  const [register] = deps.policy.current()?.registers.values() ?? [];
  const [source = ''] = deps.policy.current()?.sources.keys() ?? [];
  const rows = Array.from({ length: count }, (_, i) => markOf(from + i)).map(
    (mark) => `Aino;Suku${mark};${mark}@poisto.example.test;Muistiinpano ${mark} talteen`,
  );
  const csv = `Etunimi;Sukunimi;Sähköposti;Muistiinpano\n${rows.join('\n')}\n`;
  const mapping = { Etunimi: 'givenName', Sukunimi: 'familyName', Sähköposti: 'email', Muistiinpano: 'note' };
  const order = { csv, mapping, since, registerId: register?.id ?? '', subjectGroup: register?.subjectGroups[0] ?? '' };
  const job = await openImport(deps, { actor: { id: 'cli', kind: 'cli' }, source }, order);
  assert.equal((await runImport(deps, job)).created, count);
}

/** Who is there, with everything held on each. */
async function everybody({ database, registry }: Deps): Promise<Map<string, Known>> {
  const held = new Map<string, string[]>();
  const owner = new Map<string, string>();
  for (const kind of registry.subjectKinds()) {
    if (kind.register !== 'firm' || kind.subject === 'none' || !('column' in kind.subject)) continue;
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(kind.table)} order by ${sql.ref(kind.key)}`.execute(
      database.db,
    );
    for (const row of rows) {
      const id = String(row[kind.subject.column]);
      const text = `${kind.kind} ${JSON.stringify(row)}`;
      held.set(id, [...(held.get(id) ?? []), text]);
      if (kind.kind === 'person') owner.set(id, text.match(MARK)?.[0] ?? '');
    }
  }
  return new Map([...held].map(([id, texts]) => [id, { id, mark: owner.get(id) ?? '', held: texts.join('\n') }]));
}

/** Marks in the bytes of every file of the folder, but for those that list what was taken in. */
function marksIn(dir: string): Set<string> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'));
  return new Set(bytes.flatMap((text) => text.match(MARK) ?? []).map((mark) => mark.toLowerCase()));
}

/** Waits until so many erasures stand in the file, certified or not. */
async function erasedInFile(dir: string, atLeast: number, over: () => boolean): Promise<void> {
  const db = new Database(join(dir, 'lupaus.db'), { readonly: true });
  const count = db.prepare<[], { n: number }>('select count(*) as n from erasure');
  while (!over() && (count.get()?.n ?? 0) < atLeast) await wait(1);
  db.close();
}

interface Round {
  readonly dir: string;
  readonly ids: readonly string[];
  readonly steps: number;
  readonly before: number;
  readonly longest: number;
}

/** People who asked, one by one; what was printed is acknowledged. */
async function killRequests({ dir, ids, steps, longest }: Round): Promise<string[]> {
  const child = start(dir, join(import.meta.dirname, 'erase-many.ts'), [dir, ...ids]);
  await child.heard(/^certified /gm, steps);
  await wait(anyOf(longest));
  await child.kill();
  return [...child.said().matchAll(/^certified (\S+)$/gm)].map(([, id = '']) => id);
}

/** People whose time is over, in the nightly run; it acknowledges nothing before its end. */
async function killNight({ dir, ids, steps, before, longest }: Round): Promise<string[]> {
  const child = lupaus(dir, ['retention', 'run']);
  let over = false;
  const ended = child.ended.then((whole) => {
    over = true;
    return whole;
  });
  await erasedInFile(dir, before + steps, () => over);
  await wait(anyOf(longest));
  await child.kill();
  return (await ended) ? [...ids] : [];
}

/** Kills this many, requests and nights in turn, in one register. */
export async function erasuresKilled(t: TestContext, kills: number): Promise<void> {
  const dir = tempDir(t);
  await found(dir);
  await inHouse(dir, ({ deps }) => takeIn(deps, 0, REQUESTS, '2026-01-01'));
  let next = REQUESTS;
  for (let kill = 1; kill <= kills; kill++) {
    const night = kill % 2 === 0;
    const count = night ? NIGHT : REQUESTS;
    const from = next;
    next += count;
    const known = await inHouse(dir, async ({ deps }) => {
      await takeIn(deps, from, count, night ? '2010-01-01' : '2026-01-01');
      return everybody(deps);
    });
    const mine = new Set(Array.from({ length: count }, (_, i) => markOf(from + i)));
    const ids = [...known.values()].filter(({ mark }) => mine.has(mark)).map(({ id }) => id);
    const written = marksIn(dir);
    assert.ok(ids.length === count && [...mine].every((mark) => written.has(mark)), 'before the erasure the scan finds everybody');
    const proving = anyOf(3) === 0;
    const steps = proving ? count : anyOf(count + 1);
    const before = await inHouse(dir, async ({ deps }) => (await column(deps.database.db, 'select id from erasure')).length);
    const acknowledged = await (night ? killNight : killRequests)({ dir, ids, steps, before, longest: proving ? PROOF_MS : STEP_MS });
    await assertFinished(dir, { known, acknowledged, when: `kill ${kill}, a ${night ? 'night' : 'request'}, after ${steps}` });
  }
  await inHouse(dir, async ({ deps }) =>
    assert.ok((await column(deps.database.db, 'select id from erasure')).length > 0, 'something was erased at all'),
  );
}

async function assertFinished(
  dir: string,
  { known, acknowledged, when }: { known: ReadonlyMap<string, Known>; acknowledged: readonly string[]; when: string },
): Promise<void> {
  const gone = await inHouse(dir, async ({ deps }) => {
    await renewFile(deps);
    await assertWhole(deps, when);
    const { rows } = await sql<{
      subject_id: string;
      state: string;
      certificate: string | null;
    }>`select subject_id, state, certificate from erasure`.execute(deps.database.db);
    for (const { state, certificate } of rows) {
      assert.equal(state, 'certified', when);
      assert.ok(verifyCertificate(JSON.parse(certificate ?? 'null') as SignedCertificate, deps.keys.certificate.publicPem), when);
    }
    const erased = new Set(rows.map((row) => row.subject_id));
    assert.deepEqual(
      acknowledged.filter((id) => !erased.has(id)),
      [],
      `said to be erased (${when})`,
    );
    const there = await everybody(deps);
    for (const [id, { held }] of known) assert.equal(there.get(id)?.held, erased.has(id) ? undefined : held, `whole or gone (${when})`);
    const secure = await column(deps.database.db, `select v from search_fts_config where k = 'secure-delete'`);
    assert.deepEqual(secure, [1], `the index forgets at once again (${when})`);
    return [...known.values()].filter(({ id }) => erased.has(id));
  });
  const found = marksIn(dir);
  assert.deepEqual(
    gone.filter(({ mark }) => found.has(mark)).map(({ mark }) => mark),
    [],
    `left in some file (${when})`,
  );
}
