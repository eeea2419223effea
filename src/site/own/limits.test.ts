/** What takes long is made once for all who wait, and what is counted is counted one after another; a failure is nobody else's. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { inTurn, shared } from './limits.ts';

test('three who want the same at once get one, a later one gets a new one, and a failure is not kept', async () => {
  let made = 0;
  const make = async () => {
    made += 1;
    await turn();
    return made;
  };
  assert.deepEqual(await Promise.all([shared('a', make), shared('a', make), shared('a', make), shared('b', make)]), [2, 2, 2, 2]);
  assert.equal(await shared('a', make), 3);
  await assert.rejects(shared('a', () => Promise.reject(new Error('no paper'))));
  assert.equal(await shared('a', make), 4);
});

test('what is done in turn never overlaps, and goes on after a failure', async () => {
  let inside = 0;
  const work = async () => {
    inside += 1;
    assert.equal(inside, 1);
    await turn();
    inside -= 1;
  };
  const all = [inTurn('a', work), inTurn('a', () => Promise.reject(new Error('no'))), inTurn('a', work)];
  assert.deepEqual(
    (await Promise.allSettled(all)).map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
});
