// The same dirt on the other engine.

import { test } from 'node:test';
import { dialects } from '#tests';
import { importDirt } from './import-dirt.ts';

for (const dialect of await dialects())
  if (dialect.name === 'postgres')
    test('a dirty file is imported row by row or comes back with reasons, on postgres', async () => {
      await importDirt(dialect);
    });
