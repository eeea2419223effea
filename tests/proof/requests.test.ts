// An overdue request of any right turns the promise of that right red, and answering in time keeps it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { promiseViews, runChecks } from '#kernel/proof';
import { ok, openApp } from '#tests/app';

const RIGHTS = ['access', 'rectification', 'erasure', 'objection', 'portability', 'withdrawal', 'marketing-ban'];

test('an overdue request breaks the promise of its right and of the answer; a late erasure breaks its hours too', async (t) => {
  const { app, owner, clock } = await openApp(t, { policy: 'prover' });
  await ok(owner.call('POST', '/api/promises/check'));
  const brokenNow = async () => {
    await runChecks(app.proof);
    return (await promiseViews(app.deps)).filter(({ verdict }) => verdict === 'broken').map(({ id }) => id);
  };
  assert.deepEqual(
    (await brokenNow()).filter((id) => /^(rights|procedure)\//.test(id)),
    [],
  );
  for (const right of RIGHTS) {
    const body = { right, channel: 'post', receivedAt: clock.now().toISOString(), subjectId: null, requester: 'Kirjoittaja' };
    const { id } = await ok<{ id: string }>(owner.call('POST', '/api/requests', body));
    clock.advance(29 * 86_400_000);
    const broken = await brokenNow();
    const of = right === 'erasure' ? 'procedure/_erasure' : `rights/${right}`;
    assert.ok(broken.includes(of), `${of} is broken: ${broken.join()}`);
    assert.ok(broken.includes('procedure/_requests'), `${right} breaks the promised answer`);
    await app.deps.database.tx(async (tx) => {
      const cases = tx.withTables<{ request_case: { id: string } }>();
      await cases.deleteFrom('request_case').where('id', '=', id).execute();
    });
    clock.advance(-29 * 86_400_000);
  }
  assert.deepEqual(
    (await brokenNow()).filter((id) => /^(rights|procedure)\//.test(id)),
    [],
  );
});
