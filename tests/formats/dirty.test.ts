// Twenty megabytes with more than thirty kinds of dirt.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialects } from '#tests';
import { DIRT } from './dirty.ts';
import { importDirt } from './import-dirt.ts';

test('there are more than thirty kinds of dirt', () => {
  assert.ok(Object.keys(DIRT).length > 30);
});

for (const dialect of await dialects())
  if (dialect.name === 'sqlite')
    test('a dirty file is imported row by row or comes back with reasons, on sqlite', async () => {
      await importDirt(dialect);
    });
