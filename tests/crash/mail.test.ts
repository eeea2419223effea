/** A process that sends is killed at any moment: no letter is lost, and one that arrived twice is marked as doubtful in the queue. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '#platform/db';
import { messagesBefore } from '#kernel/mail';
import { tempDir } from '#tests';
import { mailHouse } from '../../src/kernel/mail/testing.ts';

type Child = ChildProcessByStdio<null, Readable, null>;

function run(t: TestContext, script: string, ...args: string[]): Child {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => void child.kill('SIGKILL'));
  return child;
}

async function firstLine(child: Child): Promise<string> {
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('it said nothing');
}

/** Resolves when the process is gone; the word tells whether it came to its end. */
function ended(child: Child): Promise<boolean> {
  return new Promise((resolve) => void child.once('close', (code) => resolve(code === 0)));
}

/** Resolves when one more letter has been read: the relay has it, and has not yet said so. */
async function grown(file: string): Promise<void> {
  const before = readFileSync(file).length;
  for (let n = 0; n < 500 && readFileSync(file).length === before; n += 1) await wait(2);
}

const LETTERS = 40;
const KILLS = 12;
const AHEAD_MS = 6 * 60_000;

test(`killed ${KILLS} times while it sends ${LETTERS} letters, the house loses none and doubles none in silence`, async (t) => {
  const dir = tempDir(t);
  const [file, arrived] = [join(dir, 'mail.db'), join(dir, 'arrived')];
  writeFileSync(arrived, '');
  const port = await firstLine(run(t, 'mail-sink.ts', arrived));
  const database = await openDatabase({ file });
  const { queue } = await mailHouse(t, database, Number(port));
  const ids: string[] = [];
  for (let i = 0; i < LETTERS; i += 1) ids.push(await queue(`asiakas${i}@example.test`));
  await database.close();

  let kills = 0;
  for (let round = 0, whole = false; !whole; round += 1) {
    const child = run(t, 'mail-sender.ts', file, port, String(round * AHEAD_MS), String(round + 2));
    const over = ended(child);
    await firstLine(child);
    if (round < KILLS) {
      await (round % 2 === 0 ? grown(arrived) : wait(60 + ((round * 37) % 140)));
      if (child.kill('SIGKILL')) kills += 1;
    }
    whole = await over;
  }

  const again = await openDatabase({ file });
  t.after(() => again.close());
  const rows = await messagesBefore(again.db, { states: undefined, before: undefined, limit: 1000 });
  const lines = readFileSync(arrived, 'utf8').trim().split('\n');
  const times = new Map(ids.map((id) => [id, lines.filter((line) => line === id).length]));
  assert.equal(kills, KILLS);
  assert.deepEqual(
    ids.filter((id) => times.get(id) === 0),
    [],
    'lost',
  );
  assert.deepEqual(
    rows.filter(({ state, letter }) => state !== 'sent' || letter !== null),
    [],
  );
  const told = new Set(rows.filter(({ doubted }) => doubted === 1).map(({ id }) => id));
  const twice = ids.filter((id) => (times.get(id) ?? 0) > 1);
  assert.deepEqual(
    twice.filter((id) => !told.has(id)),
    [],
    'doubled in silence',
  );
  // The kill that is worth the test: between the letter and its answer.
  assert.ok(twice.length > 0);
  t.diagnostic(`${kills} kills, ${twice.length} letters twice, ${told.size} told`);
});
