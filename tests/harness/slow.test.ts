// The finder of races holds calls back as it is told, and without being told touches none.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { leaveBrowser as closeBrowser, sharedBrowser } from './browser.ts';
import { holdBack, slowed, slowness } from './slow.ts';

after(closeBrowser);

const MS = 300;

test('without a setting every window is the browser’s own', () => {
  const newContext = () => assert.fail('nobody opens a window');
  const browser = { newContext } as unknown as Browser;
  assert.equal(slowed(browser, slowness({})).newContext, newContext);
  assert.deepEqual(slowness({ LUPAUS_TEST_SLOW_WRITES: '800' }), { writes: 800, reads: 0 });
  assert.deepEqual(slowness({ LUPAUS_TEST_SLOW_ANSWERS: '400' }), { writes: 400, reads: 400 });
  assert.deepEqual(slowness({ LUPAUS_TEST_SLOW_ANSWERS: '400', LUPAUS_TEST_SLOW_WRITES: '800' }), { writes: 800, reads: 400 });
});

test('a write comes late and its answer later, whole and with its status; a read goes as it goes', async (t) => {
  const came = new Map<string, number>();
  const server = createServer((request, response) => {
    came.set(request.method ?? '', performance.now());
    if (request.method === 'GET') response.setHeader('content-type', 'text/html');
    response.statusCode = request.method === 'POST' ? 422 : 200;
    request.pipe(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const open = async (writes: number) => {
    const context = await holdBack(await (await sharedBrowser()).newContext(), { writes, reads: 0 });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${address.port}/`);
    return page;
  };

  const began = performance.now();
  const reading = await open(60_000);
  await reading.evaluate("fetch('/api/read').then((answer) => answer.text())");
  assert.ok(performance.now() - began < 60_000, 'the read waited for nothing');
  const page = await open(MS);
  const pressed = performance.now();
  const answer = await page.evaluate(
    "fetch('/api/write', { method: 'POST', body: 'äö' }).then(async (answer) => [answer.status, await answer.text()])",
  );
  assert.deepEqual(answer, [422, 'äö']);
  assert.ok((came.get('POST') ?? 0) - pressed >= MS - 10, 'the write came late');
  assert.ok(performance.now() - pressed >= 2 * MS - 20, 'and its answer as late again');
});
