/** A program calls with a token: what it was given and no more, for its time, from its network, and never by another way in. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { contract } from '#api/contract';
import { PERMISSIONS, TOKEN_PERMISSIONS } from '#kernel/access';
import { entriesBefore } from '#kernel/audit';
import type { RouteSpec } from '#platform/contract';
import { ok, OWNER } from '#tests/app';
import { apiHouse, tokenFor } from './house.ts';

const PERSON = {
  source: 'self',
  memberships: [{ registerId: 'customer', subjectGroup: 'customers' }],
  contactPoints: [{ kind: 'email', value: 'ohjelma@example.test' }],
  custom: {},
};
const DAY = 86_400_000;

test('a token does what it was given, and is refused one step beyond it, with the scope that is missing', async (t) => {
  const { owner, call, app } = await apiHouse(t);
  const { id, secret } = await tokenFor(owner, { permissions: ['people.read', 'people.write'] });
  const made = await call<{ person: { id: string } }>(secret, 'POST', '/api/people', PERSON);
  assert.equal(made.status, 200, JSON.stringify(made.body));
  assert.equal((await call(secret, 'GET', `/api/people/${made.body.person.id}`)).status, 200);
  const beyond = await call(secret, 'POST', `/api/subjects/${made.body.person.id}/erasure`, { ground: 'owner' });
  assert.deepEqual([beyond.status, beyond.body['code']], [403, 'errors.token-scope']);
  assert.match(beyond.headers.get('www-authenticate') ?? '', /insufficient_scope.*people\.erase/);
  const entries = await entriesBefore(app.deps.database.db, { limit: 50 });
  const byToken = entries.filter(({ actor_kind }) => actor_kind === 'token');
  assert.ok(byToken.length > 0 && byToken.every(({ actor_id }) => actor_id === id), 'the log names the token');
  const { rows } = await ok(owner.call<{ rows: { actor: string; actorKind: string }[] }>('GET', '/api/log?limit=50'));
  assert.ok(rows.some(({ actor, actorKind }) => actorKind === 'token' && actor === 'Kokeilu'));
});

test('no route opens to a token without a permission that tokens may have', async (t) => {
  const { owner, call } = await apiHouse(t);
  const { secret } = await tokenFor(owner, { permissions: [...TOKEN_PERMISSIONS] });
  const routes = Object.values(contract).flatMap((area) => Object.values<RouteSpec>(area));
  const shut = routes.filter(({ permission }) => typeof permission !== 'string' || !TOKEN_PERMISSIONS.some((p) => p === permission));
  assert.ok(shut.length > 40);
  for (const { method, path } of shut) {
    const { status, body } = await call(secret, method, path.replace(/:\w+/g, 'x'), method === 'GET' ? undefined : {});
    assert.ok(
      status === 403 && /^errors\.token-(scope|route)$/.test(String(body['code'])),
      `${method} ${path}: ${status} ${String(body['code'])}`,
    );
  }
});

test('what would let a token make itself stronger, or speaks for a person, cannot be given to one', async (t) => {
  const { owner } = await apiHouse(t);
  for (const permission of PERMISSIONS.filter((p) => !TOKEN_PERMISSIONS.some((each) => each === p))) {
    const wish = { name: 'x', purpose: 'x', permissions: ['people.read', permission] };
    const { status, body } = await owner.call<{ code: string }>('POST', '/api/tokens', wish);
    assert.deepEqual([status, body.code], [422, 'errors.token-permission'], permission);
  }
  for (const days of [0, 366, -1, 1.5])
    assert.equal((await owner.call('POST', '/api/tokens', { name: 'x', purpose: 'x', permissions: ['people.read'], days })).status, 400);
});

test('a token ends by itself, by hand, and with the account that made it', async (t) => {
  const { owner, call, clock, app } = await apiHouse(t);
  const list = async (secret: string) => (await call(secret, 'GET', '/api/people')).status;
  const short = await tokenFor(owner, { permissions: ['people.read'], days: 1 });
  const revoked = await tokenFor(owner, { permissions: ['people.read'] });
  const made = await tokenFor(owner, { permissions: ['people.read'] });
  assert.deepEqual([await list(short.secret), await list(revoked.secret)], [200, 200]);
  await ok(owner.call('DELETE', `/api/tokens/${revoked.id}`));
  assert.equal(await list(revoked.secret), 401);
  assert.equal((await owner.call('DELETE', `/api/tokens/${revoked.id}`)).status, 404);
  clock.advance(DAY + 1000);
  assert.deepEqual([await list(short.secret), await list(made.secret)], [401, 200]);
  const { changeAccount, allAccounts, createAccount } = await import('#kernel/access');
  const me = (await allAccounts(app.deps.database.db)).find(({ email }) => email === OWNER);
  const second = {
    email: 'toinen@firma.example.test',
    name: 'Toinen',
    role: 'owner',
    language: 'fi',
    password: 'pitkä salasana 1',
    mustChange: false,
  } as const;
  const other = await createAccount(app.access, second, me?.id ?? '');
  await changeAccount(app.access, me?.id ?? '', { role: 'viewer' }, other.id);
  assert.equal(await list(made.secret), 401, 'its maker’s role changed');
});

test('it is stored only as a keyed hash, shown once, and its last day is told', async (t) => {
  const { owner, call, app } = await apiHouse(t);
  const { secret } = await tokenFor(owner, { permissions: ['people.read'] });
  assert.match(secret, /^lupaus_[\w-]{40}[0-9A-Za-z]{6}$/);
  await call(secret, 'GET', '/api/people');
  const { tokens } = await ok(owner.call<{ tokens: { lastUsedOn: string; state: string; hint: string }[] }>('GET', '/api/tokens'));
  assert.deepEqual([tokens[0]?.lastUsedOn, tokens[0]?.state], ['2026-11-22', 'live']);
  const listed = JSON.stringify(tokens);
  assert.ok(!listed.includes(secret) && !listed.includes(secret.slice(0, 14)));
  const { sql } = await import('#platform/db');
  const { rows } = await sql<Record<string, unknown>>`select * from api_token`.execute(app.deps.database.db);
  assert.ok(!JSON.stringify(rows).includes(secret.slice(7, 47)));
});

test('a wrong token costs little, is refused alike whatever is wrong, and only so many may be tried', async (t) => {
  const { owner, call, clock } = await apiHouse(t);
  const { secret } = await tokenFor(owner, { permissions: ['people.read'] });
  const last = secret.at(-1) === 'a' ? 'b' : 'a';
  for (const wrong of [`${secret.slice(0, -1)}${last}`, 'lupaus_x', 'a'.repeat(53), `${secret}, Bearer ${secret}`]) {
    const { status, body, headers } = await call(wrong, 'GET', '/api/people');
    assert.deepEqual([status, body['code']], [401, 'errors.token-invalid'], wrong.slice(0, 8));
    assert.match(headers.get('www-authenticate') ?? '', /^Bearer .*invalid_token/);
  }
  for (let i = 0; i < 16; i += 1) await call('lupaus_guess', 'GET', '/api/people');
  const refused = await call(secret, 'GET', '/api/people');
  assert.deepEqual([refused.status, refused.body['code']], [429, 'errors.token-guesses']);
  assert.ok(Number(refused.headers.get('retry-after')) > 0);
  clock.advance(61_000);
  assert.equal((await call(secret, 'GET', '/api/people')).status, 200);
});

test('the pace of a token is told in every answer and held', async (t) => {
  const { owner, call, clock } = await apiHouse(t);
  const { secret } = await tokenFor(owner, { permissions: ['people.read'] });
  const first = await call(secret, 'GET', '/api/people?limit=1');
  const limit = Number(first.headers.get('ratelimit-limit'));
  assert.deepEqual([first.headers.get('ratelimit-remaining'), first.headers.get('ratelimit-policy')], [String(limit - 1), `${limit};w=60`]);
  await Promise.all(Array.from({ length: limit - 1 }, () => call(secret, 'GET', '/api/people?limit=1')));
  const beyond = await call(secret, 'GET', '/api/people?limit=1');
  assert.deepEqual([beyond.status, beyond.body['code'], beyond.headers.get('ratelimit-remaining')], [429, 'errors.too-many', '0']);
  assert.ok(Number(beyond.headers.get('retry-after')) >= 1);
  clock.advance(61_000);
  assert.equal((await call(secret, 'GET', '/api/people?limit=1')).status, 200);
});

test('a token works only from its network, and a header that claims another address changes nothing', async (t) => {
  const { owner, call } = await apiHouse(t);
  const here = await tokenFor(owner, { permissions: ['people.read'], networks: ['127.0.0.0/8'] });
  const elsewhere = await tokenFor(owner, { permissions: ['people.read'], networks: ['192.0.2.0/24', '2001:db8::/32'] });
  assert.equal((await call(here.secret, 'GET', '/api/people')).status, 200);
  const claimed = { 'x-forwarded-for': '192.0.2.7', 'x-real-ip': '192.0.2.7', forwarded: 'for=192.0.2.7' };
  assert.equal((await call(elsewhere.secret, 'GET', '/api/people', undefined, claimed)).status, 401);
  const wish = { name: 'x', purpose: 'x', permissions: ['people.read'], networks: ['esimerkki'] };
  assert.equal((await owner.call('POST', '/api/tokens', wish)).status, 400);
});

test('beside a token a cookie counts for nothing, and a browser’s rules against other sites do not concern a program', async (t) => {
  const { owner, call } = await apiHouse(t);
  const { secret } = await tokenFor(owner, { permissions: ['people.read'] });
  const cookie = { cookie: owner.cookie, 'x-lupaus': '1' };
  assert.equal((await call(secret, 'GET', '/api/accounts', undefined, cookie)).status, 403, 'the owner’s cookie adds nothing');
  assert.equal((await call('wrong', 'GET', '/api/people', undefined, cookie)).status, 401, 'nor mends a wrong token');
  const writing = await tokenFor(owner, { permissions: ['people.write'] });
  assert.equal((await call(writing.secret, 'POST', '/api/people', PERSON, { origin: 'https://muu.example.test' })).status, 200);
  assert.equal((await owner.call('GET', '/api/people')).status, 200);
});

test('a token in an address is refused, and in the open it is not listened to', async (t) => {
  const { owner, call, app } = await apiHouse(t);
  const { secret } = await tokenFor(owner, { permissions: ['people.read'] });
  for (const path of [`/api/people?access_token=${secret}`, `/api/people/${secret}`, `/api/people?q=${secret.replace('_', '%5F')}`]) {
    const { status, body } = await call(secret, 'GET', path);
    assert.deepEqual([status, body['code']], [400, 'errors.token-in-address']);
    assert.ok(!JSON.stringify(body).includes(secret));
  }
  const plain = await call(secret, 'GET', '/api/people', undefined, { 'x-forwarded-proto': 'http' });
  assert.deepEqual([plain.status, plain.body['code']], [403, 'errors.token-plain']);
  const { host } = new URL(app.deps.config.publicUrl);
  const far = await app.server.inject({
    url: '/api/people',
    remoteAddress: '192.0.2.9',
    headers: { host, authorization: `Bearer ${secret}` },
  });
  assert.equal(far.statusCode, 403);
});

test('two Authorization headers, folded or doubled, are no way in', async (t) => {
  const { owner, origin } = await apiHouse(t);
  const { secret } = await tokenFor(owner, { permissions: ['people.read'] });
  const send = (lines: readonly string[]) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(origin).port), '127.0.0.1');
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('end', () => resolve(text)).on('error', reject);
      socket.write([`GET /api/people HTTP/1.1`, `Host: 127.0.0.1`, 'Connection: close', ...lines, '', ''].join('\r\n'));
    });
  assert.match(await send([`Authorization: Bearer ${secret}`]), /^HTTP\/1.1 200/);
  assert.match(await send([`Authorization: Bearer x`, `Authorization: Bearer ${secret}`]), /^HTTP\/1.1 401/);
  assert.match(await send([`Authorization: Bearer ${secret}`, `authorization: Basic x`]), /^HTTP\/1.1 401/);
  assert.match(await send([`Authorization: Bearer`, ` ${secret}`]), /^HTTP\/1.1 400/);
  assert.match(await send([`X-Authorization: Bearer ${secret}`]), /^HTTP\/1.1 401/);
});
