import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { restoreKeyFile } from '#platform/files';
import { takeBackup } from '#kernel/proof';
import { ok, openApp, sessionOf, startApp } from '#tests/app';
import { tempDir } from '#tests';
import { runCommand } from './index.ts';

async function run(dir: string, ...args: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const note = (text: string) => void (said += text);
  const code = await runCommand(args, { env: { LUPAUS_DATA: dir, LANG: 'en_GB.UTF-8' }, out: note, err: note });
  return { code, said };
}

test('a restored backup is the register of that night, without whoever has been erased since', async (t) => {
  const { app, clock, dir, owner } = await openApp(t, { policy: 'valmennuskumppani' });
  const add = async (givenName: string) => {
    const body = {
      memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }],
      source: 'self',
      givenName,
      familyName: 'Mallinen',
    };
    return (await ok<{ person: { id: string } }>(owner.call('POST', '/api/people', body))).person.id;
  };
  const [stays, goes] = [await add('Eino'), await add('Oona')];
  const { file } = await takeBackup(app.deps);
  await ok(owner.call('POST', `/api/subjects/${goes}/erasure`, { ground: 'request' }));
  const { recovery } = app.deps.keys;
  await app.close();

  assert.match((await run(dir, 'restore', file)).said, /already exists/, 'a database in use is never replaced');
  rmSync(join(dir, 'lupaus.db'));
  writeFileSync(join(dir, 'lupaus.db-wal'), 'of the old database');
  assert.match((await run(dir, 'restore', file)).said, /already exists/, 'a log of the old database would be played into the copy');
  rmSync(join(dir, 'lupaus.db-wal'));
  rmSync(join(dir, 'lupaus.db-shm'), { force: true });

  renameSync(join(dir, 'lupaus.key'), join(tempDir(t), 'lost'));
  const without = await run(dir, 'restore', file);
  assert.equal(without.code, 1, without.said);
  assert.ok(
    !existsSync(join(dir, 'lupaus.db')) && !existsSync(join(dir, 'lupaus.key')),
    'without its key nothing is opened and no new key is made',
  );
  restoreKeyFile(join(dir, 'lupaus.key'), recovery);
  const copy = join(tempDir(t), 'copy.db');
  assert.equal((await run(dir, 'restore', file, '--out', copy)).code, 0);
  assert.ok(readFileSync(copy).includes('Oona'), 'the backup itself still holds the erased');
  const done = await run(dir, 'restore', file);
  assert.equal(done.code, 0, done.said);

  const again = await startApp(dir, clock);
  t.after(() => again.close());
  const session = sessionOf(again, owner.cookie);
  assert.equal((await session.call('GET', `/api/people/${stays}`)).status, 200);
  assert.equal((await session.call('GET', `/api/people/${goes}`)).status, 404);
});

test('a cut backup leaves no database behind', async (t) => {
  const { app, dir } = await openApp(t, { policy: 'prover' });
  const { file } = await takeBackup(app.deps);
  const cut = join(tempDir(t), 'cut.lupaus');
  writeFileSync(cut, readFileSync(file).subarray(0, -40));
  const out = join(tempDir(t), 'copy.db');
  const { code, said } = await run(dir, 'restore', cut, '--out', out);
  assert.equal(code, 1, said);
  assert.match(said, /damaged/);
  assert.deepEqual(readdirSync(join(out, '..')), []);
});
