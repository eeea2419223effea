// A token that was let in at one door does not go through another: not to erase, not to act as its maker, not to read what its maker parked.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok } from '#tests/app';
import { apiHouse, tokenFor } from '../api/house.ts';

const person = (name: string) => ({
  source: 'self',
  givenName: name,
  familyName: 'Testinen',
  memberships: [{ registerId: 'customer', subjectGroup: 'customers' }],
  contactPoints: [{ kind: 'email', value: `${name.toLowerCase()}@example.test` }],
  custom: {},
});

test('a token that may write and not erase cannot erase by ending memberships, of one or of many', async (t) => {
  const { owner, call } = await apiHouse(t);
  const { person: made } = await ok(owner.call<{ person: { id: string } }>('POST', '/api/people', person('Aino')));
  const { secret } = await tokenFor(owner, { permissions: ['people.read', 'people.write'] });
  const order = { who: { ids: [made.id] }, act: { do: 'leave', registerId: 'customer' }, erases: 1, source: 'own-records', purpose: '' };
  const many = await call(secret, 'POST', '/api/bulk', order);
  assert.deepEqual([many.status, many.body['code']], [403, 'errors.token-scope'], JSON.stringify(many.body));
  const page = await ok(owner.call<{ person: { memberships: { id: string }[] } }>('GET', `/api/people/${made.id}`));
  const one = await call(secret, 'POST', `/api/memberships/${page.person.memberships[0]?.id}/end`);
  assert.deepEqual([one.status, one.body['code']], [403, 'errors.token-scope'], JSON.stringify(one.body));
  assert.equal((await owner.call('GET', `/api/people/${made.id}`)).status, 200);
});

test('a token that may write organisations does to many of them no more than it does to one', async (t) => {
  const { owner, call } = await apiHouse(t);
  const firm = { name: 'Esimerkki Oy', source: 'self', memberships: [{ registerId: 'customer', subjectGroup: 'customers' }] };
  const { organisation } = await ok(owner.call<{ organisation: { id: string } }>('POST', '/api/organisations', firm));
  const order = (act: object) => ({ who: { ids: [organisation.id] }, act, erases: 1, source: 'own-records' });
  const leave = order({ do: 'leave', registerId: 'customer' });
  const narrow = await tokenFor(owner, { permissions: ['organisations.read', 'organisations.write'] });
  const wider = await tokenFor(owner, { permissions: ['people.read', 'people.write', 'organisations.read', 'organisations.write'] });
  const other = await tokenFor(owner, { permissions: ['people.read', 'people.write', 'people.erase'] });
  const tried = [
    await call(narrow.secret, 'POST', '/api/organisations/bulk', order({ do: 'tags', add: [], remove: ['vanha'] })),
    await call(wider.secret, 'POST', '/api/organisations/bulk', leave),
    await call(other.secret, 'POST', '/api/organisations/bulk', leave),
  ];
  assert.deepEqual(
    tried.map(({ status, body }) => [status, body['code']]),
    tried.map(() => [403, 'errors.token-scope']),
  );
  assert.equal((await owner.call('GET', `/api/organisations/${organisation.id}`)).status, 200);
});

test('a token that may read neither sees nor changes the views of its maker', async (t) => {
  const { owner, call } = await apiHouse(t);
  const view = { list: 'people', name: 'Omat', search: {}, shared: false };
  const { id } = await ok(owner.call<{ id: string }>('POST', '/api/views', view));
  const { secret } = await tokenFor(owner, { permissions: ['people.read'] });
  const seen = await call<{ views: { id: string }[] }>(secret, 'GET', '/api/views?list=people');
  assert.deepEqual([seen.status, seen.body.views], [200, []]);
  assert.equal((await call(secret, 'PATCH', `/api/views/${id}`, { name: 'Muut' })).status, 404);
  assert.equal((await call(secret, 'DELETE', `/api/views/${id}`)).status, 404);
  await call(secret, 'PUT', '/api/views/begin', { list: 'people', view: id });
  assert.equal((await ok(owner.call<{ begin: string | null }>('GET', '/api/views?list=people'))).begin, null);
});

test('a token that may import cannot read, import or forget the file that its maker has parked', async (t) => {
  const { owner, call } = await apiHouse(t);
  const { id } = await ok(
    owner.call<{ id: string }>('POST', '/api/imports/uploads?name=salaiset.csv', Buffer.from('Etunimi;Sukunimi\nAino;Testinen\n')),
  );
  const { secret } = await tokenFor(owner, { permissions: ['people.import'] });
  assert.equal((await call(secret, 'POST', `/api/imports/uploads/${id}/read`, { registerId: 'customer' })).status, 404);
  assert.equal((await call(secret, 'DELETE', `/api/imports/uploads/${id}`)).status, 404);
  assert.equal((await owner.call('POST', `/api/imports/uploads/${id}/read`, { registerId: 'customer' })).status, 200);
});

test('a token that reads people does not read who got or left a newsletter', async (t) => {
  const { owner, call } = await apiHouse(t);
  const { secret } = await tokenFor(owner, { permissions: ['people.read'] });
  const seen = await call(secret, 'GET', '/api/mailings/any/recipients?outcome=unsubscribed');
  assert.deepEqual([seen.status, seen.body['code']], [403, 'errors.token-scope'], JSON.stringify(seen.body));
});

test('what waits on the page of the day is told to a token only as far as its permissions go', async (t) => {
  const { owner, call } = await apiHouse(t);
  const { person: made } = await ok(owner.call<{ person: { id: string } }>('POST', '/api/people', person('Aino')));
  const request = { right: 'access', channel: 'post', receivedAt: '2026-11-20T07:00:00Z', subjectId: made.id };
  const entered = await owner.call('POST', '/api/requests', request);
  assert.equal(entered.status, 200, JSON.stringify(entered.body));
  const mine = await ok(owner.call<{ requests: unknown[] }>('GET', '/api/today'));
  assert.equal(mine.requests.length, 1, 'there is something to tell');
  const { secret } = await tokenFor(owner, { permissions: ['people.read'] });
  const { status, body } = await call<{ requests: unknown[] }>(secret, 'GET', '/api/today');
  assert.deepEqual([status, body.requests], [200, []]);
  const wider = await tokenFor(owner, { permissions: ['people.read', 'requests.read'] });
  assert.equal((await call<{ requests: unknown[] }>(wider.secret, 'GET', '/api/today')).body.requests.length, 1);
});

test('a token gets the copy of everything held only when it may read all of it', async (t) => {
  const { owner, call } = await apiHouse(t);
  const { person: made } = await ok(owner.call<{ person: { id: string } }>('POST', '/api/people', person('Aino')));
  const reads = ['people.read', 'documents.read', 'requests.read', 'recipients.read'];
  for (const missing of reads) {
    const { secret } = await tokenFor(owner, { permissions: ['people.write', ...reads.filter((each) => each !== missing)] });
    const { status, body } = await call(secret, 'POST', `/api/subjects/${made.id}/copy`);
    assert.deepEqual([status, body['code']], [403, 'errors.token-scope'], missing);
  }
  const { secret } = await tokenFor(owner, { permissions: ['people.write', ...reads] });
  assert.equal((await call(secret, 'POST', `/api/subjects/${made.id}/copy`)).status, 200);
});

test('a token takes nothing back that it could not have done, and reads no removed paper', async (t) => {
  const { owner, call, app } = await apiHouse(t);
  const headers = { host: new URL(app.deps.config.publicUrl).host, cookie: owner.cookie, 'x-lupaus': '1' };
  const added = await app.server.inject({ method: 'POST', url: '/api/people', headers, payload: person('Aino') });
  const act = String(added.headers['lupaus-act']);
  const { secret } = await tokenFor(owner, { permissions: ['people.read', 'people.write'] });
  const undone = await call(secret, 'POST', `/api/acts/${act}/undo`, {});
  assert.deepEqual([undone.status, undone.body['code']], [403, 'errors.token-scope'], JSON.stringify(undone.body));
  assert.equal((await call(secret, 'GET', '/api/trash')).status, 403);
  assert.equal((await call(secret, 'POST', '/api/trash/restore', { actId: act, subjectId: 'x' })).status, 403);
  assert.equal((await owner.call('POST', `/api/acts/${act}/undo`, {})).status, 200);
});
