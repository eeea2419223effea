// What left the register may stay legible in the file for a night, never for more than two days.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkContext, look, renewFile } from '#kernel/proof';
import { ok, openApp } from '#tests/app';

test('an erasure after which the file was not written anew breaks the promise after two days, and the next night mends it', async (t) => {
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
