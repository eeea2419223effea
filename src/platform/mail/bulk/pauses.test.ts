/** A relay that is away is left alone for a while, longer each time, and not at all once it works again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPauses } from './pauses.ts';

test('the first failure makes everybody wait, one failure once', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const pauses = createPauses(1000);
  await pauses.over();
  // Several connections fail together: that is one failure.
  for (let i = 0; i < 10; i++) pauses.failed();
  let waited = 0;
  const waiting = [pauses.over(), pauses.over()].map((over) => over.then(() => (waited += 1)));
  t.mock.timers.tick(900);
  await Promise.resolve();
  assert.equal(waited, 0);
  t.mock.timers.tick(200);
  await Promise.all(waiting);
  assert.equal(waited, 2);
});

test('nobody waits for a relay any longer when the line closes', async () => {
  const pauses = createPauses(60_000);
  pauses.failed();
  const waiting = pauses.over();
  pauses.stop();
  await waiting;
});
