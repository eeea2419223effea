// Claims about kill -9 during erasures, fifty times: some of the kills must really fall between the erasure and its proof.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tempDir } from '#tests';
import { killAndLook } from './crash/testing.ts';

test('killed fifty times at any moment, nobody is half erased and the next start certifies what was begun', async (t) => {
  const told = await killAndLook(tempDir(t), 50, Math.random);
  t.diagnostic(
    `${told.kills} kills, ${told.erased} erased, ${told.acknowledged} acknowledged, ${told.interrupted} interrupted before their proof`,
  );
  assert.equal(told.kills, 50);
  assert.ok(told.interrupted > 0, 'no kill fell between erasing and proving: the test proves less than it says');
});
