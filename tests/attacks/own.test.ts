/** The own pages under attack: nobody learns who is in the register, guesses a code, uses a link twice, or sees, changes or erases anybody but themselves. */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { countByState } from '#kernel/mail';
import { eraseNow } from '#kernel/rights';
import { tidyVisits } from '#kernel/visits';
import { sql } from '#platform/db';
import { freshPostgres } from '#tests';
import { ok } from '#tests/app';
import { AINO, BO, openOwn } from '../own/house.ts';
import type { Answer, OwnHouse } from '../own/house.ts';
import { base64, pdf } from '../../src/modules/documents/testing.ts';

const fresh = await freshPostgres();
after(() => fresh?.drop());
const ENGINES = [{ name: 'sqlite', databaseUrl: undefined }, ...(fresh === null ? [] : [{ name: 'postgres', databaseUrl: fresh.url }])];

const shown = ({ status, body, headers, location }: Answer) => ({
  status,
  body,
  location,
  type: headers['content-type'],
  length: headers['content-length'],
  cookies: [headers['set-cookie'] ?? []].flat().map((each) => each.replace(/=[^;]*/, '').length),
});

async function ordered(house: OwnHouse, address: string) {
  const window = house.browser();
  const posted = await window.post('/omat', { address });
  const page = await window.get('/omat/tilattu');
  const wrong = await window.post('/omat/koodi', { code: '0000 0000' });
  return [posted, page, wrong].map(shown);
}

async function queued({ app }: OwnHouse): Promise<number> {
  return (await countByState(app.deps.database.db)).queued ?? 0;
}

/** Claims about the store are made on both engines in one house each, because setting a firm up takes seconds. */
for (const { name, databaseUrl } of ENGINES) {
  describe(`on ${name}`, () => {
    test('known, unknown, shared, banned and erased addresses get one answer, and only the one person a letter', async (t) => {
      const house = await openOwn(t, databaseUrl === undefined ? {} : { databaseUrl });
      const { app, owner, sink } = house;
      await house.person('Cecilia', 'Ensimmäinen', [{ kind: 'email', value: 'toimisto@example.test' }]);
      await house.person('David', 'Toinen', [{ kind: 'email', value: 'Toimisto@example.test' }]);
      const goneId = await house.person('Eeva', 'Poistettu', [{ kind: 'email', value: 'eeva@example.test' }]);
      const act = { actor: { id: 'owner', kind: 'account' as const }, at: app.deps.clock.now() };
      await eraseNow(app.deps, { subjectId: goneId, ground: 'request', act });
      const before = sink.taken.length;
      const answers = [];
      const addresses = [AINO, 'kukaan@example.test', 'toimisto@example.test', 'eeva@example.test'];
      for (const address of addresses) {
        answers.push(await ordered(house, address));
        // Nothing is queued while anybody waits for an answer, so no time and no count tells one from another.
        assert.equal(await queued(house), 0, address);
      }
      for (const answer of answers.slice(1)) assert.deepEqual(answer, answers[0]);
      await house.round();
      assert.deepEqual(
        sink.taken.slice(before).map(({ to }) => to.toLowerCase()),
        [AINO, 'toimisto@example.test'],
      );
      assert.doesNotMatch(house.letterTo('toimisto@example.test')?.link ?? house.letterTo('Toimisto@example.test')?.link ?? '', /linkki/);
      // The letter to a shared mailbox opens nothing and names nobody.
      const shared = house.letterTo('toimisto@example.test') ?? house.letterTo('Toimisto@example.test');
      assert.doesNotMatch(shared?.text ?? '', /Cecilia|David|linkki\//);
      await ok(owner.call('GET', '/api/people'));
    });

    test('a link opens once: not when looked at, not twice, not by two at once, not late, not after the address or the person is gone', async (t) => {
      const again = fresh === null || databaseUrl === undefined ? undefined : await freshPostgres();
      t.after(() => again?.drop());
      const house = await openOwn(t, again === undefined || again === null ? {} : { databaseUrl: again.url });
      await linkLife(house);
    });
  });
}

async function linkLife(house: OwnHouse): Promise<void> {
  const { app, clock, owner, ainoId } = house;
  const order = async (address: string) => {
    await house.browser().post('/omat', { address });
    await house.round();
    return house.letterTo(address)?.link.split('/').at(-1) ?? '';
  };
  const opens = async (token: string) => {
    const window = house.browser();
    const { status } = await window.post('/omat/linkki', { token });
    return { status, inside: (await window.get('/omat/tiedot')).status === 200 };
  };
  const token = await order(AINO);
  // A program that fetches links: every page of the letter, many times, with and without HEAD.
  const scanner = house.browser();
  for (let i = 0; i < 3; i += 1) {
    const { status, body } = await scanner.get(`/omat/linkki/${token}`);
    assert.equal(status, 200);
    assert.doesNotMatch(body, /Havuharju/);
  }
  assert.equal(scanner.cookies.size, 0);
  const live = await scanner.get(`/omat/linkki/${token}`);
  const dead = await scanner.get(`/omat/linkki/${'x'.repeat(43)}`);
  assert.equal(live.body.replaceAll(token, ''), dead.body.replaceAll('x'.repeat(43), ''));

  const both = await Promise.all([opens(token), opens(token)]);
  assert.equal(both.filter(({ inside }) => inside).length, 1);
  assert.deepEqual(await opens(token), { status: 422, inside: false });

  clock.advance(3_600_000);
  const late = await order(AINO);
  clock.advance(3_600_000 + 1000);
  assert.equal((await opens(late)).inside, false);

  // The address changed after the letter had gone.
  const moved = await order(BO);
  const { person } = await ok<{ person: { contactPoints: { id: string; value: string }[] } }>(
    owner.call('GET', `/api/people/${house.boId}`),
  );
  await ok(owner.call('DELETE', `/api/contact-points/${person.contactPoints[0]?.id}`));
  assert.equal((await opens(moved)).inside, false);

  // Somebody else got the same address after the letter had gone: the mailbox is no longer one person's.
  clock.advance(3_600_000);
  const shared = await order(AINO);
  const other = await house.person('Kaima', 'Toinen', [{ kind: 'email', value: AINO }]);
  assert.equal((await opens(shared)).inside, false);
  const act = () => ({ actor: { id: 'owner', kind: 'account' as const }, at: app.deps.clock.now() });
  await eraseNow(app.deps, { subjectId: other, ground: 'owner', act: act() });

  clock.advance(3_600_000);
  const window = await house.inside(AINO);
  assert.equal((await window.get('/omat/tiedot')).status, 200);
  clock.advance(3_600_000);
  const kept = await order(AINO);
  await eraseNow(app.deps, { subjectId: ainoId, ground: 'request', act: act() });
  assert.equal((await window.get('/omat/tiedot')).location, '/omat');
  assert.equal((await opens(kept)).inside, false);
  clock.advance(2 * 86_400_000);
  await tidyVisits(house.visits);
}

async function oneHouse(t: TestContext): Promise<OwnHouse> {
  return openOwn(t);
}

test('a code is tried five times in the browser that ordered it, and nowhere else; letters to one address are few', async (t) => {
  const house = await oneHouse(t);
  const { sink, clock } = house;
  const window = house.browser();
  await window.post('/omat', { address: AINO });
  await house.round();
  const code = house.letterTo(AINO)?.code ?? '';
  assert.match(code, /^\d{4} \d{4}$/);
  const stranger = house.browser();
  await stranger.post('/omat/koodi', { code });
  assert.equal(stranger.cookies.has('omat'), false);
  for (let i = 0; i < 5; i += 1) await window.post('/omat/koodi', { code: String(10_000_000 + i) });
  await window.post('/omat/koodi', { code });
  assert.equal(window.cookies.has('omat'), false, 'the sixth try is not looked at');

  const right = house.browser();
  await right.post('/omat', { address: AINO });
  await house.round();
  await right.post('/omat/koodi', { code: house.letterTo(AINO)?.code ?? '' });
  assert.equal((await right.get('/omat/tiedot')).status, 200);

  const before = sink.taken.length;
  for (let i = 0; i < 4; i += 1) await house.browser().post('/omat', { address: AINO });
  await house.round();
  assert.equal(sink.taken.length - before, 1, 'three letters an hour');
  clock.advance(3_700_000);
  const limited = [];
  for (let i = 0; i < 21; i += 1) limited.push((await house.browser().post('/omat', { address: `${i}@example.test` })).status);
  assert.ok(limited.includes(429), 'one source is slowed');
});

test('a visit is a cookie of its own making, ends by silence and by leaving, and a strange one is nothing', async (t) => {
  const house = await oneHouse(t);
  const window = house.browser();
  window.cookies.set('omat', 'chosen-by-somebody-else-0123456789');
  assert.equal((await window.get('/omat/tiedot')).location, '/omat');
  await window.post('/omat', { address: AINO });
  await house.round();
  const token = house.letterTo(AINO)?.link.split('/').at(-1) ?? '';
  const entered = await window.post('/omat/linkki', { token });
  assert.notEqual(window.cookies.get('omat'), 'chosen-by-somebody-else-0123456789');
  const set = [entered.headers['set-cookie'] ?? []].flat().find((each) => each.startsWith('omat='));
  assert.match(set ?? '', /HttpOnly/i);
  assert.match(set ?? '', /SameSite=Strict/i);
  const copy = house.browser();
  copy.cookies.set('omat', window.cookies.get('omat') ?? '');
  assert.equal((await copy.get('/omat/tiedot')).headers['cache-control'], 'no-store');
  await window.post('/omat/ulos');
  assert.equal((await copy.get('/omat/tiedot')).location, '/omat', 'left is left, wherever the cookie was copied');

  const quiet = await house.inside(AINO);
  house.clock.advance(29 * 60_000);
  assert.equal((await quiet.get('/omat/tiedot')).status, 200);
  house.clock.advance(31 * 60_000);
  assert.equal((await quiet.get('/omat/tiedot')).location, '/omat');
  const busy = await house.inside(AINO);
  for (let i = 0; i < 4; i += 1) {
    house.clock.advance(28 * 60_000);
    await busy.get('/omat/tiedot');
  }
  house.clock.advance(10 * 60_000);
  assert.equal((await busy.get('/omat/tiedot')).location, '/omat', 'two hours at most');
});

test('ids in addresses and forms never choose the person: other people’s records and requests are not there', async (t) => {
  const house = await oneHouse(t);
  const bo = await house.inside(BO);
  const aino = await house.inside(AINO);
  const fixes = [...(await bo.get('/omat/tiedot')).body.matchAll(/\/omat\/korjaa\/[^"]+/g)].map(([path]) => path);
  assert.ok(fixes.length > 1);
  for (const path of fixes) {
    assert.equal((await aino.get(path)).status, 404, path);
    assert.equal((await aino.post(path, { value: 'Vieras' })).status, 404, path);
  }
  await bo.post('/omat/pyynnot', { right: 'access', asked: 'Paperilla, kiitos.' });
  const id = /name="id" value="([^"]+)"/.exec((await bo.get('/omat/pyynnot')).body)?.[1] ?? '';
  assert.equal((await aino.post('/omat/pyynnot/peru', { id })).status, 404);
  assert.equal((await aino.post('/omat/pyynnot/vastaus', { id, reply: 'x' })).status, 404);
  const more = { subjectId: house.boId, subject_id: house.boId, id: house.boId, person: house.boId };
  await aino.post('/omat/luvat', { act: 'ban-all', ...more });
  await aino.post('/omat/poisto', { how: 'now', sure: 'yes', ...more });
  assert.equal((await bo.get('/omat/tiedot')).status, 200);
  assert.doesNotMatch((await bo.get('/omat/luvat')).body, /Kielto\./);
  assert.equal((await aino.get('/omat/tiedot')).location, '/omat', 'she erased herself and nobody else');
  for (const path of ['/omat/kopio.json', '/omat/kopio.csv', '/omat/kopio.pdf', '/omat/siirto.json', '/omat/luvat', '/omat/poisto'])
    assert.equal((await house.browser().get(path)).location, '/omat', path);
});

test('forms of other sites do nothing, nothing leads elsewhere, and nothing gets into the head of a letter', async (t) => {
  const house = await oneHouse(t);
  const window = await house.inside(AINO);
  const foreign = [
    { origin: 'https://paha.example.test' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of foreign) {
    for (const path of [
      '/omat',
      '/omat/linkki',
      '/omat/koodi',
      '/omat/luvat',
      '/omat/poisto',
      '/omat/pyynto',
      '/omat/ulos',
      '/omat/osoite',
    ])
      assert.equal((await window.post(path, { how: 'now', sure: 'yes', act: 'ban-all', address: AINO }, headers)).status, 403, path);
  }
  assert.equal((await window.get('/omat/tiedot')).status, 200);
  for (const path of [
    '/omat?to=https://paha.example.test',
    '/omat/tiedot?tehty=https://paha.example.test',
    '/omat/tilattu?next=//paha.example.test',
  ])
    assert.doesNotMatch(`${(await window.get(path)).body} ${(await window.get(path)).location ?? ''}`, /paha/);
  assert.match(String((await window.get('/omat/tiedot')).headers['content-security-policy']), /form-action 'self'/);

  const before = house.sink.taken.length;
  const bad = [
    'a@example.test\r\nBcc: paha@example.test',
    'a@example.test, paha@example.test',
    '<a@example.test>',
    `${'a'.repeat(260)}@example.test`,
    'ei osoite',
  ];
  for (const address of bad) assert.equal((await house.browser().post('/omat', { address })).status, 200, address);
  const point = /\/omat\/korjaa\/contact-point\/[^"]+/.exec((await window.get('/omat/tiedot')).body)?.[0] ?? '';
  for (const value of bad) await window.post(point, { value });
  await house.round();
  assert.equal(house.sink.taken.length, before);
  // What is typed is never where the letter goes: it goes to the address as the register holds it.
  await house.browser().post('/omat', { address: `  ${BO.toUpperCase()} ` });
  await house.round();
  assert.equal(house.sink.taken.at(-1)?.to, BO);
  assert.equal((await window.post('/omat/luvat', { act: 'ban\u0000' })).status, 400);
});

test('a new address takes over only by its own link, the old one is told, and other visits are over', async (t) => {
  const house = await oneHouse(t);
  const window = await house.inside(AINO);
  house.clock.advance(60_000);
  const other = await house.inside(AINO);
  const point = /\/omat\/korjaa\/contact-point\/[^"]+/.exec((await window.get('/omat/tiedot')).body)?.[0] ?? '';
  const next = 'aino.uusi@example.test';
  assert.match((await window.post(point, { value: next })).location ?? '', /tehty=mailed/);
  await house.round();
  const token = house.letterTo(next)?.link.split('/').at(-1) ?? '';
  const opener = house.browser();
  assert.equal((await opener.post('/omat/linkki', { token })).status, 422, 'it confirms, and opens nothing');
  assert.equal((await opener.get(`/omat/osoite/${token}`)).status, 200);
  assert.match((await window.get('/omat/tiedot')).body, new RegExp(AINO));
  assert.equal((await window.post('/omat/osoite', { token })).status, 200);
  assert.match((await window.get('/omat/tiedot')).body, new RegExp(next));
  assert.equal((await other.get('/omat/tiedot')).location, '/omat');
  assert.equal((await opener.post('/omat/osoite', { token })).status, 422);
  await house.round();
  assert.match(house.letterTo(AINO)?.text ?? '', /vaihdettiin/);

  // Taking over the address of somebody else is for staff to look at.
  assert.match((await window.post(point, { value: BO })).location ?? '', /tehty=mailed/);
  await house.round();
  const taken = house.letterTo(BO)?.link.split('/').at(-1) ?? '';
  await house.browser().post('/omat/osoite', { token: taken });
  assert.doesNotMatch((await window.get('/omat/tiedot')).body, new RegExp(`"value">${BO}`));
  const bo = await house.inside(BO);
  assert.equal((await bo.get('/omat/tiedot')).status, 200);
});

test('a ban of marketing does not keep anybody from their own data, and without mail a request can still be left', async (t) => {
  const house = await oneHouse(t);
  const window = await house.inside(BO);
  await window.post('/omat/luvat', { act: 'ban-all' });
  house.clock.advance(60_000);
  assert.equal((await (await house.inside(BO)).get('/omat/tiedot')).status, 200);
  const bare = await house.browser('site').get('/omat');
  assert.equal(bare.status, 200, 'the second listener serves the pages');
  const { settings } = await ok<{ settings: { hasPassword: boolean } & Record<string, unknown> }>(house.owner.call('GET', '/api/mail'));
  const { hasPassword: _, ...relay } = settings;
  await ok(house.owner.call('PUT', '/api/mail', { ...relay, port: 1 }));
  const off = await house.browser().get('/omat');
  assert.doesNotMatch(off.body, /name="address"/);
  const asked = { right: 'erasure', name: 'Aino H', reach: '040 700 0001', asked: 'Poistakaa kaikki.' };
  const left = await house.browser('site').post('/omat/pyynto', asked);
  assert.equal(left.status, 200);
  const { rows } = await ok<{ rows: { id: string; right: string; channel: string; state: string }[] }>(
    house.owner.call('GET', '/api/requests'),
  );
  const mine = rows.find(({ right }) => right === 'erasure');
  assert.deepEqual([mine?.channel, mine?.state], ['own-pages', 'received']);
  await ok(house.owner.call('POST', `/api/requests/${mine?.id}/ask`, { version: 1, about: 'identity', question: 'Soitamme sinulle.' }));
});

test('a person downloads the papers filed about her and nobody else’s; a held one is nobody’s, and without a visit there is only the door', async (t) => {
  const house = await openOwn(t);
  const { owner, ainoId, boId, app } = house;
  const filed = async (subjectId: string, body: { kind: string; number: string; dated: string }, text: string) => {
    const file = base64(pdf(text));
    return (await ok<{ document: { id: string } }>(owner.call('POST', `/api/subjects/${subjectId}/documents`, { ...body, file }))).document
      .id;
  };
  const on = { number: '2026-1', dated: '2026-11-02' };
  const [own, voucher, other] = [
    await filed(ainoId, { kind: 'contract', ...on }, 'ainon-sopimus'),
    await filed(ainoId, { kind: 'voucher', ...on }, 'ainon-lasku'),
    await filed(boId, { kind: 'contract', ...on }, 'bon-sopimus'),
  ];
  const aino = await house.inside(AINO);
  const at = (id: string) => `/omat/asiakirja/${id}`;
  const page = (await aino.get('/omat/tiedot')).body;
  assert.deepEqual([page.includes(at(own)), page.includes(at(voucher)), page.includes(at(other))], [true, true, false]);
  const got = await aino.get(at(own));
  assert.equal(got.status, 200);
  assert.match(got.body, /ainon-sopimus/);
  assert.match(String(got.headers['content-disposition']), /^attachment; filename="toimeksiantosopimus-2026-1\.pdf"$/);
  assert.match(String(got.headers['content-security-policy']), /sandbox/);
  for (const wrong of [other, ainoId, 'x', '..%2Ftiedot', 'a%00b']) {
    const refused = await aino.get(at(wrong));
    assert.equal(refused.status, 404, wrong);
    assert.doesNotMatch(refused.body, /bon-sopimus/);
  }
  const stranger = await house.browser().get(at(own));
  assert.deepEqual([stranger.status, stranger.location], [303, '/omat']);
  await sql`update voucher set held_on = '2026-11-20' where id = ${voucher}`.execute(app.deps.database.db);
  assert.equal((await aino.get(at(voucher))).status, 404);
  assert.ok(!(await aino.get('/omat/tiedot')).body.includes(at(voucher)));
  const opened = await sql<{
    n: number;
  }>`select count(*) as n from audit_entry where action = 'document.open' and actor_kind = 'subject'`.execute(app.deps.database.db);
  assert.equal(Number(opened.rows[0]?.n), 1);
});

test('the status list says in plain words who has been told of a correction, and when it is yet to be', async (t) => {
  const house = await openOwn(t);
  const { app, ainoId } = house;
  const { deps } = app;
  const policy = deps.policy.current();
  assert.ok(policy);
  const recipient = policy.policy.recipients[0];
  assert.ok(recipient);
  const aino = await house.inside(AINO);
  const status = async () => (await aino.get('/omat/pyynnot')).body.replaceAll(/\s+/g, ' ');
  const told = (words: string) => `${recipient.name.fi}: ${words}`;
  assert.doesNotMatch(await status(), /Kenelle muutoksista on kerrottu/);
  const row = { id: 'duty-1', kind: 'notice', cause: 'rectification', ref: 'r', target: recipient.id, fields: '["person.email"]' };
  const opened = deps.clock.now().toISOString();
  await sql`insert into duty (id, kind, cause, ref, target, fields, opened_at, policy_version_id)
    values (${row.id}, ${row.kind}, ${row.cause}, ${row.ref}, ${row.target}, ${row.fields}, ${opened}, ${policy.versionId})`.execute(
    deps.database.db,
  );
  await sql`insert into duty_person (id, duty_id, subject_id, opened_at, due_at, state)
    values ('p-1', 'duty-1', ${ainoId}, ${opened}, '2026-12-01T21:59:59.999Z', 'open')`.execute(deps.database.db);
  assert.ok((await status()).includes(told('kerromme tietojesi korjaamisesta viimeistään 1.12.2026.')));
  await sql`update duty_person set state = 'done', how = 'mail', told_at = '2026-11-23T10:00:00.000Z', closed_at = '2026-11-23T10:00:00.000Z'`.execute(
    deps.database.db,
  );
  assert.ok((await status()).includes(told('kerroimme tietojesi korjaamisesta 23.11.2026.')));
  const bo = await house.inside(BO);
  assert.doesNotMatch((await bo.get('/omat/pyynnot')).body, /Kenelle muutoksista/);
});
