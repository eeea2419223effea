// Requests under pressure: many entered at once, acted on twice, and looked at by those who may not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, openApp, PASSWORD, sessionOf } from '#tests/app';

const BODY = { right: 'access', channel: 'post', receivedAt: '2026-11-20T07:00:00Z', subjectId: null, requester: 'Kirjoittaja' };

test('requests entered at once get numbers of their own, and of two acts on the same sight one is told', async (t) => {
  const { owner } = await openApp(t, { policy: 'interniemi' });
  const entered = await Promise.all(Array.from({ length: 8 }, () => ok<{ id: string }>(owner.call('POST', '/api/requests', BODY))));
  const { rows } = await ok<{ rows: { no: number }[] }>(owner.call('GET', '/api/requests'));
  assert.deepEqual(
    rows.map(({ no }) => no).toSorted((a, b) => a - b),
    [1, 2, 3, 4, 5, 6, 7, 8],
  );
  const drop = () => owner.call('POST', `/api/requests/${entered[0]?.id}/drop`, { version: 1, why: 'withdrawn' });
  const statuses = (await Promise.all([drop(), drop()])).map(({ status }) => status);
  assert.deepEqual(
    statuses.toSorted((a, b) => a - b),
    [200, 409],
  );
});

test('who only looks sees no request, and a stranger less', async (t) => {
  const { app, owner } = await openApp(t, { policy: 'interniemi' });
  const { id } = await ok<{ id: string }>(owner.call('POST', '/api/requests', BODY));
  const email = 'katselija@firma.example.test';
  const { password } = await ok<{ password: string }>(
    owner.call('POST', '/api/accounts', { email, name: 'Katselija', role: 'viewer', language: 'fi' }),
  );
  const viewer = sessionOf(app);
  await ok(viewer.call('POST', '/api/session', { email, password }));
  await ok(viewer.call('PATCH', '/api/me', { password: PASSWORD, currentPassword: password }));
  await ok(viewer.call('GET', '/api/people'));
  for (const session of [viewer, sessionOf(app)]) {
    for (const path of ['/api/requests', `/api/requests/${id}`])
      assert.ok([401, 403].includes((await session.call('GET', path)).status), path);
    assert.ok([401, 403].includes((await session.call('POST', '/api/requests', BODY)).status));
  }
});
