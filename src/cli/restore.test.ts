import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { checkContext, look, takeBackup } from '#kernel/proof';
import { ok, openApp, sessionOf, signInAgain, startApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import type { Clock } from '#platform/clock';
import { loadConfig } from '#platform/config';
import { sha256hex } from '#platform/crypto';
import { loadOrCreateKeyFile, readBackupHeader } from '#platform/files';
import { systemIds } from '#platform/ids';
import { silentLog } from '#platform/log';
import { tempDir } from '#tests';
import { runCommand } from './index.ts';
import { restoreBeside } from './restoring.ts';

async function run(dir: string, args: readonly string[], input = ''): Promise<{ code: number; said: string }> {
  let said = '';
  const note = (text: string) => void (said += text);
  const env = { LUPAUS_DATA: dir, LANG: 'en_GB.UTF-8', LUPAUS_LOG: 'silent' };
  const code = await runCommand(args, { env, out: note, err: note, input: () => Promise.resolve(input) });
  return { code, said };
}

async function add({ owner }: TestApp, givenName: string, email: string): Promise<string> {
  const body = {
    memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }],
    source: 'self',
    givenName,
    familyName: 'Mallinen',
    contactPoints: [{ kind: 'email', value: email }],
    custom: {},
  };
  return (await ok<{ person: { id: string } }>(owner.call('POST', '/api/people', body))).person.id;
}

test('a backup takes the place of the live database, without whoever has been erased since; the old file is kept encrypted', async (t) => {
  const opened = await openApp(t, { policy: 'valmennuskumppani' });
  const { app, clock, dir, owner } = opened;
  const [stays, goes] = [await add(opened, 'Eino', 'eino@example.test'), await add(opened, 'Oona', 'oona.lahtija@example.test')];
  const { file } = await takeBackup(app.deps);
  await ok(owner.call('POST', `/api/subjects/${goes}/erasure`, { ground: 'request' }));
  const later = await add(opened, 'Myöhempi', 'myohempi@example.test');

  const inUse = await run(dir, ['restore', file]);
  assert.deepEqual([inUse.code, /is in use/.test(inUse.said)], [1, true], inUse.said);
  await app.close();
  const done = await run(dir, ['restore', file, '--json']);
  assert.equal(done.code, 0, done.said);
  const told = JSON.parse(done.said) as { events: object; erasedAgain: number; bytes: { before: number; after: number }; replaced: string };
  assert.deepEqual([told.events, told.erasedAgain], [{ erasure: 1 }, 1]);
  assert.ok(told.bytes.before >= 2, 'the look found her in the copy, by name and address');
  assert.equal(told.bytes.after, 0);
  assert.deepEqual(
    readdirSync(dir).toSorted(),
    ['backups', 'ledger', 'lupaus.db', 'lupaus.key', 'lupaus.lock'],
    'nothing in the clear is left beside it',
  );
  assert.ok(!readFileSync(join(dir, 'lupaus.db')).includes('oona.lahtija'));

  const again = await startApp(dir, clock);
  t.after(() => again.close());
  const session = sessionOf(again, owner.cookie);
  assert.equal(
    (await session.call('GET', `/api/people/${stays}`)).status,
    401,
    'whoever was signed in when the copy was made comes in anew',
  );
  session.secret = owner.secret ?? '';
  clock.advance(60_000);
  await signInAgain(session, clock);
  assert.equal((await session.call('GET', `/api/people/${stays}`)).status, 200);
  assert.equal((await session.call('GET', `/api/people/${goes}`)).status, 404);
  assert.equal((await session.call('GET', `/api/people/${later}`)).status, 404, 'what came after the copy is lost, as with every restore');
  const found = await ok<{ rows: unknown[] }>(session.call('GET', '/api/people?q=Oona'));
  assert.deepEqual(found.rows, []);
  const { rows } = await ok<{ rows: { id: string; state: string }[] }>(session.call('GET', '/api/erasures'));
  const { certificate } = await ok<{ certificate: { certificate: { replayedAt?: string; recheck: { found: number } } } }>(
    session.call('GET', `/api/erasures/${rows[0]?.id}/certificate`),
  );
  assert.ok(certificate.certificate.replayedAt !== undefined, 'her case is proved again, and the certificate says so');
  assert.equal(certificate.certificate.recheck.found, 0);
  assert.ok(Number((await readBackupHeader(told.replaced))['ledgerSeq']) >= 2, 'what was replaced knows how far its ledger went');
  await again.close();

  const back = await run(dir, ['restore', told.replaced]);
  assert.equal(back.code, 0, back.said);
  const undone = await startApp(dir, clock);
  t.after(() => undone.close());
  const last = sessionOf(undone);
  last.secret = owner.secret ?? '';
  clock.advance(60_000);
  await signInAgain(last, clock);
  assert.equal((await last.call('GET', `/api/people/${later}`)).status, 200, 'a restore by mistake is undone from the file it replaced');
  assert.equal((await last.call('GET', `/api/people/${goes}`)).status, 404);
});

test('without its key a backup is not opened, and the words say what to do; the recovery key on paper makes the key file again', async (t) => {
  const { app, dir } = await openApp(t, { policy: 'prover' });
  const other = await openApp(t);
  const { file } = await takeBackup(app.deps);
  const { recovery } = app.deps.keys;
  await app.close();
  const empty = join(tempDir(t), 'uusi');
  const without = await run(empty, ['restore', file]);
  assert.equal(without.code, 1);
  assert.match(without.said, /key file .* is missing, and the backup does not open without it/);
  assert.match((await run(empty, ['restore', file, '--lang', 'fi'])).said, /Avaintiedostoa .* ei ole, eikä varmuuskopio avaudu ilman sitä/);
  const foreign = await run(empty, ['restore', file, '--recovery-key'], other.app.deps.keys.recovery);
  assert.match(foreign.said, /does not belong to this backup/);
  assert.ok(!existsSync(join(empty, 'lupaus.key')), 'no new key is made, and none of another installation');
  renameSync(join(dir, 'ledger'), (mkdirSync(empty, { recursive: true }), join(empty, 'ledger')));
  const done = await run(empty, ['restore', file, '--recovery-key'], `${recovery}\n`);
  assert.equal(done.code, 0, done.said);
  assert.ok(existsSync(join(empty, 'lupaus.key')));
});

test('a cut backup leaves everything as it was, and a file that is none is called so', async (t) => {
  const { app, dir } = await openApp(t, { policy: 'prover' });
  const { file } = await takeBackup(app.deps);
  await app.close();
  const before = readFileSync(join(dir, 'lupaus.db'));
  const cut = join(tempDir(t), 'cut.lupaus');
  writeFileSync(cut, readFileSync(file).subarray(0, -40));
  const damaged = await run(dir, ['restore', cut]);
  assert.match(damaged.said, /damaged/);
  assert.ok(readFileSync(join(dir, 'lupaus.db')).equals(before));
  assert.deepEqual(
    readdirSync(dir).filter((name) => name.startsWith('.')),
    [],
  );
  const out = join(tempDir(t), 'copy.db');
  assert.equal((await run(dir, ['restore', cut, '--out', out])).code, 1);
  assert.deepEqual(readdirSync(join(out, '..')), []);
  writeFileSync(cut, 'Kokousmuistio');
  assert.match((await run(dir, ['restore', cut])).said, /is not a backup made by Lupaus/);
});

test('a copy in the clear is made only where nothing stands, and says what it holds', async (t) => {
  const { app, dir } = await openApp(t, { policy: 'prover' });
  const { file } = await takeBackup(app.deps);
  const out = join(tempDir(t), 'copy.db');
  const { code, said } = await run(dir, ['restore', file, '--out', out]);
  assert.equal(code, 0, said);
  assert.match(said, /people erased after it was made/);
  assert.match((await run(dir, ['restore', file, '--out', out])).said, /already exists/);
  rmSync(out);
  writeFileSync(`${out}-wal`, 'of another database');
  assert.match((await run(dir, ['restore', file, '--out', out])).said, /already exists/, 'a log would be played into the copy');
});

test('without the ledger a restore is refused, even of a copy from before the first event; a written reason is kept', async (t) => {
  const opened = await openApp(t, { policy: 'valmennuskumppani' });
  const { app, clock, dir, owner } = opened;
  const goes = await add(opened, 'Oona', 'oona.lahtija@example.test');
  const { file } = await takeBackup(app.deps);
  await ok(owner.call('POST', `/api/subjects/${goes}/erasure`, { ground: 'request' }));
  clock.advance(60_000);
  const after = await takeBackup(app.deps);
  await app.close();
  const ledger = readFileSync(join(dir, 'ledger', 'ledger.jsonl'), 'utf8');
  rmSync(join(dir, 'ledger'), { recursive: true });
  rmSync(join(dir, 'lupaus.db'));
  const refused = await run(dir, ['restore', file, '--lang', 'fi']);
  assert.equal(refused.code, 1);
  assert.match(refused.said, /Ilman sitä poistetut ihmiset palaisivat rekisteriin/);
  assert.ok(!existsSync(join(dir, 'lupaus.db')));
  assert.match((await run(dir, ['restore', file, '--without-ledger', 'katosi'])).said, /at least three words/);

  // A ledger that lost its end is no better than none: a later backup remembers how far it went.
  mkdirSync(join(dir, 'ledger'), { recursive: true });
  writeFileSync(join(dir, 'ledger', 'ledger.jsonl'), `${ledger.split('\n')[0]}\n`);
  const refusedAgain = await run(dir, ['restore', file]);
  assert.match(refusedAgain.said, /shorter than the backups remember \(1\/2\)/);
  const done = await run(dir, ['restore', file, '--without-ledger', 'levy hajosi tulipalossa', '--lang', 'en']);
  assert.equal(done.code, 0, done.said);
  const again = await startApp(dir, clock);
  t.after(() => again.close());
  const policy = again.deps.policy.current();
  assert.ok(policy);
  const { verdict, evidence } = await look(checkContext(again.proof, policy), { check: 'ledger.copied', params: {} });
  assert.equal(verdict, 'broken');
  assert.match(evidence.en, /levy hajosi tulipalossa/);
  await again.close();
  assert.match(
    (await run(dir, ['restore', after.file])).said,
    /ledger .* was changed|has been changed/i,
    'a copy that remembers another story is refused',
  );
});

test('a start is refused while a restore prepares, and none is left behind by one that was killed', async (t) => {
  const opened = await openApp(t, { policy: 'valmennuskumppani' });
  const { app, clock, dir, owner } = opened;
  const goes = await add(opened, 'Oona', 'oona.lahtija@example.test');
  const { file } = await takeBackup(app.deps);
  await ok(owner.call('POST', `/api/subjects/${goes}/erasure`, { ground: 'request' }));
  await app.close();
  const env = { ...process.env, LUPAUS_DATA: dir, LUPAUS_LOG: 'silent', LANG: 'en_GB.UTF-8' };
  const child = spawn(process.execPath, ['src/main.ts', 'restore', file], { env, stdio: 'ignore' });
  t.after(() => child.kill('SIGKILL'));
  const over = new Promise((resolve) => child.once('close', resolve));
  while (child.exitCode === null && !readdirSync(dir).some((name) => name.startsWith('.restore-'))) await wait(1);
  assert.equal(child.kill('SIGSTOP'), true);
  assert.equal(child.exitCode, null, 'it is still at work');
  await assert.rejects(startApp(dir, clock), { code: 'errors.restore-running' });
  assert.match((await run(dir, ['restore', file])).said, /is in use/);
  child.kill('SIGKILL');
  await over;
  const again = await startApp(dir, clock);
  t.after(() => again.close());
  assert.equal((await sessionOf(again, owner.cookie).call('GET', `/api/people/${goes}`)).status, 404);
});

test('nothing is replaced when the ledger got a line while the copy was prepared', async (t) => {
  const opened = await openApp(t, { policy: 'valmennuskumppani' });
  const { app, clock, dir } = opened;
  await add(opened, 'Eino', 'eino@example.test');
  const { file } = await takeBackup(app.deps);
  await app.close();
  const before = readFileSync(join(dir, 'lupaus.db'));
  const ledger = join(dir, 'ledger', 'ledger.jsonl');
  const beside = () => readdirSync(dir).find((name) => name.startsWith('.restore-'));
  let written = false;
  const writing: Clock = {
    now() {
      const folder = beside();
      if (folder !== undefined && !written && existsSync(join(dir, folder, 'ledger', 'ledger.jsonl'))) {
        written = true;
        const { seq, hash } = JSON.parse(readFileSync(ledger, 'utf8').trim().split('\n').at(-1) ?? '') as { seq: number; hash: string };
        const entry = JSON.stringify({ kind: 'release', at: clock.now().toISOString(), subjectId: 'elsewhere' });
        const line = { seq: seq + 1, entry, prev: hash, hash: sha256hex(JSON.stringify([hash, seq + 1, entry])) };
        appendFileSync(ledger, `${JSON.stringify(line)}\n`);
      }
      return clock.now();
    },
  };
  const config = loadConfig({ LUPAUS_DATA: dir });
  const keys = loadOrCreateKeyFile(config.keyFile, systemIds(clock));
  const source = { file, header: await readBackupHeader(file), keys, withoutLedger: undefined };
  const ports = { config, clock: writing, ids: systemIds(clock), log: silentLog };
  await assert.rejects(restoreBeside(ports, source), { code: 'errors.restore-moved' });
  assert.ok(written);
  assert.ok(readFileSync(join(dir, 'lupaus.db')).equals(before));
  assert.equal(beside(), undefined);
  assert.deepEqual(
    readdirSync(config.backupDir).filter((name) => name.startsWith('.')),
    [],
  );
});

test('a restore killed while it takes its place is carried through by the next start', async (t) => {
  const opened = await openApp(t, { policy: 'valmennuskumppani' });
  const { app, clock, dir, owner } = opened;
  const [first, second] = [await add(opened, 'Eino', 'eino@example.test'), join(dir, 'restored')];
  mkdirSync(join(second, 'ledger'), { recursive: true });
  await app.deps.database.backupTo(join(second, 'lupaus.db'));
  copyFileSync(join(dir, 'ledger', 'ledger.jsonl'), join(second, 'ledger', 'ledger.jsonl'));
  const later = await add(opened, 'Myöhempi', 'myohempi@example.test');
  mkdirSync(join(dir, '.restore-999999-kesken'));
  writeFileSync(join(dir, '.restore-999999-kesken', 'lupaus.db'), 'oona.lahtija@example.test');
  await app.close();
  const again = await startApp(dir, clock);
  t.after(() => again.close());
  const session = sessionOf(again, owner.cookie);
  assert.deepEqual(
    [(await session.call('GET', `/api/people/${first}`)).status, (await session.call('GET', `/api/people/${later}`)).status],
    [200, 404],
  );
  assert.ok(
    !existsSync(second) && !existsSync(join(dir, '.restore-999999-kesken')),
    'no copy in the clear outlives the process that made it',
  );
});
