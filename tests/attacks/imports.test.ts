// A file of strangers' words: what its columns are called does nothing, and no cell of it becomes a formula in a copy.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, openApp } from '#tests/app';

test('columns called as parts of every object are columns like others, in the check, with mended cells and in the run', async (t) => {
  const { owner } = await openApp(t, { policy: 'lajina-mieli' });
  const text = 'Etunimi;Sukunimi;Sähköposti;constructor;__proto__;toString\nAino;Testinen;aino@example.test;c;d;e\n';
  const { id } = await ok(owner.call<{ id: string }>('POST', '/api/imports/uploads?name=a.csv', Buffer.from(text)));
  const read = await ok(
    owner.call<{ columns: { column: string; field: string | null }[] }>('POST', `/api/imports/uploads/${id}/read`, {
      registerId: 'customer',
    }),
  );
  const named = read.columns.filter(({ field }) => field !== null);
  const order = {
    upload: id,
    registerId: 'customer',
    subjectGroup: 'customers',
    since: '2026-11-22',
    source: 'self',
    mapping: Object.fromEntries(named.map(({ column, field }) => [column, field])),
    edits: { 2: { Etunimi: 'Aina' } },
  };
  const check = await owner.call<{ stored: number }>('POST', '/api/imports/check', order);
  assert.deepEqual([check.status, check.body.stored], [200, 1], JSON.stringify(check.body));
  const begun = await owner.call<{ id: string }>('POST', '/api/imports', order);
  assert.equal(begun.status, 200, JSON.stringify(begun.body));
  for (;;) {
    const { state } = await ok(owner.call<{ state: string }>('GET', `/api/imports/${begun.body.id}`));
    if (state !== 'running') break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { rows } = await ok(owner.call<{ rows: { givenName: string }[] }>('GET', '/api/people'));
  assert.equal(JSON.stringify(rows).includes('Aina'), true);
});

test('what is said of a file is a form, and no form is of tens of megabytes', async (t) => {
  const { owner } = await openApp(t, { policy: 'lajina-mieli' });
  for (const path of ['/api/imports', '/api/imports/check', '/api/imports/uploads/x/read']) {
    const { status } = await owner.call('POST', path, { upload: 'x'.repeat(20_000_000) });
    assert.equal(status, 413, path);
  }
});
