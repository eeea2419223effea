// What a restriction stops and what its end takes up again; copies, backups and the log are there for whom they are meant.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { ok, openApp, sessionOf } from '#tests/app';
import type { Session } from '#tests/app';

async function firm(t: TestContext) {
  const opened = await openApp(t, { policy: 'valmennuskumppani' });
  const body = {
    source: 'self',
    givenName: 'Aino',
    familyName: 'Esimerkki',
    note: '=2+3',
    memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }],
    contactPoints: [{ kind: 'email', value: 'aino@example.test' }],
    custom: {},
  };
  const { person } = await ok(opened.owner.call<{ person: { id: string } }>('POST', '/api/people', body));
  return { ...opened, id: person.id };
}

interface Person {
  restricted: boolean;
  restriction: { reason: string } | null;
}

async function personOf(owner: Session, id: string): Promise<Person> {
  return (await ok(owner.call<{ person: Person }>('GET', `/api/people/${id}`))).person;
}

function ledgerOf(dir: string): string {
  const folder = join(dir, 'ledger');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('')
    .replaceAll('\\', '');
}

test('a restriction stops every change, is seen in the list and known to the second place, and is lifted', async (t) => {
  const { owner, id, dir } = await firm(t);
  await ok(owner.call('POST', `/api/subjects/${id}/restriction`, { reason: 'accuracy' }));
  assert.match(ledgerOf(dir), /"restriction"/);
  assert.equal((await personOf(owner, id)).restriction?.reason, 'accuracy');
  const { status, body } = await owner.call<{ code: string }>('PATCH', `/api/people/${id}`, { source: 'self', version: 1, note: 'x' });
  assert.deepEqual([status, body.code], [423, 'errors.subject-restricted']);
  const { rows } = await ok(owner.call<{ rows: { id: string; restricted: boolean; reviewOn: string | null }[] }>('GET', '/api/people'));
  assert.deepEqual(
    rows.map((row) => [row.id, row.restricted, row.reviewOn]),
    [[id, true, null]],
  );
  await ok(owner.call('DELETE', `/api/subjects/${id}/restriction`));
  assert.match(ledgerOf(dir), /"release"/);
  assert.deepEqual(await personOf(owner, id).then(({ restricted, restriction }) => [restricted, restriction]), [false, null]);
  await ok(owner.call('DELETE', `/api/subjects/${id}/restriction`));
  assert.equal((await owner.call('POST', '/api/subjects/nobody/restriction', { reason: 'claims' })).status, 404);
});

test('the access copy says in words what is held, disarms formulas, and leaves an entry in the log', async (t) => {
  const { owner, id } = await firm(t);
  const { subjectId } = await ok(owner.call<{ subjectId: string }>('POST', `/api/subjects/${id}/copy`));
  assert.equal(subjectId, id);
  const csv = await ok(owner.call<string>('POST', `/api/subjects/${id}/copy?form=csv`));
  assert.match(csv, /Nimi: etunimi;Aino;/);
  assert.match(csv, /;'=2\+3;/);
  const { rows } = await ok(owner.call<{ rows: { action: string; actor: string }[] }>('GET', '/api/log?action=access-copy'));
  assert.deepEqual(
    rows.map(({ action, actor }) => [action, actor]),
    [
      ['access-copy', 'Omistaja'],
      ['access-copy', 'Omistaja'],
    ],
  );
});

test('the log is read by page, day and action, holds no personal data, and its chain is judged', async (t) => {
  const { owner, clock } = await firm(t);
  const all = await ok(owner.call<{ rows: { seq: number; at: string }[]; next: number | null }>('GET', '/api/log?limit=5'));
  assert.equal(all.rows.length, 5);
  const more = await ok(owner.call<{ rows: { seq: number }[] }>('GET', `/api/log?limit=5&before=${all.next}`));
  assert.equal(more.rows[0]?.seq, (all.rows[4]?.seq ?? 0) - 1);
  const other = await ok(owner.call<{ rows: unknown[] }>('GET', '/api/log?day=2020-01-01'));
  assert.deepEqual(other.rows, []);
  const day = await ok(owner.call<{ rows: unknown[] }>('GET', `/api/log?day=${clock.now().toISOString().slice(0, 10)}&limit=200`));
  assert.ok(day.rows.length > 5);
  assert.equal(/Aino|Esimerkki|example\.test/.test(JSON.stringify(day.rows)), false);
  const chain = await ok(owner.call<{ ok: boolean; entries: number }>('GET', '/api/log/chain'));
  assert.deepEqual([chain.ok, chain.entries], [true, all.rows[0]?.seq]);
});

test('the owner takes a backup and sees when, how large and where; a stranger sees nothing', async (t) => {
  const { owner, app } = await firm(t);
  const { backup } = await ok(owner.call<{ backup: { bytes: number } }>('POST', '/api/backups'));
  assert.ok(backup.bytes > 10_000);
  const { folder, backups } = await ok(owner.call<{ folder: string; backups: { bytes: number }[] }>('GET', '/api/backups'));
  assert.deepEqual([folder, backups.map(({ bytes }) => bytes)], [app.deps.config.backupDir, [backup.bytes]]);
  for (const path of ['/api/backups', '/api/log', '/api/log/chain']) assert.equal((await sessionOf(app).call('GET', path)).status, 401);
});
