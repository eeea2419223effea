// A customer who bears the name of one of the firm's own people is erased like any other: the firm's own name there is not a remnant.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, openApp } from '#tests/app';

test('a namesake of the owner and of the contact of the notice is erased with a certificate', async (t) => {
  const { app, owner } = await openApp(t, { policy: 'prover' });
  const { me } = await ok<{ me: { name: string } }>(owner.call('GET', '/api/session'));
  const contact = app.deps.policy.current()?.policy.controllers[0]?.contact.name ?? '';
  const { registers } = await ok<{ registers: { id: string; subjectGroups: { id: string }[] }[] }>(owner.call('GET', '/api/policy'));
  const memberships = [{ registerId: registers[0]?.id, subjectGroup: registers[0]?.subjectGroups[0]?.id }];
  for (const name of [me.name, contact]) {
    const [givenName = '', familyName = 'Suku'] = name.split(' ');
    const { person } = await ok<{ person: { id: string } }>(
      owner.call('POST', '/api/people', { source: 'own-records', givenName, familyName, memberships, contactPoints: [], custom: {} }),
    );
    const { erasure } = await ok<{ erasure: { state: string } }>(
      owner.call('POST', `/api/subjects/${person.id}/erasure`, { ground: 'request' }),
    );
    assert.equal(erasure.state, 'certified', name);
  }
});
