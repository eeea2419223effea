/** Work that repeats never runs beside itself, and whoever stops it knows that it has ended. */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { repeat } from './index.ts';

test('the first round begins at once, none begins while one is at work, and the stop waits for it', async (t) => {
  mock.timers.enable({ apis: ['setInterval'] });
  t.after(() => mock.timers.reset());
  let begun = 0;
  let round = Promise.withResolvers<void>();
  const stop = repeat(1000, () => {
    begun += 1;
    return round.promise;
  });
  assert.equal(begun, 1);
  mock.timers.tick(3000);
  assert.equal(begun, 1, 'the first is still at work');
  round.resolve();
  await round.promise;
  await Promise.resolve();
  round = Promise.withResolvers();
  mock.timers.tick(1000);
  assert.equal(begun, 2);
  let stopped = false;
  const stopping = stop().then(() => (stopped = true));
  await Promise.resolve();
  assert.equal(stopped, false, 'a round is at work');
  round.resolve();
  await stopping;
  mock.timers.tick(5000);
  assert.equal(begun, 2, 'nothing begins after the stop');
});
