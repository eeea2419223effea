// A file on its way to the register: sealed on the disk, its owner's alone, gone when it is used, and never readable after a crash.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { ok, openApp, startApp } from '#tests/app';
import { createUploads } from './uploads.ts';

const CSV = 'Etunimi;Sukunimi;Sähköposti\nAino;Havusalo;aino.havusalo@asiakas.example.test\n';

interface Read {
  format: string;
  rows: number;
  remembered: boolean;
  columns: { column: string; field: string | null }[];
}

test('an uploaded file waits sealed, is read, checked and imported, and leaves nothing', async (t) => {
  const house = await openApp(t, { policy: 'valmennuskumppani' });
  const { owner, dir } = house;
  const folder = join(dir, 'imports');
  const { id } = await ok<{ id: string; size: number }>(owner.call('POST', '/api/imports/uploads?name=uusi.csv', Buffer.from(CSV)));
  const [file = ''] = readdirSync(folder);
  const sealed = readFileSync(join(folder, file));
  assert.equal(sealed.length, Buffer.byteLength(CSV));
  assert.equal(sealed.includes('Havusalo'), false, 'nobody reads it on the disk');
  const { registers, sources } = await ok<{ registers: { id: string; subjectGroups: { id: string }[] }[]; sources: { id: string }[] }>(
    owner.call('GET', '/api/policy'),
  );
  const [register] = registers;
  const read = () => owner.call<Read>('POST', `/api/imports/uploads/${id}/read`, { registerId: register?.id });
  const { body } = await read();
  assert.deepEqual([body.format, body.rows, body.remembered], ['csv', 1, false]);
  const mapping = Object.fromEntries(body.columns.map(({ column, field }) => [column, field]));
  const order = { upload: id, registerId: register?.id, subjectGroup: register?.subjectGroups[0]?.id, since: '2026-11-01', mapping };
  const { stored } = await ok<{ stored: number }>(owner.call('POST', '/api/imports/check', order));
  assert.equal(stored, 1);
  const run = await ok<{ id: string }>(owner.call('POST', '/api/imports', { ...order, source: sources[0]?.id }));
  while ((await ok<{ state: string }>(owner.call('GET', `/api/imports/${run.id}`))).state === 'running') await new Promise(setImmediate);
  assert.deepEqual(readdirSync(folder), [], 'used, it is gone');
  const { status, body: gone } = await owner.call<{ code: string }>('POST', '/api/imports/check', order);
  assert.deepEqual([status, gone.code], [404, 'errors.upload-gone']);
  const { rows } = await ok<{ rows: { created: number; state: string; reversibleUntil: string | null }[] }>(
    owner.call('GET', '/api/imports'),
  );
  assert.deepEqual(
    rows.map(({ created, state, reversibleUntil }) => [created, state, reversibleUntil !== null]),
    [[1, 'done', true]],
  );
});

test('an empty file and one that is no file are refused, and what a crash left is swept at the next start', async (t) => {
  const house = await openApp(t, { policy: 'valmennuskumppani' });
  const { owner, dir, clock } = house;
  const empty = await owner.call<{ code: string }>('POST', '/api/imports/uploads?name=a.csv', Buffer.alloc(0));
  assert.deepEqual([empty.status, empty.body.code], [400, 'errors.csv-empty']);
  assert.equal((await owner.call('POST', '/api/imports/uploads?name=a.csv', { no: 'file' })).status, 400);
  await ok(owner.call('POST', '/api/imports/uploads?name=b.csv', Buffer.from(CSV)));
  const folder = join(dir, 'imports');
  assert.equal(readdirSync(folder).length, 1);
  await house.app.close();
  const again = await startApp(dir, clock);
  t.after(() => again.close());
  assert.deepEqual(
    readdirSync(dir).filter((name) => name === 'imports'),
    [],
  );
});

test('files that are on their way fill no disk: a few come at once, the others are asked to wait, and what they were leaves nothing', async (t) => {
  const { app, dir } = await openApp(t, { policy: 'lajina-mieli' });
  const uploads = createUploads(app.deps);
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  async function* slow(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('Etunimi;Sukunimi\n');
    await gate;
    yield Buffer.from('Aino;Testinen\n');
  }
  const sent = Array.from({ length: 12 }, (_, i) => uploads.take('hyökkääjä', `${i}.csv`, slow()));
  const ended = Promise.allSettled(sent);
  let refused = 0;
  for (const each of sent) each.catch(() => (refused += 1));
  const onTheirWay = () => (existsSync(join(dir, 'imports')) ? readdirSync(join(dir, 'imports')).length : 0);
  for (let i = 0; i < 1000 && (refused < 8 || onTheirWay() < 4); i += 1) await wait(10);
  assert.deepEqual([refused, onTheirWay()], [8, 4]);
  open();
  const codes = (await ended).map((each) => (each.status === 'fulfilled' ? 'taken' : (each.reason as { code?: string }).code));
  assert.deepEqual([codes.filter((code) => code === 'taken').length, codes.filter((code) => code === 'errors.reader-busy').length], [4, 8]);
  const theirs = await uploads.take(
    'työtoveri',
    'oma.csv',
    (async function* () {
      yield Buffer.from('Etunimi\nAino\n');
    })(),
  );
  for (let i = 0; i < 15; i += 1) await uploads.take('hyökkääjä', `${i}.csv`, slow());
  assert.equal((await uploads.table('työtoveri', theirs.id, {})).table.rows.length, 1, 'nobody else’s file is driven out');
  assert.ok(readdirSync(join(dir, 'imports')).length <= 12);
});
