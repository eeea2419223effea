import { test } from 'node:test';
import { erasuresKilled } from './erasure-kills.ts';

test('an erasure killed at any moment is completed, certified and found in no file after the next start; fifty kills', (t) =>
  erasuresKilled(t, 50));
