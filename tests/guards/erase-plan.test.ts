// Whoever erases reads what they know of on rows of its own; the program's own aids are one line, and the sum is the whole.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fi } from '../../src/kernel/rights/phrases.fi.ts';
import { AIDS, gathered } from '../../web/src/pages/person/erase-plan.ts';

const stored = (kind: string, count: number, action: 'delete' | 'keep' = 'delete') => ({
  kind,
  name: { fi: kind, sv: kind, en: kind },
  action,
  why: null,
  count,
  keepUntil: null,
  basis: null,
});

test('what the program keeps for itself is gathered on one line with its count, and what stays is never hidden', () => {
  const going = [
    stored('person', 1),
    stored('search-doc', 1),
    stored('search-note', 4),
    stored('contact-point', 2),
    stored('group-due', 3),
  ];
  const stores = [...going, stored('field-origin', 2, 'keep')];
  const { rows, aids } = gathered(stores);
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ['person', 'contact-point', 'field-origin'],
  );
  const sum = (all: readonly { count: number }[]) => all.reduce((n, { count }) => n + count, 0);
  assert.equal(sum(rows) + aids, sum(stores));
});

test('every aid is a kind that an erasure knows by name', () => {
  assert.deepEqual(
    [...AIDS].filter((kind) => !Object.hasOwn(fi.kinds, kind)),
    [],
  );
});
