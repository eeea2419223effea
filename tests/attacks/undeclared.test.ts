// Nothing that no clause declares finds a place to hide: not in a word beside an address either.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, openApp } from '#tests/app';

test('the word beside a contact point comes from the list, and is no free text', async (t) => {
  const { owner } = await openApp(t, { policy: 'interniemi' });
  const person = (label: string) => ({
    source: 'self',
    givenName: 'Aino',
    familyName: 'Esimerkki',
    memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }],
    contactPoints: [{ kind: 'email', value: 'aino@example.test', label }],
    custom: {},
  });
  assert.equal((await owner.call('POST', '/api/people', person('sairastaa, hetu 131052-308T'))).status, 400);
  await ok(owner.call('POST', '/api/people', person('work')));
});
