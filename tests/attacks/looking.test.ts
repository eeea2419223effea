// Looking happens by itself after a restart, a date from the future hides nothing, and nobody but staff who may sign starts a look.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { afterNight, promiseViews } from '#kernel/proof';
import { workDue } from '#kernel/retention';
import { checkCommand } from '../../src/cli/check.ts';
import { ok, openApp, sessionOf, startApp } from '#tests/app';
import { tempDir } from '#tests';

const DAY_MS = 86_400_000;
const CODE = '010101-123N';

test('a server started again on a day whose run is done looks at the promises at once', async (t) => {
  const { app, clock } = await openApp(t, { policy: 'interniemi' });
  clock.advance(DAY_MS);
  await workDue(app.deps);
  const seen = async () => (await promiseViews(app.deps)).some(({ at }) => at !== null && at >= clock.now().toISOString().slice(0, 10));
  assert.equal(await seen(), false, 'the run alone looks at nothing');
  await app.startNightly()();
  assert.equal(await seen(), true);
});

test('a backup dated tomorrow by a clock that ran ahead does not stand for today’s', async (t) => {
  const { app, clock } = await openApp(t, { policy: 'interniemi' });
  clock.advance(3 * DAY_MS);
  await afterNight(app.proof);
  clock.advance(-2 * DAY_MS);
  const count = () => readdirSync(app.deps.config.backupDir).length;
  const before = count();
  await afterNight(app.proof);
  assert.equal(count(), before + 1);
});

test('an identity code is refused in what is signed, whatever the field', async (t) => {
  const { owner } = await openApp(t, { policy: 'interniemi' });
  const { promises } = await ok(owner.call<{ promises: { id: string; attestable: boolean }[] }>('GET', '/api/promises'));
  const signature = {
    promiseId: promises.find(({ attestable }) => attestable)?.id,
    person: 'Omistaja',
    place: '',
    date: '2026-11-22',
    note: '',
  };
  for (const field of ['person', 'place', 'note']) {
    const wrong = { ...signature, [field]: `tunnus ${CODE}` };
    const { status, body } = await owner.call<{ code: string; field: string }>('POST', '/api/promises/attest', wrong);
    assert.deepEqual([status, body.code, body.field], [400, 'errors.identity-code-found', field]);
  }
  const note = { ids: ['nobody'], decision: 'keep', note: `tunnus ${CODE}` };
  const { status, body } = await owner.call<{ code: string }>('POST', '/api/retention/reviews/decide', note);
  assert.deepEqual([status, body.code], [400, 'errors.identity-code-found']);
});

test('a viewer reads the promises and starts nothing', async (t) => {
  const { app, owner } = await openApp(t, { policy: 'interniemi' });
  const viewer = sessionOf(app);
  const asked = { email: 'katsoja@example.test', name: 'Katsoja', role: 'viewer', language: 'fi' };
  const { password } = await ok(owner.call<{ password: string }>('POST', '/api/accounts', asked));
  await ok(viewer.call('POST', '/api/session', { email: asked.email, password }));
  await ok(viewer.call('PATCH', '/api/me', { currentPassword: password, password: 'katsojan oma salasana 9' }));
  const { status, body } = await viewer.call<{ code: string }>('POST', '/api/promises/check');
  assert.deepEqual([status, body.code], [403, 'errors.forbidden']);
});

test('a command before set-up leaves the printed code as it is', async (t) => {
  const dir = tempDir(t);
  const { clock } = await openApp(t);
  const app = await startApp(dir, clock);
  const code = await app.issueClaimCode();
  await app.close();
  const silent = { env: { LUPAUS_DATA: dir, LUPAUS_LEDGER: join(dir, 'ledger') }, out: () => undefined, err: () => undefined };
  await assert.rejects(checkCommand([], silent), { code: 'errors.not-set-up' });
  const again = await startApp(dir, clock);
  t.after(() => again.close());
  const owner = { code, email: 'omistaja@example.test', name: 'Omistaja', password: 'oikea hevonen akku 7', language: 'fi' };
  const { status } = await sessionOf(again).call('POST', '/api/setup/claim', owner);
  assert.equal(status, 200);
});
