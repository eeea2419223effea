// A copy that was set back by hand opens no door again, loses no request for erasure, and no installation takes another's ledger for its own.

import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createApp } from '#app';
import { compareLedger } from '#kernel/audit';
import { askInVisit, openRequests } from '#kernel/requests';
import { loadConfig } from '#platform/config';
import { systemIds } from '#platform/ids';
import { silentLog } from '#platform/log';
import { tempDir } from '#tests';
import { ok, openApp, sessionOf, signInAgain, startApp } from '#tests/app';
import { customer, partnerHouse, signIn } from '../attacks/partner-house.ts';

test('a partner whose access was ended after the copy gets none back, and what a person asked stands open', async (t) => {
  const house = await partnerHouse(t);
  const { owner, app, partner, shown, hidden, dir, clock } = house;
  const kept = join(tempDir(t), 'kept.db');
  await app.deps.database.backupTo(kept);
  clock.advance(3_600_000);
  await ok(owner.call('POST', `/api/agreements/${house.agreementId}/end`, {}));
  await askInVisit(app.deps, { subjectId: shown, right: 'erasure' }, { actor: { id: shown, kind: 'subject' }, at: clock.now() });
  const late = await customer(owner, 'Lauri');
  await askInVisit(app.deps, { subjectId: late, right: 'erasure' }, { actor: { id: late, kind: 'subject' }, at: clock.now() });
  const askedAt = clock.now().toISOString();
  await app.close();
  for (const end of ['', '-wal', '-shm']) rmSync(join(dir, `lupaus.db${end}`), { force: true });
  copyFileSync(kept, join(dir, 'lupaus.db'));
  clock.advance(3_600_000);

  const again = await startApp(dir, clock);
  t.after(() => again.close());
  for (const { cookie } of [owner, partner])
    assert.equal((await sessionOf(again, cookie).call('GET', '/api/shared')).status, 401, 'nobody is signed in any more');
  const back = await signIn({ ...house, app: again }, partner);
  assert.equal((await back.call('GET', `/api/shared/${shown}`)).status, 403, 'the agreement has ended');
  assert.deepEqual(
    (await openRequests(again.deps))
      .toSorted((a, b) => a.row.no - b.row.no)
      .map(({ row }) => [row.subject_id, row.asked_right, row.identity_method, row.received_at]),
    [
      [shown, 'erasure', 'own-pages', askedAt],
      [null, 'erasure', null, askedAt],
    ],
    'the second came into the register after the copy was made',
  );
  const desk = sessionOf(again);
  desk.secret = owner.secret ?? '';
  await signInAgain(desk, clock);
  const { rows } = await ok<{ rows: unknown[] }>(desk.call('GET', '/api/people?q=Testinen'));
  assert.equal(rows.length, 2, `${hidden} and ${shown}`);
});

test('a new installation is refused on the ledger of another, and neither is harmed', async (t) => {
  const one = await openApp(t, { policy: 'lajina-mieli' });
  const folder = join(one.dir, 'ledger');
  const before = readFileSync(join(folder, 'ledger.jsonl'), 'utf8');
  assert.equal((JSON.parse(before.split('\n')[0] ?? '') as { entry: string }).entry.includes(one.app.deps.keys.fingerprint), true);
  const dir = tempDir(t);
  const open = (ledger: string) =>
    createApp({
      config: loadConfig({ LUPAUS_DATA: dir, LUPAUS_LEDGER: ledger }),
      clock: one.clock,
      ids: systemIds(one.clock),
      log: silentLog,
    });
  await assert.rejects(open(folder), { code: 'errors.ledger-foreign' });
  assert.equal(readFileSync(join(folder, 'ledger.jsonl'), 'utf8'), before);
  const own = await open(join(dir, 'ledger'));
  t.after(() => own.close());
  assert.equal((await compareLedger({ database: own.deps.database, folder: join(dir, 'ledger') })).state, 'equal');
  const gone = await customer(one.owner, 'Aino');
  await ok(one.owner.call('POST', `/api/subjects/${gone}/erasure`, { ground: 'request' }));
});
