// A partner sees the people shown to it, the fields that the notice gives it, and nothing else, by whatever door it tries.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract } from '#api/contract';
import type { RouteSpec } from '#platform/contract';
import { ok, openApp, sessionOf } from '#tests/app';
import type { Session } from '#tests/app';
import { customer, fileAgreement, PARTNER, partnerHouse, signIn } from './partner-house.ts';

interface SharedList {
  people: { id: string; label: string | null }[];
  until: string;
}
interface SharedPerson {
  person: { label: string | null; values: { name: { fi: string }; values: string[] }[] };
}

/** Doors that stand open to anybody, and what a partner was given. */
const OPEN = new Set([
  'GET /api/session',
  'POST /api/session',
  'POST /api/session/mfa',
  'DELETE /api/session',
  'POST /api/setup/code',
  'POST /api/setup/claim',
  'PATCH /api/me',
  'POST /api/me/totp',
  'POST /api/me/totp/confirm',
  'GET /api/me/sessions',
  'DELETE /api/me/sessions/:id',
  'GET /api/shared',
  'GET /api/shared/:id',
]);

const routes = Object.values(contract).flatMap((area) => Object.values(area as Record<string, RouteSpec>));

test('every route of the product but the partner’s own refuses a partner, whatever is sent', async (t) => {
  const { partner, shown, accountId } = await partnerHouse(t);
  assert.ok(routes.length > 80);
  const let_in: string[] = [];
  for (const route of routes) {
    const name = `${route.method} ${route.path}`;
    if (OPEN.has(name)) continue;
    for (const id of [shown, accountId]) {
      const { status } = await partner.call(
        route.method,
        route.path.replace(':id', id).replace(/:\w+/g, 'x'),
        route.method === 'GET' ? undefined : {},
      );
      if (status !== 403) let_in.push(`${name} ${status}`);
    }
  }
  assert.deepEqual(let_in, []);
  const open = routes.filter(({ permission }) => typeof permission !== 'string').map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual(
    open.filter((each) => !OPEN.has(each)),
    [],
    'a new open door is looked at before a partner may use it',
  );
});

test('of the person shown a partner gets exactly the fields of the notice, of others nothing', async (t) => {
  const { partner, owner, shown, hidden } = await partnerHouse(t);
  const list = await ok(partner.call<SharedList>('GET', '/api/shared'));
  assert.deepEqual(
    list.people.map(({ id, label }) => [id, label]),
    [[shown, 'Aino Testinen']],
  );
  const { person } = await ok(partner.call<SharedPerson>('GET', `/api/shared/${shown}`));
  assert.deepEqual(
    person.values.map(({ name, values }) => [name.fi, values]),
    [
      ['Nimi', ['Aino Testinen']],
      ['Tehtävänimike', ['johtaja']],
      ['Sähköpostiosoite', ['aino@asiakas.example.test']],
      ['Puhelinnumero', ['+358 50 5550100']],
    ],
  );
  const strange = await partner.call<{ code?: string }>('GET', `/api/shared/${hidden}`);
  assert.equal(strange.status, 404);
  assert.deepEqual((await partner.call('GET', '/api/shared/00000000')).status, strange.status);
  const { disclosures } = await seenBy(owner, hidden);
  assert.deepEqual(disclosures, [], 'who was not shown was not seen');
});

interface Told {
  disclosures: { way: string; fields: { fi: string }[]; recipient: { fi: string }; basis: { fi: string } }[];
}
function seenBy(owner: Session, id: string): Promise<Told> {
  return ok(owner.call<Told>('GET', `/api/subjects/${id}/disclosures`));
}

test('of the firm somebody works for a partner sees the name and number, never how it is billed', async (t) => {
  const { partner, owner, partyId } = await partnerHouse(t);
  const body = {
    source: 'self',
    name: 'Asiakas Oy',
    businessId: '1234567-1',
    billing: 'verkkolaskuosoite 003712345671',
    memberships: [{ registerId: 'customer', subjectGroup: 'customers' }],
    contactPoints: [],
    custom: {},
  };
  const { organisation } = await ok(
    owner.call<{ organisation: { id: string; billing: string | null } }>('POST', '/api/organisations', body),
  );
  assert.ok(organisation.billing, 'there is something that could leak');
  const worker = await customer(owner, 'Tuulikki', { organisationId: organisation.id });
  await ok(owner.call('POST', '/api/recipients/partners/shares', { partyId, subjectIds: [worker], purpose: 'assignments' }));
  const { person } = await ok(partner.call<SharedPerson>('GET', `/api/shared/${worker}`));
  const seen = new Map(person.values.map(({ name, values }) => [name.fi, values]));
  assert.deepEqual(seen.get('Organisaatio, jota henkilö edustaa'), ['Asiakas Oy']);
  assert.deepEqual(seen.get('Organisaation nimi'), ['Asiakas Oy']);
  assert.deepEqual(seen.get('Y-tunnus'), ['1234567-1']);
  assert.doesNotMatch(JSON.stringify(person), /verkkolasku/);
});

test('every look is written down with its fields, recipient and ground, and stands in the access copy', async (t) => {
  const { partner, owner, shown } = await partnerHouse(t);
  await ok(partner.call('GET', '/api/shared'));
  await ok(partner.call('GET', `/api/shared/${shown}`));
  await ok(partner.call('GET', `/api/shared/${shown}`));
  const { disclosures } = await seenBy(owner, shown);
  assert.deepEqual(
    disclosures.map(({ fields }) => fields.length),
    [4, 4, 1],
  );
  assert.deepEqual(new Set(disclosures.map(({ recipient }) => recipient.fi)), new Set(['Sopimuskumppanit: Toinen Valmennus Oy']));
  assert.deepEqual(new Set(disclosures.map(({ basis }) => basis.fi)), new Set(['salassapitosopimus, allekirjoitettu 1.11.2026']));
  const copy = await ok(owner.call<{ records: { kind: string }[] }>('POST', `/api/subjects/${shown}/copy`));
  assert.equal(copy.records.filter(({ kind }) => kind === 'disclosure').length, 3);
});

for (const [how, stop] of Object.entries({
  'its agreement is ended': ({ owner, agreementId }) => ok(owner.call('POST', `/api/agreements/${agreementId}/end`)),
  'its agreement runs out': ({ clock }) => Promise.resolve(clock.set('2027-03-01T08:00:00Z')),
  'the last day of the account passes': async ({ owner, accountId, clock }) => {
    await ok(owner.call('PATCH', `/api/partners/${accountId}`, { validUntil: '2026-11-22' }));
    clock.set('2026-11-22T22:30:00Z');
  },
} satisfies Record<string, (house: Awaited<ReturnType<typeof partnerHouse>>) => Promise<unknown>>)) {
  test(`a partner in the middle of its work sees nothing the moment ${how}, and is told why`, async (t) => {
    const house = await partnerHouse(t);
    const { shown } = house;
    await ok(house.partner.call('GET', '/api/shared'));
    await stop(house);
    const idle = await house.partner.call('GET', '/api/session');
    const partner = JSON.stringify(idle.body).includes('signed-in') ? house.partner : await signIn(house, house.partner);
    for (const path of ['/api/shared', `/api/shared/${shown}`]) {
      const { status, body } = await partner.call<{ detail?: string; clause?: string; title?: string }>('GET', path);
      assert.equal(status, 403);
      assert.equal(body.clause, 'S0-12');
      assert.match(JSON.stringify(body), /Sopimuskumppanit/);
    }
  });
}

test('a partner sees a person no longer once the share is ended, the person is restricted or the account is closed', async (t) => {
  const house = await partnerHouse(t);
  const { owner, partner, shown, partyId, accountId } = house;
  const people = async () => (await ok(partner.call<SharedList>('GET', '/api/shared'))).people.length;
  assert.equal(await people(), 1);
  await ok(owner.call('POST', `/api/subjects/${shown}/restriction`, { reason: 'accuracy' }));
  assert.equal(await people(), 0);
  assert.equal((await partner.call('GET', `/api/shared/${shown}`)).status, 404);
  await ok(owner.call('DELETE', `/api/subjects/${shown}/restriction`));
  assert.equal(await people(), 1);
  const { shares } = await ok(owner.call<{ shares: { id: string }[] }>('GET', '/api/recipients/partners'));
  await ok(owner.call('POST', `/api/shares/${shares[0]?.id}/end`));
  assert.equal(await people(), 0);
  await ok(owner.call('POST', '/api/recipients/partners/shares', { partyId, subjectIds: [shown], purpose: 'assignments' }));
  await ok(owner.call('PATCH', `/api/accounts/${accountId}`, { disabled: true }));
  assert.equal((await partner.call('GET', '/api/shared')).status, 401);
});

test('the agreement of one partner firm opens nothing to another', async (t) => {
  const { owner, hidden } = await partnerHouse(t);
  const other = await fileAgreement(owner, { party: { name: 'Kolmas Oy' }, kind: 'processing-agreement' });
  const invite = { partyId: other.partyId, name: 'Kolmas', email: 'kolmas@example.test', language: 'fi', validUntil: '2027-01-01' };
  assert.equal((await owner.call('POST', '/api/recipients/partners/partners', invite)).status, 422);
  const share = { partyId: other.partyId, subjectIds: [hidden], purpose: 'assignments' };
  const refused = await owner.call<{ clause: string }>('POST', '/api/recipients/partners/shares', share);
  assert.deepEqual([refused.status, refused.body.clause], [422, 'S0-12']);
});

test('an account cannot outlast its agreement, nor become one of the firm’s own', async (t) => {
  const { owner, partyId, accountId } = await partnerHouse(t);
  const invite = { partyId, name: 'Toinen', email: 'toinen@example.test', language: 'fi', validUntil: '2027-03-01' };
  const late = await owner.call<{ field: string }>('POST', '/api/recipients/partners/partners', invite);
  assert.deepEqual([late.status, late.body.field], [400, 'validUntil']);
  assert.equal((await owner.call('PATCH', `/api/partners/${accountId}`, { validUntil: '2027-03-01' })).status, 400);
  assert.equal((await owner.call('PATCH', `/api/accounts/${accountId}`, { role: 'owner' })).status, 422);
  assert.equal((await owner.call('PATCH', `/api/accounts/${accountId}`, { role: 'partner' })).status, 400);
});

test('somebody outside the register of the purpose cannot be shown', async (t) => {
  const { owner, partyId } = await partnerHouse(t);
  const subscriber = await customer(owner, 'Oili', {
    givenName: null,
    familyName: null,
    jobTitle: null,
    memberships: [{ registerId: 'marketing', subjectGroup: 'subscribers' }],
    contactPoints: [{ kind: 'email', value: 'oili@asiakas.example.test' }],
  });
  const share = { partyId, subjectIds: [subscriber], purpose: 'assignments' };
  assert.equal((await owner.call('POST', '/api/recipients/partners/shares', share)).status, 422);
});

test('an erased person is gone from the partner’s list, and the log of what was seen outlives the person', async (t) => {
  const { app, owner, partner, shown } = await partnerHouse(t);
  await ok(partner.call('GET', `/api/shared/${shown}`));
  await ok(owner.call('POST', `/api/subjects/${shown}/erasure`, { ground: 'request' }));
  assert.deepEqual((await ok(partner.call<SharedList>('GET', '/api/shared'))).people, []);
  const { log } = await ok(owner.call<{ log: { subjectId: string | null; people: number }[] }>('GET', '/api/recipients/partners'));
  assert.deepEqual(
    log.map(({ subjectId, people }) => [subjectId, people]),
    [[null, 1]],
  );
  assert.ok(app.deps.policy.current());
});

test('where the notice promises two-step sign-in, a partner without it sees nothing', async (t) => {
  const house = await openApp(t, { policy: 'lexmentor' });
  const { owner, app } = house;
  const agreement = {
    party: { name: 'IT-tuki Oy' },
    kind: 'processing-agreement',
    signedOn: '2026-01-02',
    validUntil: null,
    place: 'mappi',
  };
  const { partyId } = await ok<{ partyId: string }>(owner.call('POST', '/api/recipients/it-support/agreements', agreement));
  const invite = { partyId, name: 'Tuki', email: PARTNER, language: 'fi', validUntil: '2026-12-31' };
  const { password } = await ok<{ password: string }>(owner.call('POST', '/api/recipients/it-support/partners', invite));
  const partner = sessionOf(app);
  await ok(partner.call('POST', '/api/session', { email: PARTNER, password }));
  await ok(partner.call('PATCH', '/api/me', { password: 'kumppanin oma salasana 9', currentPassword: password }));
  const refused = await partner.call<{ code: string }>('GET', '/api/shared');
  assert.deepEqual([refused.status, refused.body.code], [403, 'errors.mfa-required']);
});
