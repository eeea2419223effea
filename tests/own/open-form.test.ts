/** Claims: the open form promises what its receipt promises, is not taken for a visit to one's own pages, and whoever erases is told what it ends and that nobody knows who asked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enterRequest, openRequests, requestsTouched } from '#kernel/requests';
import { AINO, openOwn } from './house.ts';

test('the open form says how soon data are erased and how soon the rest is answered, in three languages', async (t) => {
  const house = await openOwn(t);
  const { answerDays, erasureHours } = house.app.deps.policy.current()?.policy.requests ?? { answerDays: 0, erasureHours: 0 };
  for (const lang of ['fi', 'sv', 'en']) {
    const { body } = await house.browser().get(`/omat/pyynto?lang=${lang}`);
    const lead = /<p class="lead">([^<]*)/.exec(body)?.[1] ?? '';
    assert.ok(lead.includes(String(answerDays)), lead);
    assert.match(lead, new RegExp(`\\b(?:${erasureHours}|${erasureHours / 24})\\b`), lead);
  }
});

test('before anybody is erased it is told which open requests end, and that nobody was identified', async (t) => {
  const house = await openOwn(t);
  const { deps } = house.app;
  const form = { right: 'erasure', name: 'Aino Havuharju', reach: AINO, asked: '' };
  await house.browser('site').post('/omat/pyynto', form);
  await house.browser('site').post('/omat/pyynto', { ...form, name: 'Joku Muu', reach: 'muu@example.test' });
  const act = { actor: { id: 'owner', kind: 'account' as const }, at: house.clock.now() };
  const wish = { right: 'access', channel: 'phone', receivedAt: act.at, subjectId: house.ainoId, identity: 'known-address' } as const;
  await enterRequest(deps, wish, act);
  const touched = await requestsTouched(deps, deps.database.db, house.ainoId);
  assert.deepEqual(
    touched.map(({ no, right, identified }) => [no, right, identified]).toSorted(([a], [b]) => Number(a) - Number(b)),
    [
      [1, 'erasure', false],
      [3, 'access', true],
    ],
  );
  assert.equal((await openRequests(deps)).length, 3);
});
