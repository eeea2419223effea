// What a hold names cannot be edited away by hand, and a stranger's address is locked out like any other.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, openApp, sessionOf } from '#tests/app';

test('a held person can be neither emptied nor overwritten, but may be added to, until the hold is released', async (t) => {
  const { owner } = await openApp(t, { policy: 'valmennuskumppani' });
  const { registers } = await ok<{ registers: { id: string; subjectGroups: { id: string }[] }[] }>(owner.call('GET', '/api/policy'));
  const memberships = [{ registerId: registers[0]?.id, subjectGroup: registers[0]?.subjectGroups[0]?.id }];
  const contactPoints = [{ kind: 'email', value: 'aino@pito.example.test' }];
  type Person = { id: string; version: number; contactPoints: { id: string }[] };
  const { person } = await ok<{ person: Person }>(
    owner.call('POST', '/api/people', {
      source: 'own-records',
      givenName: 'Aino',
      familyName: 'Pito',
      memberships,
      contactPoints,
      custom: {},
    }),
  );
  const hold = { subjectId: person.id, fields: ['*'], reason: 'Riita laskusta', law: 'Laki 728/2003', reviewOn: '2027-06-01' };
  const { id } = await ok<{ id: string }>(owner.call('POST', '/api/holds', hold));
  const removed = await owner.call<{ code: string }>('DELETE', `/api/contact-points/${person.contactPoints[0]?.id}`);
  assert.deepEqual([removed.status, removed.body.code], [423, 'errors.field-held']);
  const edit = { source: 'own-records', version: person.version };
  assert.equal((await owner.call('PATCH', `/api/people/${person.id}`, { ...edit, familyName: null })).status, 423);
  assert.equal((await owner.call('PATCH', `/api/people/${person.id}`, { ...edit, familyName: 'Toinen' })).status, 423);
  assert.equal((await owner.call('PATCH', `/api/people/${person.id}`, { ...edit, jobTitle: 'Johtaja' })).status, 200);
  await ok(owner.call('DELETE', `/api/holds/${id}`));
  assert.equal((await owner.call('DELETE', `/api/contact-points/${person.contactPoints[0]?.id}`)).status, 200);
});

test('the door does not tell an address with an account from one without', async (t) => {
  const { app } = await openApp(t, { policy: 'valmennuskumppani' });
  const answers = async (email: string) => {
    const door = sessionOf(app);
    const found: string[] = [];
    for (let i = 0; i < 7; i++) {
      const { status, body } = await door.call<{ code: string }>('POST', '/api/session', { email, password: 'väärä salasana tässä' });
      found.push(`${status} ${body.code}`);
    }
    return found;
  };
  assert.deepEqual(await answers('ei-ketaan@firma.example.test'), await answers('omistaja@firma.example.test'));
});

test('the character that one engine cannot store is refused on both', async (t) => {
  const { owner } = await openApp(t, { policy: 'valmennuskumppani' });
  const memberships = [{ registerId: 'customer-marketing', subjectGroup: 'customers' }];
  const answer = await owner.call('POST', '/api/people', {
    source: 'own-records',
    givenName: 'Ai\u0000no',
    memberships,
    contactPoints: [],
    custom: {},
  });
  assert.equal(answer.status, 400);
});
