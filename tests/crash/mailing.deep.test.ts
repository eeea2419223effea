/** Mailings of 2,000 under five hundred kills, two processes, a process that stands still, and a relay and a disk that fail: what the relay's log says afterwards. */
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { mailingById } from '#kernel/mailings';
import { openDatabase } from '#platform/db';
import { freshPostgres, tempDir } from '#tests';
import { statesOf } from '../../src/kernel/mailings/testing.ts';
import type { Fault } from '../../src/platform/mail/bulk/testing.ts';
import { CONNECTIONS, bare, killedMailing, mustHold, newsletterTo, realHouse, silencer, startSender, startSink } from './mailing-kills.ts';
import type { Found, SenderOrder, SinkLog } from './mailing-kills.ts';

const KILLS = Number(process.env['LUPAUS_TEST_KILLS'] ?? 500);
const PEOPLE = 2000;
const PER_MAILING = 25;

async function onFile(t: TestContext, faults: readonly Fault[] = []): Promise<{ found: Found; sink: SinkLog }> {
  const dir = tempDir(t);
  const store = { file: join(dir, 'mailing.db') };
  const sink = await startSink(t, dir, faults);
  const database = await openDatabase(store);
  t.after(() => database.close());
  return { found: await realHouse(database, store, dir, sink.port), sink };
}

async function onServer(t: TestContext, faults: readonly Fault[] = []): Promise<{ found: Found; sink: SinkLog } | undefined> {
  const fresh = await freshPostgres();
  if (fresh === null) return undefined;
  t.after(() => fresh.drop());
  const dir = tempDir(t);
  const store = { url: fresh.url };
  const sink = await startSink(t, dir, faults);
  const database = await openDatabase(store);
  t.after(() => database.close());
  return { found: await realHouse(database, store, dir, sink.port), sink };
}

function orderOf({ store, dir }: Found, sink: SinkLog, mailings: readonly string[], more: Partial<SenderOrder> = {}): SenderOrder {
  return { store, dir, port: sink.port, aheadMs: 0, mailings, patienceMs: 120_000, ...more };
}

/** A register grows with every mailing; several small ones tell the same in less time. */
for (let from = 1; from <= KILLS; from += PER_MAILING) {
  const kills = Math.min(PER_MAILING, KILLS - from + 1);
  test(`killed while ${PEOPLE} letters leave and people say no or are erased: nobody lost, nobody twice; kills ${from}–${from + kills - 1}`, async (t) => {
    const { found, sink } = await onFile(t, [{ at: 'dot', waitMs: 2 }]);
    const silence = { withdraw: 120, erase: 12, everyMs: 150 };
    const seen = await killedMailing(t, found, sink, { people: PEOPLE, kills, round: { n: from }, silence });
    t.diagnostic(JSON.stringify(seen));
  });
}

test('two processes send six mailings on one PostgreSQL, and are killed in turn', async (t) => {
  const opened = await onServer(t, [{ at: 'dot', waitMs: 2 }]);
  if (opened === undefined) return t.skip('no PostgreSQL server');
  const { found, sink } = opened;
  const people: string[] = [];
  while (people.length < PEOPLE) people.push(...(await found.house.readers(500)));
  const mailings: string[] = [];
  for (let n = 0; n < 6; n += 1) mailings.push(await newsletterTo(found, people));
  const quiet = silencer(found, people, { withdraw: 100, erase: 10, everyMs: 100 });
  let kills = 0;
  for (let n = 0; n < 12; n += 1) {
    const both = [0, 1].map(() => startSender(t, orderOf(found, sink, mailings, { aheadMs: n * 20_000 })));
    await Promise.all(both.map(({ begun }) => begun));
    await wait(200 + Math.random() * 600);
    for (const { child, ended } of both) {
      if (child.kill('SIGKILL')) kills += 1;
      await ended;
    }
  }
  const last = [0, 1].map(() => startSender(t, orderOf(found, sink, mailings, { aheadMs: 13 * 20_000 })));
  assert.deepEqual(await Promise.all(last.map(({ ended }) => ended)), [true, true]);
  await quiet.end();
  let doubts = 0;
  for (const id of mailings) doubts += (await mustHold(found, sink, id, quiet.silenced)).uncertain;
  assert.ok(doubts <= kills * CONNECTIONS);
  t.diagnostic(`${kills} kills, ${doubts} in doubt, ${quiet.silenced.size} silenced`);
});

for (const open of [onFile, onServer]) {
  test(`a process that stands still for 30 s has lost its mailing when it wakes (${open.name})`, async (t) => {
    // Slow enough that it stands still between letter and answer, and not with the whole database in its hand.
    const opened = await open(t, [{ at: 'dot', waitMs: 60 }]);
    if (opened === undefined) return t.skip('no PostgreSQL server');
    const { found, sink } = opened;
    const people = await found.house.readers(PEOPLE);
    const id = await newsletterTo(found, people);
    const first = startSender(t, orderOf(found, sink, [id]));
    for (let n = 0; n < 2000 && sink.taken().size < 300; n += 1) await wait(5);
    first.child.kill('SIGSTOP');
    const still = Date.now();
    const quiet = silencer(found, people, { withdraw: 60, erase: 0, everyMs: 10 });
    const second = startSender(t, orderOf(found, sink, [id]));
    await wait(30_000);
    first.child.kill('SIGCONT');
    assert.ok(await second.ended);
    await first.ended;
    await quiet.end();
    const seen = await mustHold(found, sink, id, quiet.silenced);
    assert.ok(seen.uncertain <= CONNECTIONS);
    // A letter whose end was written before it stood still may be read by the relay; nothing that it wrote after may count.
    const woken = still + 29_000;
    const late = [...sink.taken().values()].flat().filter((at) => at > woken).length;
    t.diagnostic(`${seen.uncertain} in doubt, ${late} letters taken after it woke`);
  });
}

test('a relay that breaks off after the dot, refuses for a while and closes lines: all are accounted for, none twice', async (t) => {
  const { found, sink } = await onFile(t, [
    { at: 'dot', drop: true, every: 97 },
    { at: 'rcpt', say: '451 4.7.1 greylisted', every: 41 },
    { at: 'rcpt', say: '452 4.2.2 full', every: 83 },
    { at: 'mail', say: '421 4.3.2 closing', every: 211 },
    { at: 'data', say: '451 4.3.0 try again', every: 61 },
  ]);
  const people = await found.house.readers(PEOPLE);
  const id = await newsletterTo(found, people);
  for (let n = 0; n < 60; n += 1) {
    const sender = startSender(t, orderOf(found, sink, [id], { aheadMs: n * 2 * 3_600_000, patienceMs: n === 0 ? 20_000 : 3000 }));
    await sender.ended;
    if ((await mailingById(found.house.database.db, id))?.state === 'done') break;
  }
  const { rows, uncertain } = await mustHold(found, sink, id);
  const taken = sink.taken();
  const doubted = rows.filter(({ state }) => state === 'uncertain');
  assert.ok(doubted.length > 0 && doubted.every((row) => taken.get(bare(row.message_id))?.length === 1));
  t.diagnostic(`${JSON.stringify(await statesOf(found.house.database, id))}, ${uncertain} in doubt`);
});

test('a copy from the middle of a send comes back beside its ledger and sends nothing', async (t) => {
  const { found, sink } = await onFile(t, [{ at: 'dot', waitMs: 4 }]);
  const id = await newsletterTo(found, await found.house.readers(PEOPLE));
  const first = startSender(t, orderOf(found, sink, [id]));
  for (let n = 0; n < 2000 && sink.taken().size < 400; n += 1) await wait(5);
  const copy = join(found.dir, 'copy.db');
  await found.house.database.backupTo(copy);
  assert.ok(await first.ended);
  const before = sink.taken().size;
  cpSync(copy, join(found.dir, 'back.db'));
  const store = { file: join(found.dir, 'back.db') };
  const back = startSender(t, orderOf({ ...found, store }, sink, [id], { aheadMs: 60_000, patienceMs: 5000 }));
  await back.ended;
  const database = await openDatabase(store);
  t.after(() => database.close());
  const mailing = await mailingById(database.db, id);
  assert.deepEqual([mailing?.state, mailing?.reason, sink.taken().size], ['paused', 'restored', before]);
  t.diagnostic(JSON.stringify(await statesOf(database, id)));
});
