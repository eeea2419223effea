/** Notices come to the running product by its public address: signed ones in, all others out, and no session is asked for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signHmac } from '#platform/crypto';
import { ok, openApp } from '#tests/app';

test('a notice is let in by its signature over the very bytes, whatever its type says it is', async (t) => {
  const { app, owner, clock } = await openApp(t, { policy: 'lexmentor' });
  const made = await ok<{ secret: string; url: string }>(owner.call('PUT', '/api/returns/notices/generic', {}));
  const host = new URL(app.deps.config.publicUrl).host;
  const body = '{ "type": "delivered",  "returnPath": "" }';
  const stamp = String(Math.floor(clock.now().getTime() / 1000));
  const key = Buffer.from(made.secret.slice('whsec_'.length), 'base64');
  const signature = `v1,${signHmac(key, `m1.${stamp}.${body}`)}`;
  const post = async (server: typeof app.server, type: string, payload: string) => {
    const headers = { host, 'content-type': type, 'webhook-id': 'm1', 'webhook-timestamp': stamp, 'webhook-signature': signature };
    return (await server.inject({ method: 'POST', url: new URL(made.url).pathname, headers, payload })).statusCode;
  };
  const answers = [];
  for (const server of [app.server, app.site])
    for (const type of ['application/json', 'text/plain; charset=UTF-8']) answers.push(await post(server, type, body));
  assert.deepEqual(answers, [200, 200, 200, 200]);
  assert.deepEqual(
    [await post(app.server, 'application/json', body.replace('  ', ' ')), await post(app.server, 'application/json', 'x'.repeat(300_000))],
    [403, 413],
  );
  await ok(owner.call('DELETE', '/api/returns/notices/generic'));
  assert.equal(await post(app.server, 'application/json', body), 403);
});
