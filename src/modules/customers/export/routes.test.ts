import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, openApp } from '#tests/app';
import type { Session } from '#tests/app';

const ORDER = {
  about: 'people',
  who: { filter: {} },
  registerId: 'customer-marketing',
  purpose: 'services',
  fields: ['person.name'],
  format: 'csv',
};

async function text(
  app: { server: { inject(options: object): Promise<{ statusCode: number; body: string }> } },
  session: Session,
  id: string,
) {
  const { statusCode, body } = await app.server.inject({
    method: 'GET',
    url: `/api/exports/${id}/file`,
    headers: { cookie: session.cookie },
  });
  return { statusCode, body };
}

test('an order is fetched once, soon, and as often as work asks for', async (t) => {
  const { app, owner, clock } = await openApp(t, { policy: 'valmennuskumppani' });
  await ok(
    owner.call('POST', '/api/people', {
      givenName: 'Aino',
      familyName: 'Koe',
      source: 'self',
      memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }],
      contactPoints: [],
      custom: {},
    }),
  );
  const order = () => owner.call<{ id: string; code?: string }>('POST', '/api/exports', ORDER);
  assert.deepEqual(await ok(owner.call('POST', '/api/exports/preview', ORDER)), { subjects: 1, restricted: 0 });
  const first = await ok(order());
  assert.deepEqual(await text(app, owner, first.id), { statusCode: 200, body: '\uFEFFEtunimi;Sukunimi\r\nAino;Koe\r\n' });
  assert.equal((await text(app, owner, first.id)).statusCode, 404);

  const late = await ok(order());
  clock.set(new Date(clock.now().getTime() + 180_000).toISOString());
  assert.equal((await text(app, owner, late.id)).statusCode, 404);

  for (let n = 2; n < 20; n++) await ok(order());
  const { status, body } = await order();
  assert.deepEqual([status, body.code], [429, 'errors.export-often']);
  const refused = await owner.call<{ code: string }>('POST', '/api/exports/preview', { ...ORDER, fields: ['person.education'] });
  assert.deepEqual([refused.status, refused.body.code], [422, 'errors.export-field']);
  assert.equal((await app.server.inject({ method: 'GET', url: '/api/exports/options?about=people' })).statusCode, 401);
});
