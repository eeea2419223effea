/** A process that tells other systems is killed at any moment: no fact is lost, and one told twice has the same id. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { ok } from '#tests/app';
import { apiHouse } from '../api/house.ts';
import { openReceiver } from '../api/receiver.ts';

const PEOPLE = 20;
const KILLS = 4;
const AHEAD_MS = 6 * 60_000;

test(`killed ${KILLS} times while it tells of ${PEOPLE} people, the house forgets none`, async (t) => {
  const { owner, app, clock, dir } = await apiHouse(t);
  const receiver = await openReceiver(t);
  const wish = { name: 'x', url: receiver.url, events: ['person.created'], recipientId: null };
  await ok(owner.call('POST', '/api/webhooks', wish));
  const ids: string[] = [];
  for (let n = 0; n < PEOPLE; n += 1) {
    const body = {
      source: 'self',
      memberships: [{ registerId: 'marketing', subjectGroup: 'subscribers' }],
      contactPoints: [{ kind: 'email', value: `asiakas${n}@example.test` }],
      custom: {},
    };
    ids.push((await ok(owner.call<{ person: { id: string } }>('POST', '/api/people', body))).person.id);
    clock.advance(1000);
  }
  await app.close();

  let kills = 0;
  for (let round = 0, whole = false; !whole; round += 1) {
    const now = new Date(clock.now().getTime() + round * AHEAD_MS).toISOString();
    const child = spawn(process.execPath, [join(import.meta.dirname, 'webhook-sender.ts'), dir, now], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    t.after(() => void child.kill('SIGKILL'));
    const over = new Promise<boolean>((resolve) => void child.once('close', (code) => resolve(code === 0)));
    const before = receiver.taken.length;
    if (kills < KILLS) {
      for (let n = 0; n < 4000 && receiver.taken.length < before + 3 && child.exitCode === null; n += 1) await wait(2);
      if (child.exitCode === null && child.kill('SIGKILL')) kills += 1;
    }
    whole = await over;
  }
  const told = new Map(ids.map((id) => [id, receiver.taken.filter(({ data }) => data.subject === id)]));
  assert.deepEqual(
    ids.filter((id) => told.get(id)?.length === 0),
    [],
    'lost',
  );
  assert.ok([...told.values()].every((notices) => new Set(notices.map(({ id }) => id)).size === 1));
  assert.equal(kills, KILLS);
  t.diagnostic(`${receiver.taken.length - PEOPLE} told twice`);
});
