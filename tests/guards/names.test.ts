// Whoever asks what is held about them reads words, not the names of tables.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kernelKinds } from '#kernel/kinds';
import { createRegistry } from '#kernel/records';
import { kindName } from '#kernel/rights';
import { modules } from '../../src/modules.ts';

test('every kind of record that a person’s copy holds has a name in three languages', () => {
  const registry = createRegistry([...kernelKinds, ...modules.flatMap(({ kinds }) => kinds)]);
  const nameless = registry
    .subjectKinds()
    .filter(({ exportAs, kind }) => exportAs !== false && Object.values(kindName(kind)).includes(kind))
    .map(({ kind }) => kind);
  assert.deepEqual(nameless, []);
});
