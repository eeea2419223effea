// Claims about kill -9 during erasures: nothing half, nothing acknowledged lost, and the next start finishes. The deep run kills fifty times.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tempDir } from '#tests';
import { killAndLook } from './crash/testing.ts';

test('killed five times at any moment, nobody is half erased and the next start certifies what was begun', async (t) => {
  const told = await killAndLook(tempDir(t), 5, Math.random);
  t.diagnostic(
    `${told.kills} kills, ${told.erased} erased, ${told.acknowledged} acknowledged, ${told.interrupted} interrupted before their proof`,
  );
  assert.equal(told.kills, 5);
  assert.ok(told.erased >= told.acknowledged && told.erased > 0);
});
