/** Erasures under kill -9: a process that erases without end, and what must hold of its database whenever it died. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase, sql } from '#platform/db';
import type { Database } from '#platform/db';
import { compareLedger, verifyChain } from '#kernel/audit';
import { eraseBatch, eraseNow, resumeErasures } from '../index.ts';
import { databaseFiles, bytesFound } from '../canary/testing.ts';
import { rightsHouse } from '../testing.ts';
import type { RightsHouse } from '../testing.ts';

export interface Killed {
  readonly kills: number;
  readonly erased: number;
  readonly acknowledged: number;
  /** How many were erased but not yet certified when the process died. */
  readonly interrupted: number;
}

const PEOPLE = 60;

async function openHouse(dir: string, seed: number): Promise<RightsHouse & { database: Database }> {
  const database = await openDatabase({ file: join(dir, 'crash.db') });
  return { ...(await rightsHouse(database, dir, { seed })), database };
}

/** Kills the eraser again and again and looks at what it left, before and after the next start. */
export async function killAndLook(dir: string, kills: number, random: () => number): Promise<Killed> {
  const people = new Map<string, string>();
  const told = { kills: 0, erased: 0, acknowledged: 0, interrupted: 0 };
  const acknowledged = new Set<string>();
  for (let round = 1; round <= kills; round++) {
    const before = await openHouse(dir, round * 1000);
    const alive = await count(before.database, 'subject');
    for (let i = alive; i < PEOPLE; i++) await addPerson(before, people, round * 1000 + i);
    await before.database.close();
    for (const id of await runAndKill(dir, round * 1000 + 500, random)) acknowledged.add(id);
    told.interrupted += await lookAfterKill(dir, round * 1000 + 900, people, acknowledged);
    told.kills += 1;
  }
  const last = await openHouse(dir, 9_999_999);
  told.erased = people.size - (await count(last.database, 'subject'));
  told.acknowledged = acknowledged.size;
  await last.database.close();
  return told;
}

async function addPerson(house: RightsHouse, people: Map<string, string>, n: number): Promise<void> {
  const word = `Qzk${Array.from(String(n), (digit) => 'bcdfghjklm'[Number(digit)]).join('')}wq`;
  const id = await house.add({ family: word, email: `${word.toLowerCase()}@example.test`, phone: '', note: `muistio ${word}` });
  await house.write((writer) => writer.insert('client-event', { id: `event-${id}`, subject_id: id, what: 'call', note: `soitto ${word}` }));
  people.set(id, word);
}

// The child says "ready" once and then the id of each person whose erasure it has reported done.
async function runAndKill(dir: string, seed: number, random: () => number): Promise<string[]> {
  const child = spawn(process.execPath, ['--no-warnings', import.meta.filename, dir, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
      if (out.startsWith('ready\n')) resolve();
    });
    child.once('close', (code) => reject(new Error(`the eraser ended by itself (${code})`)));
  });
  await ready;
  const gone = new Promise((resolve) => child.once('close', resolve));
  await wait(random() * 250);
  child.kill('SIGKILL');
  await gone;
  return out.split('\n').slice(1, -1);
}

async function lookAfterKill(
  dir: string,
  seed: number,
  people: ReadonlyMap<string, string>,
  acknowledged: ReadonlySet<string>,
): Promise<number> {
  const house = await openHouse(dir, seed);
  const { database, deps } = house;
  try {
    await nobodyIsHalf(database, people);
    const states = await erasures(database);
    for (const id of acknowledged) assert.equal(states.get(id), 'certified', 'an erasure that was reported done is done');
    const interrupted = [...states.values()].filter((state) => state === 'erased').length;
    await resumeErasures(deps);
    assert.deepEqual(
      [...(await erasures(database)).values()].filter((state) => state !== 'certified'),
      [],
      'the next start finishes what was begun',
    );
    await nobodyIsHalf(database, people);
    assert.equal((await verifyChain(database.db)).ok, true);
    // A house opens its ledger at its first start; this one opens it with its first erasure, so before that there is none.
    const { state } = await compareLedger({ database, folder: deps.config.ledgerDir });
    assert.equal(state, states.size === 0 ? 'missing' : 'equal');
    // As every night after a day on which something left: rows moved between pages leave remnants until the file is wiped (decision 0045).
    await database.wipe();
    const gone = [...people].filter(([id]) => states.has(id)).map(([, value]) => ({ value, kind: '', column: '', field: undefined }));
    assert.deepEqual(bytesFound([...databaseFiles(database), deps.config.ledgerDir], gone), [], 'no byte of the erased');
    return interrupted;
  } finally {
    await database.close();
  }
}

async function nobodyIsHalf(database: Database, people: ReadonlyMap<string, string>): Promise<void> {
  const { rows } = await sql<{ id: string; parts: number }>`
    select s.id, (select count(*) from client c where c.id = s.id and c.family_name is not null and c.note is not null)
      + (select count(*) from client_point p where p.subject_id = s.id) + (select count(*) from client_event e where e.subject_id = s.id)
      + (select count(*) from membership m where m.subject_id = s.id and m.ended_on is null) + (select count(*) from search_doc d where d.subject_id = s.id) as parts
      from subject s`.execute(database.db);
  const whole = new Map(rows.map(({ id, parts }) => [id, Number(parts)]));
  const states = await erasures(database);
  for (const id of people.keys()) {
    if (states.has(id)) assert.equal(whole.get(id), undefined, 'who is erased is gone wholly');
    else assert.equal(whole.get(id), 5, 'who is not erased is there wholly');
  }
  const orphans = await Promise.all(
    ['client', 'search_doc', 'membership', 'client_point', 'client_event'].map((table) => count(database, table)),
  );
  assert.deepEqual(orphans, Array(5).fill(whole.size), 'no part without its person');
}

async function erasures(database: Database): Promise<Map<string, string>> {
  const { rows } = await sql<{ subject_id: string; state: string }>`select subject_id, state from erasure`.execute(database.db);
  return new Map(rows.map((row) => [row.subject_id, row.state]));
}

async function count(database: Database, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(database.db);
  return Number(rows[0]?.n);
}

async function eraseWithoutEnd(dir: string, seed: number): Promise<void> {
  const { database, deps, act } = await openHouse(dir, seed);
  const { rows } = await sql<{ id: string }>`select id from subject order by id`.execute(database.db);
  process.stdout.write('ready\n');
  while (rows.length > 0) {
    const [one, ...several] = rows.splice(0, 4).map(({ id }) => id);
    if (one !== undefined) await eraseNow(deps, { subjectId: one, ground: 'request', act: act() });
    process.stdout.write(`${one}\n`);
    const done = await eraseBatch(deps, { subjectIds: several, ground: 'retention', batchId: 'b', act: act() });
    for (const id of done.erased) process.stdout.write(`${id}\n`);
  }
  await wait(60_000);
}

if (process.argv[1] === import.meta.filename) await eraseWithoutEnd(process.argv[2] ?? '', Number(process.argv[3]));
