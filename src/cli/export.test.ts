import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openApp } from '#tests/app';
import { exportCommand } from './export.ts';

test('the command writes what the register declares to a file of its owner, once', async (t) => {
  const { app, dir, owner } = await openApp(t, { policy: 'valmennuskumppani' });
  await owner.call('POST', '/api/people', {
    givenName: 'Aino',
    familyName: 'Koe',
    source: 'self',
    memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }],
    contactPoints: [{ kind: 'email', value: 'aino@example.test' }],
    custom: {},
  });
  const path = join(dir, 'ulos.csv');
  const said: string[] = [];
  const run = (...args: string[]) =>
    exportCommand(app.deps, [path, '--register', 'customer-marketing', '--purpose', 'services', ...args], (text) => said.push(text));
  assert.equal(await run('--fields', 'person.name,person.email'), 0);
  assert.equal(
    readFileSync(path, 'utf8'),
    '\uFEFFEtunimi;Sukunimi;Sähköposti;Sähköposti 2;Sähköposti 3\r\nAino;Koe;aino@example.test;;\r\n',
  );
  assert.equal(statSync(path).mode & 0o777, 0o600);
  await assert.rejects(run(), { code: 'EEXIST' });
  assert.equal(await exportCommand(app.deps, [path], () => undefined), 2);
});
