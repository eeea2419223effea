// Erasures killed at any moment: the next start completes and certifies them, nobody is half gone, and no file holds what went.

import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { csvTable, openImport, runImport } from '#customers';
import type { Deps } from '#kernel/deps';
import { renewFile } from '#kernel/proof';
import { verifyCertificate } from '#kernel/rights';
import type { SignedCertificate } from '#kernel/rights';
import { keyedHash } from '#platform/crypto';
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
  /** How many rows of each kind. */
  readonly rows: Readonly<Record<string, number>>;
}

/** What all kills of one register came to. */
export interface Tally {
  /** Ended by the signal. */
  killed: number;
  /** Came to their end before the signal did. */
  late: number;
  erased: number;
  /** Told as done before the kill. */
  acknowledged: number;
  /** Gone, but not yet proved when the process died: the next start proved them. */
  unproved: number;
  /** Registers in which somebody was half gone; the run stops there. */
  half: number;
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
  const order = { table: csvTable(csv), mapping, since, registerId: register?.id ?? '', subjectGroup: register?.subjectGroups[0] ?? '' };
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
  const rows = (texts: readonly string[]) => {
    const counts: Record<string, number> = {};
    for (const kind of texts.map((text) => text.split(' ', 1)[0] ?? '')) counts[kind] = (counts[kind] ?? 0) + 1;
    return counts;
  };
  return new Map([...held].map(([id, texts]) => [id, { id, mark: owner.get(id) ?? '', held: texts.join('\n'), rows: rows(texts) }]));
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

/** How many were erased and not yet certified when the process died: looked at in a copy, so that the next start finds the files as they fell. */
function unprovedIn(dir: string): number {
  const copy = join(tempDirOf(dir), 'fallen.db');
  for (const end of ['', '-wal']) if (existsSync(join(dir, `lupaus.db${end}`))) copyFileSync(join(dir, `lupaus.db${end}`), `${copy}${end}`);
  const db = new Database(copy);
  const { n } = db.prepare<[], { n: number }>(`select count(*) as n from erasure where state = 'erased'`).get() ?? { n: 0 };
  db.close();
  rmSync(tempDirOf(dir), { recursive: true });
  return n;
}

function tempDirOf(dir: string): string {
  const beside = `${dir}-fallen`;
  mkdirSync(beside, { recursive: true });
  return beside;
}

interface Fallen {
  readonly acknowledged: readonly string[];
  /** False when the process came to its end before the signal did. */
  readonly killed: boolean;
}

/** People who asked, one by one; what was printed is acknowledged. */
async function killRequests({ dir, ids, steps, longest }: Round): Promise<Fallen> {
  const child = start(dir, join(import.meta.dirname, 'erase-many.ts'), [dir, ...ids]);
  await child.heard(/^certified /gm, steps);
  await wait(anyOf(longest));
  await child.kill();
  return { acknowledged: [...child.said().matchAll(/^certified (\S+)$/gm)].map(([, id = '']) => id), killed: !(await child.ended) };
}

/** People whose time is over, in the nightly run; it acknowledges nothing before its end. */
async function killNight({ dir, ids, steps, before, longest }: Round): Promise<Fallen> {
  const child = lupaus(dir, ['retention', 'run']);
  let over = false;
  const ended = child.ended.then((whole) => {
    over = true;
    return whole;
  });
  await erasedInFile(dir, before + steps, () => over);
  await wait(anyOf(longest));
  await child.kill();
  const whole = await ended;
  return { acknowledged: whole ? ids : [], killed: !whole };
}

/** Kills so many processes, requests and nights in turn, in one register. */
export async function erasuresKilled(t: TestContext, kills: number): Promise<Tally> {
  const dir = tempDir(t);
  await found(dir);
  await inHouse(dir, ({ deps }) => takeIn(deps, 0, REQUESTS, '2026-01-01'));
  const tally: Tally = { killed: 0, late: 0, erased: 0, acknowledged: 0, unproved: 0, half: 0 };
  let next = REQUESTS;
  // A signal that came too late killed nothing and does not count.
  for (let kill = 1; tally.killed < kills && kill <= 2 * kills; kill++) {
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
    const longest = proving ? PROOF_MS : STEP_MS;
    const { acknowledged, killed } = await (night ? killNight : killRequests)({ dir, ids, steps, before, longest });
    tally[killed ? 'killed' : 'late'] += 1;
    tally.acknowledged += acknowledged.length;
    tally.unproved += unprovedIn(dir);
    const when = `kill ${kill}, a ${night ? 'night' : 'request'}, after ${steps}`;
    tally.erased += await assertFinished(dir, { known, acknowledged, when }, tally);
  }
  assert.ok(tally.killed === kills && tally.erased > 0, `${tally.killed} of ${kills} were killed`);
  return tally;
}

interface Case {
  readonly subject_id: string;
  readonly state: string;
  readonly certificate: string | null;
}

/** Everybody is whole or gone, once, with a certificate that tells what was held; how many went. */
async function assertFinished(
  dir: string,
  { known, acknowledged, when }: { known: ReadonlyMap<string, Known>; acknowledged: readonly string[]; when: string },
  tally: Tally,
): Promise<number> {
  const gone = await inHouse(dir, async ({ deps }) => {
    await renewFile(deps);
    await assertWhole(deps, when);
    const { rows } = await sql<Case>`select subject_id, state, certificate from erasure`.execute(deps.database.db);
    for (const row of rows) assertCertified(deps, row, { known, when });
    await assertOnce(deps, rows, when);
    const erased = new Set(rows.map((row) => row.subject_id));
    assert.deepEqual(
      acknowledged.filter((id) => !erased.has(id)),
      [],
      `said to be erased (${when})`,
    );
    const there = await everybody(deps);
    const half = [...known].filter(([id, { held }]) => there.get(id)?.held !== (erased.has(id) ? undefined : held));
    tally.half += half.length;
    assert.deepEqual(
      half.map(([id]) => id),
      [],
      `whole or gone (${when})`,
    );
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
  return gone.length;
}

/** Signed, about this person, and telling the rows that were there before. */
function assertCertified(deps: Deps, row: Case, { known, when }: { known: ReadonlyMap<string, Known>; when: string }): void {
  assert.equal(row.state, 'certified', when);
  const signed = JSON.parse(row.certificate ?? 'null') as SignedCertificate;
  assert.ok(verifyCertificate(signed, deps.keys.certificate.publicPem), when);
  const { certificate } = signed;
  assert.equal(certificate.recheck.found, 0, when);
  const before = known.get(row.subject_id);
  if (before === undefined) return;
  assert.equal(certificate.subject, keyedHash(deps.keys.suppression, 'certificate', row.subject_id), when);
  const told = certificate.stores.filter(({ kind }) => deps.registry.byKind(kind).register === 'firm');
  assert.deepEqual(Object.fromEntries(told.map(({ kind, count }) => [kind, count])), before.rows, `the certificate is true (${when})`);
}

/** One case, one entry of the log and one line of the ledger for everybody who went. */
async function assertOnce(deps: Deps, rows: readonly Case[], when: string): Promise<void> {
  const { db } = deps.database;
  const cases = rows.map((row) => row.subject_id).toSorted();
  assert.equal(new Set(cases).size, cases.length, `one case each (${when})`);
  assert.deepEqual(await column(db, `select subject_id from audit_entry where action = 'erase' order by subject_id`), cases, when);
  const lines = await column(
    db,
    `select json_extract(entry, '$.subjectId') from ledger_outbox where json_extract(entry, '$.kind') = 'erasure' order by 1`,
  );
  assert.deepEqual(lines, cases, `one line of the ledger each (${when})`);
}
