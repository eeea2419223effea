// What a check found can be read to its last row, page by page, each row once; and the rows that come back open in a spreadsheet.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, openApp } from '#tests/app';
import type { Session } from '#tests/app';

interface Row {
  line: number;
  message: { fi: string } | null;
}

const BAD = 260;
const FILE = [
  'Etunimi;Sukunimi;Sähköposti',
  ...Array.from({ length: BAD }, (_, i) => (i % 2 === 0 ? `Eero;Usva${i};eero${i}(at)example.test` : `Aino;Suo${i};aino${i}@example.test`)),
].join('\n');

/** A file as far as the check, with what the import is asked with. */
async function checked(owner: Session) {
  const { id: upload } = await ok<{ id: string }>(owner.call('POST', '/api/imports/uploads?name=a.csv', Buffer.from(FILE)));
  const { registers, sources } = await ok<{ registers: { id: string; subjectGroups: { id: string }[] }[]; sources: { id: string }[] }>(
    owner.call('GET', '/api/policy'),
  );
  const mapping = { Etunimi: 'givenName', Sukunimi: 'familyName', Sähköposti: 'email' };
  const order = { upload, registerId: registers[0]?.id, subjectGroup: registers[0]?.subjectGroups[0]?.id, since: '2026-11-01', mapping };
  const answer = await ok<{ groups: { group: string; count: number; rows: Row[] }[] }>(owner.call('POST', '/api/imports/check', order));
  return { order, source: sources[0]?.id, groups: answer.groups };
}

test('each group is read on after its last row until there is no more', async (t) => {
  const { owner } = await openApp(t, { policy: 'valmennuskumppani' });
  const { order, groups } = await checked(owner);
  for (const [name, odd] of [
    ['refused', 0],
    ['new', 1],
  ] as const) {
    const first = groups.find(({ group }) => group === name);
    assert.ok(first);
    assert.deepEqual([first.count, first.rows.length], [BAD / 2, 100]);
    const lines = first.rows.map(({ line }) => line);
    for (let pages = 0; pages < 5; pages++) {
      const after = lines.at(-1);
      const { rows } = await ok<{ rows: Row[] }>(owner.call('POST', '/api/imports/check/rows', { ...order, group: name, after }));
      if (name === 'refused') assert.ok(rows.every(({ message }) => message !== null));
      lines.push(...rows.map(({ line }) => line));
      if (rows.length === 0) break;
    }
    assert.deepEqual(
      lines,
      Array.from({ length: BAD / 2 }, (_, i) => 2 * i + 2 + odd),
    );
  }
  // Another order is another check: nothing of the one before is shown for it.
  const other = { ...order, mapping: { Sähköposti: 'email' } };
  const { rows } = await ok<{ rows: Row[] }>(owner.call('POST', '/api/imports/check/rows', { ...other, group: 'left-out', after: 0 }));
  assert.deepEqual(rows, []);
});
