import { test } from 'node:test';
import { erasuresKilled } from './erasure-kills.ts';

test('an erasure killed at any moment is completed once, certified truly and found in no file after the next start; five kills', async (t) => {
  t.diagnostic(JSON.stringify(await erasuresKilled(t, 5)));
});
