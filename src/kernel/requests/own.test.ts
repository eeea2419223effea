// Claims about requests that a person makes on their own pages: entered once, seen with both clocks, taken back, and nobody else's.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { executeDueErasures } from '#kernel/rights';
import { dialects, tempDir } from '#tests';
import type { RightsHouse } from '../rights/testing.ts';
import { askInVisit, askMore, requestById, requestsOfPerson, withdrawOwn } from './index.ts';
import { requestHouse } from './testing.ts';

const code = (expected: string) => (error: unknown) => error instanceof Error && 'code' in error && error.code === expected;

for (const dialect of await dialects()) {
  describe(dialect.name, () => {
    async function opened(t: TestContext): Promise<RightsHouse> {
      const database = await dialect.open();
      t.after(() => database.close());
      return requestHouse(database, tempDir(t));
    }
    const visit = (house: RightsHouse, subjectId: string) => ({
      actor: { id: subjectId, kind: 'subject' as const },
      at: house.clock.now(),
    });
    const own = (house: RightsHouse, subjectId: string) => requestsOfPerson(house.deps.database.db, house.deps, subjectId);

    test('what is asked twice is one case, with identity settled by the visit and both clocks in sight', async (t) => {
      const house = await opened(t);
      const subjectId = await house.add();
      const first = await askInVisit(house.deps, { subjectId, right: 'access' }, visit(house, subjectId));
      const again = await askInVisit(house.deps, { subjectId, right: 'access' }, visit(house, subjectId));
      assert.deepEqual([first.already, again], [false, { id: first.id, already: true }]);
      await askInVisit(house.deps, { subjectId, right: 'objection', asked: 'En halua puheluita.' }, visit(house, subjectId));
      const whole = await requestById(house.deps, first.id);
      assert.deepEqual([whole?.view.row.channel, whole?.view.row.identity_method], ['own-pages', 'own-pages']);
      assert.ok(whole);
      const asked = { about: 'clarification' as const, question: 'Mitkä vuodet?' };
      await askMore(house.deps, { id: first.id, version: whole.view.row.version }, asked, house.act());
      const seen = await own(house, subjectId);
      assert.deepEqual(
        seen.map(({ right, state, question, open }) => [right, state, question, open]),
        [
          ['objection', 'assessing', null, true],
          ['access', 'needs-clarification', 'Mitkä vuodet?', true],
        ],
      );
      assert.deepEqual(
        seen.map(({ law, promise }) => [law.state, promise.state]),
        [
          ['running', 'running'],
          ['stopped', 'running'],
        ],
      );
    });

    test('an erasure waits, is taken back within the promise, and asked anew it is carried out by itself in time', async (t) => {
      const house = await opened(t);
      const subjectId = await house.add();
      const { id } = await askInVisit(house.deps, { subjectId, right: 'erasure' }, visit(house, subjectId));
      const [waiting] = await own(house, subjectId);
      assert.deepEqual([waiting?.state, waiting?.erasesBy], ['delayed', waiting?.promise.dueAt]);
      house.clock.advance(45 * 3_600_000);
      await withdrawOwn(house.deps, { subjectId, id }, visit(house, subjectId));
      await executeDueErasures(house.deps, new Date(house.clock.now().getTime() + 3 * 3_600_000));
      const [back] = await own(house, subjectId);
      assert.deepEqual([back?.state, back?.outcome, back?.erasesBy, back?.open], ['closed', 'withdrawn', null, false]);
      await assert.rejects(withdrawOwn(house.deps, { subjectId, id }, visit(house, subjectId)), code('errors.request-closed'));
      const anew = await askInVisit(house.deps, { subjectId, right: 'erasure' }, visit(house, subjectId));
      assert.equal(anew.already, false);
      house.clock.advance(47 * 3_600_000);
      await executeDueErasures(house.deps, house.clock.now());
      const gone = await requestById(house.deps, anew.id);
      assert.deepEqual([gone?.view.gone, gone?.view.promise.state], [true, 'kept']);
      await assert.rejects(withdrawOwn(house.deps, { subjectId, id: anew.id }, visit(house, subjectId)), code('errors.erasure-not-open'));
    });

    test('nobody sees or takes back the request of somebody else', async (t) => {
      const house = await opened(t);
      const [subjectId, other] = [await house.add(), await house.add()];
      const { id } = await askInVisit(house.deps, { subjectId, right: 'access' }, visit(house, subjectId));
      assert.deepEqual(await own(house, other), []);
      await assert.rejects(withdrawOwn(house.deps, { subjectId: other, id }, visit(house, other)), code('errors.request-unknown'));
      assert.equal((await own(house, subjectId))[0]?.state, 'assessing');
    });
  });
}
