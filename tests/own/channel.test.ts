/** The way to the own pages is closed where anybody could listen: without https they answer on this machine only, and over https the cookie is bound to the host (DESIGN §5). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { mailboxes } from '#customers';
import { openByLink } from '#kernel/visits';
import { buildServer } from '#platform/http';
import type { Server } from '#platform/http';
import { silentLog } from '#platform/log';
import { registerOwn } from '#site';
import { AINO, openOwn } from './house.ts';
import type { OwnHouse } from './house.ts';

async function served(t: TestContext, { app }: OwnHouse, publicUrl: string): Promise<Server> {
  const server = await buildServer({ log: silentLog, publicUrl });
  t.after(() => server.close());
  registerOwn(server, { ...app.deps, mailboxes, config: { ...app.deps.config, publicUrl } });
  return server;
}

test('no page opens over http on the network, and over https the cookie is secure and bound to its host', async (t) => {
  const house = await openOwn(t);
  const open = await served(t, house, 'http://firma.example.test');
  for (const url of ['/omat', '/omat/tiedot', '/omat/pyynto', `/omat/linkki/${'x'.repeat(43)}`])
    assert.equal((await open.inject({ url, headers: { host: 'firma.example.test' } })).statusCode, 503, url);

  const safe = await served(t, house, 'https://firma.example.test');
  await house.browser().post('/omat', { address: AINO });
  await house.round();
  const token = house.letterTo(AINO)?.link.split('/').at(-1) ?? '';
  const headers = { host: 'firma.example.test', origin: 'https://firma.example.test', 'content-type': 'application/x-www-form-urlencoded' };
  const entered = await safe.inject({ method: 'POST', url: '/omat/linkki', headers, payload: new URLSearchParams({ token }).toString() });
  const set = [entered.headers['set-cookie'] ?? []].flat().find((each) => each.startsWith('__Host-omat=')) ?? '';
  assert.match(set, /HttpOnly/);
  assert.match(set, /Secure/);
  assert.match(set, /SameSite=Strict/);
  assert.match(set, /Path=\//);
  assert.doesNotMatch(set, /Domain|Max-Age|Expires/);
  assert.equal(entered.headers['strict-transport-security'] !== undefined, true);
  await assert.rejects(openByLink(house.visits, token));
});
