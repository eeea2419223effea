// Claims about the open form: however many strangers ask, requests of people who are known stand first, and the form says when it takes no more.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialects, tempDir } from '#tests';
import { confirmIdentity, countRequests, enterRequest, enterUnnamed, openRequests } from './index.ts';
import { requestHouse } from './testing.ts';

const DAY = 86_400_000;

for (const dialect of await dialects()) {
  test(`on ${dialect.name} strangers hide nobody's request, and two hundred of them wait at most`, async (t) => {
    const database = await dialect.open();
    t.after(() => database.close());
    const { deps, clock, act, add } = await requestHouse(database, tempDir(t));
    const subjectId = await add();
    const stranger = () => ({ right: 'access', receivedAt: clock.now(), requester: 'Vieras, vieras@example.test' }) as const;
    // As a register that was flooded before has them: more than one page held.
    for (let n = 0; n < 501; n += 1) await enterRequest(deps, { ...stranger(), channel: 'own-pages', subjectId: null }, act());
    clock.advance(DAY);
    const real = await enterRequest(deps, { right: 'access', channel: 'phone', receivedAt: clock.now(), subjectId }, act());
    const open = await openRequests(deps);
    assert.deepEqual([open.length, open[0]?.row.id], [502, real]);
    assert.deepEqual(await countRequests(database.db), { open: 502, unnamed: 501, closed: 0 });
    await assert.rejects(enterUnnamed(deps, stranger(), act()), { code: 'errors.request-form-full' });
    for (const { row } of open.slice(1, 303))
      await confirmIdentity(deps, { id: row.id, version: 1 }, { method: 'call-back', subjectId }, act());
    await enterUnnamed(deps, stranger(), act());
    await assert.rejects(enterUnnamed(deps, stranger(), act()));
    assert.deepEqual(await countRequests(database.db), { open: 503, unnamed: 200, closed: 0 });
  });
}
