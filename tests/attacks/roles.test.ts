// Whoever may not, gets no further than the door: every route of the contract for every role of the house.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract } from '#api/contract';
import { permits } from '#kernel/access';
import type { RouteSpec } from '#platform/contract';
import { ok, openApp } from '#tests/app';
import { enter } from './partner-house.ts';

const routes = Object.values(contract).flatMap((area) => Object.values(area as Record<string, RouteSpec>));

for (const role of ['viewer', 'accountant', 'colleague'] as const)
  test(`every route refuses a ${role} what the role was not given, whatever is sent, by GET, HEAD or as a stream`, async (t) => {
    const house = await openApp(t, { policy: 'lajina-mieli' });
    const email = `${role}@firma.example.test`;
    const { password } = await ok<{ password: string }>(
      house.owner.call('POST', '/api/accounts', { email, name: role, role, language: 'fi' }),
    );
    const session = await enter(house, email, password);
    const shut = routes.filter(({ permission }) => typeof permission === 'string' && !permits(role, permission));
    assert.ok(shut.length > 20);
    const let_in: string[] = [];
    for (const { method, path, upload } of shut) {
      const url = path.replace(/:\w+/g, 'x');
      const body = method === 'GET' ? undefined : upload === true ? Buffer.from('x') : {};
      const { status } = await session.call(method, url, body);
      if (status !== 403) let_in.push(`${method} ${path} ${status}`);
      if (method !== 'GET') continue;
      const headers = { host: new URL(house.app.deps.config.publicUrl).host, cookie: session.cookie };
      const head = await house.app.server.inject({ method: 'HEAD', url, headers });
      if (head.statusCode !== 403) let_in.push(`HEAD ${path} ${head.statusCode}`);
    }
    assert.deepEqual(let_in, []);
  });

test('a viewer keeps views for itself and shows none to others: who only looks changes nothing that others see', async (t) => {
  const house = await openApp(t, { policy: 'lajina-mieli' });
  const email = 'katselija@firma.example.test';
  const made = house.owner.call<{ password: string }>('POST', '/api/accounts', {
    email,
    name: 'Katselija',
    role: 'viewer',
    language: 'fi',
  });
  const viewer = await enter(house, email, (await ok(made)).password);
  const view = { list: 'people', name: 'Omat', search: {} };
  assert.equal((await viewer.call('POST', '/api/views', { ...view, shared: true })).status, 403);
  const { id } = await ok(viewer.call<{ id: string }>('POST', '/api/views', view));
  assert.equal((await viewer.call('PATCH', `/api/views/${id}`, { shared: true })).status, 403);
  assert.deepEqual((await ok(house.owner.call<{ views: unknown[] }>('GET', '/api/views?list=people'))).views, []);
});

test('no route that changes anything takes a call from another site, with a form, without the header or with another origin', async (t) => {
  const { app, owner } = await openApp(t, { policy: 'lajina-mieli' });
  const { host } = new URL(app.deps.config.publicUrl);
  const let_in: string[] = [];
  for (const { method, path } of routes.filter((route) => route.method !== 'GET'))
    for (const headers of [
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
      { 'content-type': 'application/octet-stream' },
      { 'x-lupaus': '1', origin: 'https://evil.example.test', 'content-type': 'application/json' },
      { 'x-lupaus': '1', origin: 'null', 'content-type': 'application/json' },
    ]) {
      const answer = await app.server.inject({
        method,
        url: path.replace(/:\w+/g, 'x'),
        headers: { host, cookie: owner.cookie, ...headers },
        payload: '{}',
      });
      if (answer.statusCode !== 403) let_in.push(`${method} ${path} ${answer.statusCode} ${headers['content-type']}`);
    }
  assert.deepEqual(let_in, []);
});
