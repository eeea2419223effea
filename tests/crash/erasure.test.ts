import { test } from 'node:test';
import { erasuresKilled } from './erasure-kills.ts';

test('an erasure killed at any moment is completed, certified and found in no file after the next start; five kills', (t) =>
  erasuresKilled(t, 5));
