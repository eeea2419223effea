// Doors that were found ajar, each tried again: a half-open session must never become a whole one without the second factor.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, openApp, OWNER, PASSWORD, sessionOf } from '#tests/app';

test('a session that waits for its second factor ends when that factor is taken away', async (t) => {
  const { app, owner } = await openApp(t, { policy: 'interniemi' });
  const halfOpen = sessionOf(app);
  await ok(halfOpen.call('POST', '/api/session', { email: OWNER, password: PASSWORD }));
  assert.equal((await halfOpen.call('GET', '/api/people')).status, 401);
  const { accounts } = await ok(owner.call<{ accounts: { id: string }[] }>('GET', '/api/accounts'));
  await ok(owner.call('PATCH', `/api/accounts/${accounts[0]?.id}`, { disabled: false, resetMfa: true }));
  assert.equal((await halfOpen.call('GET', '/api/people')).status, 401);
});
