import assert from 'node:assert/strict';
import { Agent, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { fixedClock } from '../clock.ts';
import { appError } from '../errors.ts';
import type { ErrorKind } from '../errors.ts';
import { createLog, silentLog } from '../log.ts';
import { buildServer, contentSecurityPolicy, limits } from './index.ts';
import type { Server, ServerOptions } from './index.ts';

async function server(t: TestContext, options: Partial<ServerOptions> = {}): Promise<Server> {
  const made = await buildServer({ log: silentLog, publicUrl: 'https://rekisteri.example.test', ...options });
  t.after(() => made.close());
  return made;
}

const person = z.strictObject({
  name: z.string().min(1).max(5),
  email: z.email(),
  tags: z
    .array(z.object({ label: z.string() }))
    .max(1)
    .default([]),
  kind: z.enum(['a', 'b']).optional(),
  code: z
    .string()
    .refine((v) => v === '1', 'errors.y-tunnus')
    .optional(),
});

describe('a refusal', () => {
  test('has the status of its kind and says field and clause in the reader’s language', async (t) => {
    const app = await server(t, {
      translate: (lang, key, params) =>
        key === 'errors.not-declared' ? `${lang}: ${params?.['field']} (${params?.['clause']}), ${params?.['n']}` : key,
    });
    app.get('/x', () => {
      throw appError('refused', 'errors.not-declared', { field: 'person.email', clause: 'S0-06', params: { n: 2 } });
    });
    const answer = await app.inject({ url: '/x', headers: { 'accept-language': 'sv-FI' } });
    assert.equal(answer.statusCode, 422);
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
    assert.equal(answer.headers['content-language'], 'sv');
    assert.deepEqual(answer.json(), {
      type: 'urn:lupaus:errors.not-declared',
      title: 'sv: person.email (S0-06), 2',
      status: 422,
      code: 'errors.not-declared',
      field: 'person.email',
      clause: 'S0-06',
      params: { n: 2 },
    });
    const chosen = await app.inject({ url: '/x', headers: { 'accept-language': 'sv-FI', cookie: 'lang=en' } });
    assert.match(chosen.json<{ title: string }>().title, /^en: /);
  });

  test('of every kind has a status of its own', async (t) => {
    const app = await server(t);
    const kinds: ErrorKind[] = [
      'invalid',
      'unauthenticated',
      'forbidden',
      'not-found',
      'conflict',
      'refused',
      'locked',
      'too-many',
      'unavailable',
    ];
    for (const kind of kinds)
      app.get(`/${kind}`, () => {
        throw appError(kind, 'errors.invalid');
      });
    const codes = await Promise.all(kinds.map(async (kind) => (await app.inject(`/${kind}`)).statusCode));
    assert.deepEqual(codes, [400, 401, 403, 404, 409, 422, 423, 429, 503]);
  });

  test('of a form names each field and what to correct', async (t) => {
    const app = await server(t, { translate: (_lang, key) => (key === 'errors.y-tunnus' ? 'Tarkista Y-tunnus.' : key) });
    app.post('/p', { schema: { body: person } }, () => 'ok');
    const errors = async (payload: object) => {
      const answer = await app.inject({ method: 'POST', url: '/p', payload });
      assert.equal(answer.statusCode, 400);
      assert.equal(answer.json<{ code: string }>().code, 'errors.invalid');
      return answer.json<{ errors: { path: string; message: string }[] }>().errors;
    };
    assert.deepEqual(await errors({ name: '', email: 'x', kind: 'c', code: '2' }), [
      { path: 'name', message: 'Pakollinen tieto.' },
      { path: 'email', message: 'Tarkista sähköpostiosoite.' },
      { path: 'kind', message: 'Valitse jokin vaihtoehdoista.' },
      { path: 'code', message: 'Tarkista Y-tunnus.' },
    ]);
    assert.deepEqual(await errors({ name: 'pitkänimi', email: 'a@example.test', tags: [{ label: 'a' }, { label: 'b' }], extra: 1 }), [
      { path: 'name', message: 'Enintään 5 merkkiä.' },
      { path: 'tags', message: 'Enintään 1 kohta.' },
      { path: '', message: 'Tuntematon tieto: extra.' },
    ]);
    assert.deepEqual(await errors({ name: 'a', email: 'a@example.test', tags: [{}] }), [
      { path: 'tags.0.label', message: 'Pakollinen tieto.' },
    ]);
    assert.deepEqual(
      (await errors({})).map((e) => e.path),
      ['name', 'email'],
    );
  });

  test('by the web server itself is told the same way', async (t) => {
    const app = await server(t, { bodyLimit: 20 });
    app.post('/p', () => 'ok');
    const post = (payload: string, type = 'application/json') =>
      app.inject({ method: 'POST', url: '/p', payload, headers: { 'content-type': type } });
    const answers = [
      await post('{'),
      await post('{"a":"0123456789012345"}'),
      await post('x', 'text/x-odd'),
      await app.inject('/none'),
      await post('{"__proto__":{}}'),
    ];
    assert.deepEqual(
      answers.map((a) => [a.statusCode, a.json<{ code: string }>().code]),
      [
        [400, 'errors.invalid'],
        [413, 'errors.too-large'],
        [415, 'errors.media-type'],
        [404, 'errors.not-found'],
        [400, 'errors.invalid'],
      ],
    );
  });

  test('that nobody foresaw tells the reader nothing and the log no data', async (t) => {
    const lines: string[] = [];
    const app = await server(t, { log: createLog({ clock: fixedClock('2026-11-22T10:00:00Z'), write: (line) => lines.push(line) }) });
    app.get('/people/:id', () => {
      throw Object.assign(new Error('Key (name)=(Testi Henkilö) already exists'), { code: '23505' });
    });
    const answer = await app.inject({ url: '/people/0193?q=Testi', headers: { 'accept-language': 'en' } });
    assert.deepEqual(
      [answer.statusCode, answer.json<{ title: string }>().title],
      [500, 'Something went wrong. Nothing was saved; try again.'],
    );
    assert.equal(lines.length, 1);
    assert.doesNotMatch(lines.join() + answer.body, /Testi|0193/);
    const line = JSON.parse(lines.join()) as Record<string, unknown>;
    assert.deepEqual([line['event'], line['code'], line['route']], ['http.failed', '23505', '/people/:id']);
  });

  test('of a busy database asks to come back', async (t) => {
    const app = await server(t);
    app.get('/x', () => {
      throw Object.assign(new Error('x'), { code: 'SQLITE_BUSY' });
    });
    const answer = await app.inject('/x');
    assert.deepEqual([answer.statusCode, answer.headers['retry-after']], [503, '5']);
  });

  test('becomes a page for people who came by a link, and stays JSON for programs', async (t) => {
    const app = await server(t, { problemPage: (problem, lang) => `<p lang="${lang}">${problem.title}</p>` });
    const page = await app.inject({ url: '/none', headers: { accept: 'text/html,*/*' } });
    assert.deepEqual(
      [page.statusCode, page.headers['content-type'], page.body],
      [404, 'text/html; charset=utf-8', '<p lang="fi">Tätä ei löytynyt.</p>'],
    );
    assert.match(String((await app.inject('/none')).headers['content-type']), /problem\+json/);
  });
});

describe('an answer', () => {
  test('loses every property its schema does not declare, at any depth', async (t) => {
    const app = await server(t);
    const response = {
      200: z.object({ id: z.string(), list: z.array(z.object({ n: z.number() })), note: z.string().nullable().optional() }),
    };
    app.get('/x', { schema: { response } }, () => ({ id: '1', secret: 'x', list: [{ n: 1, hidden: 'y' }], note: null }) as never);
    assert.deepEqual((await app.inject('/x')).json(), { id: '1', list: [{ n: 1 }], note: null });
  });

  test('that breaks its schema is not sent', async (t) => {
    const lines: string[] = [];
    const app = await server(t, { log: createLog({ clock: fixedClock('2026-11-22T10:00:00Z'), write: (line) => lines.push(line) }) });
    app.get('/x', { schema: { response: { 200: z.object({ id: z.string() }) } } }, () => ({ id: 5, name: 'Testi' }) as never);
    const answer = await app.inject('/x');
    assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code], [500, 'errors.internal']);
    assert.match(lines.join(), /"fields":"id:invalid_type"/);
  });

  test('carries the headers that keep everything foreign out', async (t) => {
    const app = await server(t);
    app.get('/x', () => 'x');
    app.get('/y', (_request, reply) => reply.header('content-security-policy', contentSecurityPolicy({ styleNonce: 'abc' })).send('y'));
    for (const url of ['/x', '/none']) {
      const { headers } = await app.inject(url);
      assert.equal(
        headers['content-security-policy'],
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
      );
      assert.deepEqual(
        [headers['x-content-type-options'], headers['referrer-policy'], headers['cache-control']],
        ['nosniff', 'same-origin', 'no-store'],
      );
      assert.match(String(headers['strict-transport-security']), /max-age/);
    }
    assert.match(String((await app.inject('/y')).headers['content-security-policy']), /style-src 'self' 'nonce-abc';/);
    const local = await server(t, { publicUrl: 'http://127.0.0.1:4310' });
    assert.equal((await local.inject('/x')).headers['strict-transport-security'], undefined);
  });
});

describe('the door', () => {
  test('opens only under its own name, on loopback and for the health check', async (t) => {
    const app = await server(t);
    app.get('/x', () => 'x');
    app.get('/healthz', () => 'ok');
    const at = async (host: string, url = '/x') => (await app.inject({ url, headers: { host } })).statusCode;
    assert.deepEqual(
      [
        await at('rekisteri.example.test'),
        await at('localhost:4310'),
        await at('[::1]:4310'),
        await at('evil.example.test'),
        await at('10.0.0.5', '/healthz'),
      ],
      [200, 200, 200, 403, 200],
    );
  });

  test('shuts for a while to one who tries too often, and only to that one', async (t) => {
    const app = await server(t, { trustProxy: ['loopback'] });
    app.post('/sign-in', { config: { rateLimit: limits.signIn } }, () => 'ok');
    const from = (ip: string) => app.inject({ method: 'POST', url: '/sign-in', headers: { 'x-forwarded-for': ip } });
    for (let i = 0; i < limits.signIn.max; i++) assert.equal((await from(`2001:db8:1:2::${i}`)).statusCode, 200);
    const refused = await from('2001:db8:1:2:ffff::1');
    assert.deepEqual([refused.statusCode, refused.json<{ code: string }>().code], [429, 'errors.too-many']);
    assert.ok(Number(refused.headers['retry-after']) > 0);
    assert.equal((await from('2001:db8:1:3::1')).statusCode, 200);
    assert.equal((await from('192.0.2.1')).statusCode, 200);
  });

  test('believes a forwarded address only from a trusted proxy', async (t) => {
    const seen = async (trustProxy: string[]) => {
      const app = await server(t, { trustProxy });
      app.get('/ip', (request) => request.ip);
      return (await app.inject({ url: '/ip', headers: { 'x-forwarded-for': '192.0.2.7' } })).body;
    };
    assert.deepEqual([await seen([]), await seen(['loopback'])], ['127.0.0.1', '192.0.2.7']);
  });

  test('takes forms that work without JavaScript, and no tricks with names', async (t) => {
    const app = await server(t);
    app.post('/f', { schema: { body: z.object({ a: z.string(), b: z.array(z.string()) }) } }, (request) => request.body);
    app.post('/raw', (request) => ({ keys: Object.keys(request.body as object), polluted: ({} as { x?: string }).x ?? null }));
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    assert.deepEqual((await app.inject({ method: 'POST', url: '/f', headers, payload: 'a=%C3%A4&b=1&b=2' })).json(), {
      a: 'ä',
      b: ['1', '2'],
    });
    assert.deepEqual((await app.inject({ method: 'POST', url: '/raw', headers, payload: '__proto__=x&constructor=y' })).json(), {
      keys: ['__proto__', 'constructor'],
      polluted: null,
    });
  });

  test('closes at once for idle connections and lets a request in flight finish', async () => {
    const app = await buildServer({ log: silentLog, publicUrl: 'http://127.0.0.1:1' });
    app.get('/slow', async () => {
      await wait(300);
      return 'done';
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const agent = new Agent({ keepAlive: true });
    const fetched = new Promise<string>((resolve, reject) => {
      get({ port, host: '127.0.0.1', path: '/slow', agent }, (res) => res.setEncoding('utf8').on('data', resolve)).on('error', reject);
    });
    await wait(100);
    const started = performance.now();
    await app.close();
    assert.equal(await fetched, 'done');
    assert.ok(performance.now() - started < 3000);
    agent.destroy();
  });
});
