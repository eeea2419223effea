/** Another system is told that something happened: signed, in ids alone, at least once, never inside the firm's network, and only while it may be told. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { EVENTS } from '#kernel/webhooks';
import { sql } from '#platform/db';
import { outwardTarget } from '#platform/http';
import { freshPostgres } from '#tests';
import { ok } from '#tests/app';
import type { Session } from '#tests/app';
import { apiHouse } from './house.ts';
import { openReceiver, verifies } from './receiver.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const NAME = 'Ilmoittaja';
const ADDRESS = 'ilmoitettava@example.test';

async function hookTo(owner: Session, url: string, more: Record<string, unknown> = {}): Promise<{ id: string; secret: string }> {
  return ok(owner.call('POST', '/api/webhooks', { name: 'Kokeilu', url, events: EVENTS, recipientId: null, ...more }));
}

async function addPerson(owner: Session): Promise<{ id: string; version: number; memberships: { id: string }[] }> {
  const body = {
    source: 'self',
    givenName: NAME,
    memberships: [
      { registerId: 'marketing', subjectGroup: 'subscribers' },
      { registerId: 'customer', subjectGroup: 'customers' },
    ],
    contactPoints: [{ kind: 'email', value: ADDRESS }],
    custom: {},
  };
  return (await ok(owner.call<{ person: { id: string; version: number; memberships: { id: string }[] } }>('POST', '/api/people', body)))
    .person;
}

interface Shown {
  state: string;
  code: string | null;
  event: string;
  id: string;
  attempts: number;
}
const deliveries = async (owner: Session, id: string) =>
  (await ok(owner.call<{ rows: Shown[] }>('GET', `/api/webhooks/${id}/deliveries`))).rows;

const fresh = await freshPostgres();
after(() => fresh?.drop());
const ENGINES = [{ name: 'sqlite' }, ...(fresh === null ? [] : [{ name: 'postgres', databaseUrl: fresh.url }])];

for (const { name, ...engine } of ENGINES)
  test(`from a person’s first day to the last, each fact is told once, in order, signed, and without a datum, on ${name}`, async (t) => {
    const { owner, app, clock } = await apiHouse(t, { policy: 'lajina-mieli', ...engine });
    const receiver = await openReceiver(t);
    const { secret } = await hookTo(owner, receiver.url);
    const person = await addPerson(owner);
    clock.advance(MINUTE);
    await ok(owner.call('PATCH', `/api/people/${person.id}`, { source: 'self', familyName: 'Muutettu', version: person.version }));
    clock.advance(MINUTE);
    const consent = { on: '2026-11-22', way: 'in-person', source: 'self', channel: 'email', purposeId: 'newsletter', lang: 'fi' };
    await ok(owner.call('POST', `/api/subjects/${person.id}/permissions/consents`, consent));
    clock.advance(MINUTE);
    await ok(owner.call('POST', `/api/memberships/${person.memberships[0]?.id ?? ''}/end`));
    await app.postman.sendDue();
    await ok(owner.call('POST', `/api/subjects/${person.id}/erasure`, { ground: 'owner' }));
    await app.postman.sendDue();
    assert.deepEqual(
      receiver.taken.map(({ type }) => type).filter((type, i, all) => type !== all[i - 1]),
      ['person.created', 'person.updated', 'permission.changed', 'membership.ended', 'person.updated', 'person.erased'],
    );
    const told = receiver.taken;
    assert.ok(told.every((notice) => verifies(notice, secret) && notice.data.subject === person.id));
    assert.ok(!verifies({ ...(told[0] as (typeof told)[0]), raw: '{}' }, secret), 'another body has another signature');
    assert.equal(new Set(told.map(({ id }) => id)).size, told.length);
    const sequence = told.map(({ data }) => data.sequence ?? 0);
    assert.deepEqual(
      sequence,
      sequence.toSorted((a, b) => a - b),
    );
    const { rows } = await sql`select * from webhook_delivery`.execute(app.deps.database.db);
    for (const text of [told.map(({ raw }) => raw).join(''), JSON.stringify(rows)])
      assert.ok(![NAME, ADDRESS, 'Muutettu'].some((word) => text.toLowerCase().includes(word.toLowerCase())));
    await app.postman.sendDue();
    assert.equal(receiver.taken.length, told.length, 'nothing is told twice');
  });

test('a receiver that fails is tried again later and later under the same id, and hears of it in the end', async (t) => {
  const { owner, app, clock } = await apiHouse(t);
  const receiver = await openReceiver(t);
  const { id } = await hookTo(owner, receiver.url, { events: ['person.created'] });
  receiver.answer(500);
  await addPerson(owner);
  for (let n = 1; n <= 4; n += 1) {
    await app.postman.sendDue();
    assert.equal(receiver.taken.length, n);
    assert.equal(await app.postman.sendDue(), 0, 'not before its time');
    clock.advance(15 * MINUTE);
  }
  const [waiting] = await deliveries(owner, id);
  assert.deepEqual([waiting?.state, waiting?.code, waiting?.attempts], ['queued', '500', 4]);
  receiver.answer(200);
  clock.advance(60 * MINUTE);
  await app.postman.sendDue();
  assert.equal((await deliveries(owner, id))[0]?.state, 'delivered');
  assert.equal(new Set(receiver.taken.map((notice) => notice.id)).size, 1);
});

test('a receiver that does not answer is asked once in its turn, so that nobody waits for it', async (t) => {
  const { owner, app, clock } = await apiHouse(t);
  const [silent, well] = [await openReceiver(t), await openReceiver(t)];
  for (const { url } of [silent, well]) await hookTo(owner, url, { events: ['person.created'] });
  silent.answer(500);
  for (let n = 0; n < 5; n += 1) {
    await addPerson(owner);
    clock.advance(1000);
  }
  await app.postman.sendDue();
  assert.deepEqual([silent.taken.length, well.taken.length], [1, 5]);
  silent.answer(200);
  clock.advance(MINUTE);
  await app.postman.sendDue();
  assert.equal(new Set(silent.taken.map(({ id }) => id)).size, 5, 'and hears of all of it in the end');
});

test('after five days without an answer it is turned off and the settings say so; one that is gone is turned off at once', async (t) => {
  const { owner, app, clock } = await apiHouse(t);
  const receiver = await openReceiver(t);
  const { id } = await hookTo(owner, receiver.url);
  const state = async () =>
    (await ok(owner.call<{ webhooks: { state: string; offWhy: string | null }[] }>('GET', '/api/webhooks'))).webhooks[0];
  receiver.answer(503);
  await addPerson(owner);
  await app.postman.sendDue();
  assert.equal((await state())?.state, 'failing');
  clock.advance(5 * DAY + 10 * 60 * MINUTE);
  await app.postman.sendDue();
  const session = await openAgain(owner, clock);
  assert.deepEqual([(await state())?.state, (await state())?.offWhy], ['off', 'failing']);
  await ok(session.call('PATCH', `/api/webhooks/${id}`, { on: true }));
  receiver.answer(410);
  await addPerson(owner).catch(() => undefined);
  await app.postman.sendDue();
  assert.deepEqual([(await state())?.state, (await state())?.offWhy], ['off', 'gone']);
});

async function openAgain(owner: Session, clock: { now(): Date }): Promise<Session> {
  const { signInAgain } = await import('#tests/app');
  await signInAgain(owner, clock);
  return owner;
}

test('a new secret signs beside the old one for a day, and then alone', async (t) => {
  const { owner, app, clock } = await apiHouse(t);
  const receiver = await openReceiver(t);
  const { id, secret: before } = await hookTo(owner, receiver.url);
  const { secret: after } = await ok(owner.call<{ secret: string }>('POST', `/api/webhooks/${id}/secret`));
  await ok(owner.call('POST', `/api/webhooks/${id}/ping`));
  clock.advance(DAY + MINUTE);
  await openAgain(owner, clock);
  const { delivery } = await ok(owner.call<{ delivery: Shown }>('POST', `/api/webhooks/${id}/ping`));
  assert.deepEqual([delivery.state, delivery.code, delivery.event], ['delivered', '204', 'ping']);
  const [first, second] = receiver.taken;
  assert.ok(first && second && verifies(first, before) && verifies(first, after) && verifies(second, after) && !verifies(second, before));
  const { rows } = await sql<Record<string, unknown>>`select * from webhook`.execute(app.deps.database.db);
  assert.ok(!JSON.stringify(rows).includes(after.slice(6)) && !JSON.stringify(rows).includes(receiver.url));
});

test('what was told can be told again by hand, under the same id', async (t) => {
  const { owner, app } = await apiHouse(t);
  const receiver = await openReceiver(t);
  const { id } = await hookTo(owner, receiver.url, { events: ['person.created'] });
  await addPerson(owner);
  await app.postman.sendDue();
  const [row] = await deliveries(owner, id);
  await ok(owner.call('POST', `/api/deliveries/${row?.id ?? ''}/again`));
  assert.deepEqual([receiver.taken.length, new Set(receiver.taken.map((notice) => notice.id)).size], [2, 1]);
  assert.equal((await owner.call('POST', '/api/deliveries/x/again')).status, 404);
});

test('no notice goes inside the firm’s network, however the address is written', async (t) => {
  const { owner } = await apiHouse(t);
  const inside = [
    'https://10.0.0.7/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest',
    'https://172.16.0.1/',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://[fe80::1]/',
    'https://[fc00::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://3232235777/',
    'https://0xa9fea9fe/',
    'https://[64:ff9b::a00:1]/',
    'https://[2002:a00:1::]/',
  ];
  const wrong = [
    'http://example.test/',
    'http://10.0.0.1/',
    'ftp://127.0.0.1/',
    'https://user:pass@example.test/',
    'file:///etc/passwd',
    '/here',
    'http://127.0.0.1.example.test/',
    'gopher://127.0.0.1/',
  ];
  for (const [urls, code] of [
    [inside, 'errors.webhook-private'],
    [wrong, 'errors.webhook-address'],
  ] as const)
    for (const url of urls) {
      const { status, body } = await owner.call<{ code: string }>('POST', '/api/webhooks', {
        name: 'x',
        url,
        events: ['person.created'],
        recipientId: null,
      });
      assert.ok(status >= 400 && body.code === code, `${url}: ${status} ${body.code}`);
    }
  await assert.rejects(outwardTarget('https://ei-ole.invalid/', []), { code: 'errors.webhook-unresolved' });
  assert.equal((await outwardTarget('https://10.1.2.3/x', ['10.1.0.0/16'])).address, '10.1.2.3');
  for (const here of ['http://127.0.0.1:9/', 'http://localhost:9/', 'https://127.3.2.1/', 'https://[::1]/'])
    await assert.rejects(outwardTarget(here, []), { code: 'errors.webhook-private' }, here);
  assert.equal((await outwardTarget('http://127.0.0.1:9/', ['127.0.0.0/8'])).address, '127.0.0.1');
  await assert.rejects(outwardTarget('https://10.2.2.3/x', ['10.1.0.0/16']), { code: 'errors.webhook-private' });
});

test('where an answer points is not followed', async (t) => {
  const { owner } = await apiHouse(t);
  const [receiver, other] = [await openReceiver(t), await openReceiver(t)];
  const { id } = await hookTo(owner, receiver.url);
  receiver.answer(307, { location: other.url });
  const { delivery } = await ok(owner.call<{ delivery: Shown }>('POST', `/api/webhooks/${id}/ping`));
  assert.deepEqual([delivery.state, delivery.code, other.taken.length], ['failed', '307', 0]);
});

test('a recipient of the notice is told only while its agreement is in force', async (t) => {
  const { owner, app, clock } = await apiHouse(t);
  const receiver = await openReceiver(t);
  const { recipients } = await ok(owner.call<{ recipients: { id: string }[] }>('GET', '/api/webhooks'));
  const recipientId = recipients[0]?.id ?? '';
  const wish = { name: 'x', url: receiver.url, events: ['person.created'], recipientId };
  const { status, body } = await owner.call<{ code: string }>('POST', '/api/webhooks', wish);
  assert.deepEqual([status, body.code], [422, 'errors.agreement-missing']);
  const agreement = await agreementWith(owner, recipientId);
  const { id } = await ok(owner.call<{ id: string }>('POST', '/api/webhooks', wish));
  await addPerson(owner);
  await app.postman.sendDue();
  assert.equal(receiver.taken.length, 1);
  await ok(owner.call('POST', `/api/agreements/${agreement}/end`));
  clock.advance(MINUTE);
  const { delivery } = await ok(owner.call<{ delivery: Shown }>('POST', `/api/webhooks/${id}/ping`));
  assert.deepEqual([delivery.state, delivery.code, receiver.taken.length], ['failed', 'agreement-missing', 1]);
});

/** Files what the recipient's kind of agreement is, whichever serves. */
async function agreementWith(owner: Session, recipientId: string): Promise<string> {
  for (const kind of ['processing-agreement', 'assignment-contract', 'nda', 'joint-arrangement']) {
    const body = { party: { name: 'Esimerkkiyritys Oy' }, kind, signedOn: '2026-01-01', validUntil: null, place: 'kansio' };
    const { id } = await ok(owner.call<{ id: string }>('POST', `/api/recipients/${recipientId}/agreements`, body));
    const wish = { name: 'y', url: 'http://127.0.0.1:9/', events: ['person.erased'], recipientId };
    if ((await owner.call('POST', '/api/webhooks', wish)).status === 200) return id;
  }
  throw new Error('no agreement serves');
}
