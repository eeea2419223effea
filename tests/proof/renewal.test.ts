// What left the register may stay legible in the file for a night, never for more than two days.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterNight, backups, checkContext, look, renewFile } from '#kernel/proof';
import { ok, openApp } from '#tests/app';

test('an erasure after which the file was not wiped breaks the promise after two days, and the next night mends it', async (t) => {
  const { app, clock, owner } = await openApp(t, { policy: 'prover' });
  const { registers } = await ok<{ registers: { id: string; subjectGroups: { id: string }[] }[] }>(owner.call('GET', '/api/policy'));
  const memberships = [{ registerId: registers[0]?.id, subjectGroup: registers[0]?.subjectGroups[0]?.id }];
  const { person } = await ok<{ person: { id: string } }>(
    owner.call('POST', '/api/people', { source: 'own-records', givenName: 'Aino', memberships, contactPoints: [], custom: {} }),
  );
  assert.equal(await renewFile(app.deps), false, 'nothing has left yet');
  await ok(owner.call('POST', `/api/subjects/${person.id}/erasure`, { ground: 'request' }));
  const policy = app.deps.policy.current();
  assert.ok(policy);
  const verdict = async () => (await look(checkContext(app.proof, policy), { check: 'erasure.rediscovery', params: {} })).verdict;
  clock.advance(47 * 3_600_000);
  assert.equal(await verdict(), 'kept');
  clock.advance(2 * 3_600_000);
  assert.equal(await verdict(), 'broken');
  assert.equal(await renewFile(app.deps), true);
  assert.equal(await verdict(), 'kept');
  assert.equal(await renewFile(app.deps), false, 'a night without a loss leaves the file alone');
});

test('a file in use without a pause stays due, and whatever the wipe meets, the night takes its backup and looks at every promise', async (t) => {
  const { app, clock, owner } = await openApp(t, { policy: 'prover' });
  const { registers } = await ok<{ registers: { id: string; subjectGroups: { id: string }[] }[] }>(owner.call('GET', '/api/policy'));
  const memberships = [{ registerId: registers[0]?.id, subjectGroup: registers[0]?.subjectGroups[0]?.id }];
  const { person } = await ok<{ person: { id: string } }>(
    owner.call('POST', '/api/people', { source: 'own-records', givenName: 'Aino', memberships, contactPoints: [], custom: {} }),
  );
  await ok(owner.call('POST', `/api/subjects/${person.id}/erasure`, { ground: 'request' }));
  const policy = app.deps.policy.current();
  assert.ok(policy);
  const verdict = async () => (await look(checkContext(app.proof, policy), { check: 'erasure.rediscovery', params: {} })).verdict;
  const withWipe = (wipe: () => Promise<'busy'>) => ({ ...app.deps, database: { ...app.deps.database, wipe } });
  const busy = withWipe(async () => 'busy');
  clock.advance(49 * 3_600_000);
  assert.equal(await renewFile(busy), false);
  assert.equal(await verdict(), 'broken', 'red on time: nothing was wiped');
  const before = (await backups(app.deps)).length;
  await afterNight({ ...app.proof, deps: busy });
  assert.equal((await backups(app.deps)).length, before + 1);
  clock.advance(24 * 3_600_000);
  await afterNight({ ...app.proof, deps: withWipe(() => Promise.reject(new Error('the disk took nothing'))) });
  assert.equal((await backups(app.deps)).length, before + 2);
  assert.equal(await verdict(), 'broken');
  assert.equal(await renewFile(app.deps), true, 'the next round does it');
  assert.equal(await verdict(), 'kept');
});
