import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, openApp } from '#tests/app';
import type { Session } from '#tests/app';
import { statementsOf } from '../harness/statements.ts';

interface Person {
  person: { id: string; contactPoints: unknown[]; memberships: unknown[] };
}

const REGISTER = { registerId: 'customer-marketing', subjectGroup: 'customers' };

function create(owner: Session, n: number, points: number): Promise<Person> {
  const contactPoints = Array.from({ length: points }, (_, i) => ({ kind: 'email', value: `lukija${n}.${i}@example.test` }));
  const body = { givenName: 'Lukija', familyName: `Suku${n}`, source: 'own-records', memberships: [REGISTER], contactPoints, custom: {} };
  return ok<Person>(owner.call('POST', '/api/people', body));
}

test('a page of fifty people takes as many statements as a page of one, and somebody with thirty contact points as many as somebody with one', async (t) => {
  const { owner } = await openApp(t, { policy: 'valmennuskumppani' });
  const { person: plain } = await create(owner, 0, 1);
  const { person: rich } = await create(owner, 1, 30);
  for (let n = 2; n < 50; n++) await create(owner, n, 1);
  const counted = async (path: string) => (await statementsOf(() => ok(owner.call('GET', path)))).length;
  const page = (limit: number) => `/api/people?limit=${limit}`;
  const rows = await ok<{ rows: unknown[] }>(owner.call('GET', page(50)));
  assert.equal(rows.rows.length, 50, 'there are fifty to show');
  assert.equal(rich.contactPoints.length, 30);

  const one = await counted(page(1));
  assert.ok(one > 0, 'the count sees the engine');
  assert.equal(await counted(page(50)), one, 'list');
  assert.equal(await counted(`${page(50)}&q=suku`), await counted(`${page(1)}&q=suku`), 'search');
  assert.equal(await counted(`/api/people/${rich.id}`), await counted(`/api/people/${plain.id}`), 'person');
  assert.equal(await counted(`/api/people/${rich.id}/timeline`), await counted(`/api/people/${plain.id}/timeline`), 'timeline');
  assert.equal(await counted(`/api/subjects/${rich.id}/held`), await counted(`/api/subjects/${plain.id}/held`), 'what is held');
});
