/** What visitors' browsers meet: the same answer for everybody, no cookie, and no trace of address or browser in any file or log of the house. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { createApp } from '#app';
import type { App } from '#app';
import { tokenOf } from '#kernel/mailings';
import { sql } from '#platform/db';
import { systemIds } from '#platform/ids';
import { createLog } from '#platform/log';
import { openApp } from '#tests/app';
import { bytesFound } from '../kernel/rights/canary/testing.ts';
import { setSites } from '../modules/analytics/testing.ts';

const SITE = 'https://www.firma.example.test';
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 Qzxjselain';
const ADDRESS = '203.0.113.77';

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly rawPayload: Buffer;
  readonly body: string;
}

interface Seen {
  readonly app: App;
  readonly dir: string;
  readonly lines: string[];
  ask(path: string, more?: { headers?: Record<string, string>; body?: string }): Promise<Answer>;
  counts(): Promise<[site: string, kind: string, key: string, n: number][]>;
}

async function house(t: TestContext): Promise<Seen> {
  const { app: first, clock, dir } = await openApp(t, { policy: 'valmennuskumppani' });
  await first.close();
  const lines: string[] = [];
  const log = createLog({ clock, write: (line) => void lines.push(line) });
  const app = await createApp({ config: first.deps.config, clock, ids: systemIds(clock), log });
  t.after(() => app.close());
  const ask: Seen['ask'] = (path, { headers = {}, body } = {}) =>
    app.server.inject({
      method: body === undefined ? 'GET' : 'POST',
      url: path,
      remoteAddress: ADDRESS,
      headers: { host: new URL(app.deps.config.publicUrl).host, 'user-agent': AGENT, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
  async function counts(): ReturnType<Seen['counts']> {
    await app.counter.flush();
    const { rows } = await sql<{ site: string; kind: string; key: string; n: number }>`
      select site, kind, key, n from visit_count order by site, kind, key`.execute(app.deps.database.db);
    return rows.map(({ site, kind, key, n }) => [site, kind, key, Number(n)]);
  }
  return { app, dir, lines, ask, counts };
}

test('a page of a named site is counted by a picture or a beacon, one of any other site is not, and nobody can tell the difference', async (t) => {
  const { app, ask, counts } = await house(t);
  const told = (p: string, more = {}) => ({
    headers: { origin: SITE, 'content-type': 'text/plain' },
    body: JSON.stringify({ p, ...more }),
  });
  const before = await ask('/k.gif?p=/opas', { headers: { referer: `${SITE}/opas` } });
  await setSites(app.deps.database, [SITE]);
  const after = await ask('/k.gif?p=/opas', { headers: { referer: `${SITE}/opas` } });
  assert.deepEqual(before.rawPayload, after.rawPayload);
  assert.equal(after.headers['set-cookie'], undefined);
  assert.equal(after.headers['cross-origin-resource-policy'], 'cross-origin');
  const beacons = [
    told('/hinnat?salaisuus=1', { r: 'https://haku.example.test/?q=aino', c: 'syksy' }),
    told('/hinnat', { y: true, o: 'https://ilmoittaudu.example.test/kurssi' }),
    { headers: { origin: 'https://paha.example', 'content-type': 'text/plain' }, body: JSON.stringify({ p: '/paha' }) },
    { headers: { origin: SITE, 'content-type': 'text/plain' }, body: 'ei mitään' },
  ];
  const answers = await Promise.all(beacons.map((each) => ask('/k', each)));
  assert.deepEqual(new Set(answers.map(({ statusCode, body }) => `${statusCode}${body}`)), new Set(['204']));
  const site = 'www.firma.example.test';
  assert.deepEqual(await counts(), [
    [site, 'campaign', 'syksy', 1],
    [site, 'device', 'computer', 2],
    [site, 'link', 'ilmoittaudu.example.test/kurssi', 1],
    [site, 'page', '/hinnat', 1],
    [site, 'page', '/opas', 1],
    [site, 'referrer', 'haku.example.test', 1],
  ]);
});

test('our own public pages are counted; one’s own pages, staff pages and wrong addresses are not', async (t) => {
  const { app, ask, counts } = await house(t);
  const own = new URL(app.deps.config.publicUrl).host;
  for (const path of ['/seloste/fi', '/seloste/fi', '/omat', '/seloste/versiot/99', '/site.css', '/api/session', '/', '/healthz'])
    await ask(path);
  await ask('/seloste/sv', { headers: { 'sec-gpc': '1' } });
  assert.deepEqual(
    (await counts()).filter(([, kind]) => kind === 'page'),
    [[own, 'page', '/seloste/fi', 2]],
  );
});

test('a link that was altered is not found and leads nowhere; a point answers the same to everybody', async (t) => {
  const { app, ask } = await house(t);
  const token = tokenOf(app.deps.keys, 'click', '0190a0b0-1111-7222-8333-444455556666', '1');
  for (const path of [`/l/${token}`, '/l/x.y', '/l/https%3A%2F%2Fpaha.example']) {
    const answer = await ask(path);
    assert.equal(answer.statusCode, 404, path);
    assert.equal(answer.headers['location'], undefined);
  }
  const points = await Promise.all(
    ['x.y', tokenOf(app.deps.keys, 'open', '0190a0b0-1111-7222-8333-444455556666')].map((each) => ask(`/o/${each}`)),
  );
  const [first, second] = points.map(({ statusCode, headers, rawPayload }) => [statusCode, headers['content-type'], rawPayload]);
  assert.deepEqual(first, second);
});

test('neither address nor browser is in any byte of the house: database, log of the database, ledger, salts, lines of the log', async (t) => {
  const { app, dir, lines, ask, counts } = await house(t);
  await setSites(app.deps.database, [SITE]);
  for (let i = 0; i < 5; i++) {
    await ask('/seloste/fi');
    await ask('/k', { headers: { origin: SITE, 'content-type': 'text/plain' }, body: JSON.stringify({ p: '/a', y: true }) });
    await ask('/l/x.y');
    await ask('/o/x.y');
  }
  assert.ok((await counts()).length > 0);
  const { rows } = await sql<{ visitor: string }>`select visitor from visit_session`.execute(app.deps.database.db);
  assert.equal(rows.length, 1);
  const needles = [ADDRESS, 'Qzxjselain'].map((value) => ({ value, kind: '', column: '', field: undefined }));
  assert.deepEqual(bytesFound([dir], needles), []);
  assert.ok(!needles.some(({ value }) => lines.join('').includes(value)));
  // The same scan finds the mark that was made of them.
  assert.equal(bytesFound([dir], [{ value: rows[0]?.visitor ?? '?', kind: '', column: '', field: undefined }]).length, 1);
});
