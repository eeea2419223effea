import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { dialects } from '#tests';
import type { Call } from '#kernel/access';
import { restrictSubject } from '#kernel/subjects';
import type { ParsedOf } from '#platform/contract';
import type { bulk } from '../contract/bulk.ts';
import { createPerson } from '../people.ts';
import { liveMembershipsOf, peopleByIds } from '../queries.ts';
import { tagsOf } from '../queries-tags.ts';
import { customersHouse, declarationOf, STAFF } from '../testing.ts';
import type { CustomersHouse } from '../testing.ts';
import { undoAct } from '../undo.ts';
import { change } from '../write.ts';
import { bulkHandlers } from './routes.ts';

type Start = ParsedOf<typeof bulk.start>['body'];
const MAIN = 'customer';
const OTHER = 'marketing';
const CALL = { account: () => ({ id: 'account-1', role: 'colleague' }), token: undefined, act: { id: null } } as unknown as Call;

for (const dialect of await dialects()) {
  describe(`acts on many on ${dialect.name}`, () => {
    let house: CustomersHouse;
    let ids: string[];
    let handlers: ReturnType<typeof bulkHandlers>;

    before(async () => {
      const more = { registerId: MAIN, fieldIds: ['person.next_action', 'person.tag'] };
      house = await customersHouse(await dialect.open(), declarationOf('lajina-mieli', more));
      handlers = bulkHandlers(house.deps);
      ids = [];
      for (let no = 0; no < 6; no++) ids.push(await add(no, [MAIN]));
    });
    after(() => house.close());

    function add(no: number, registerIds: readonly string[]): Promise<string> {
      const known = house.deps.policy.current()?.registers;
      const memberships = registerIds.map((registerId) => ({ registerId, subjectGroup: known?.get(registerId)?.subjectGroups[0] ?? '' }));
      const contactPoints = [{ kind: 'email' as const, value: `joku.${no}@example.test` }];
      return createPerson(house.deps, STAFF, { givenName: 'Joku', familyName: `Joukosta ${no}`, memberships, contactPoints, custom: {} });
    }
    async function run(body: Omit<Start, 'source' | 'erases'> & Partial<Start>) {
      const begun = await handlers.start({ body: { source: 'own-records', erases: 0, ...body } }, CALL);
      for (let round = 0; round < 400; round++) {
        const now = await handlers.get({ params: { id: begun.id } }, CALL);
        if (now.state !== 'running') return now;
        await wait(10);
      }
      throw new Error('the job has no end');
    }
    const nextOf = async (id: string) => (await peopleByIds(house.deps.database.db, [id]))[0]?.next_action;

    test('everybody who matches but for some gets the next action, and one act takes it back', async () => {
      const act = { do: 'next-action', nextAction: 'Soita syksyllä', nextActionOn: '2026-09-01' } as const;
      const who = { filter: { action: 'none' as const }, except: [ids[5] ?? ''] };
      const seen = await handlers.preview({ body: { who, act } }, CALL);
      assert.deepEqual(seen, {
        total: 5,
        will: 5,
        names: ['Joku Joukosta 0', 'Joku Joukosta 1', 'Joku Joukosta 2'],
        erases: 0,
        refused: [],
      });
      const done = await run({ who, act });
      assert.deepEqual([done.state, done.rows, done.done, done.changed, done.refused], ['done', 5, 5, 5, 0]);
      assert.deepEqual(await Promise.all(ids.map(nextOf)), [...Array.from({ length: 5 }, () => 'Soita syksyllä'), null]);
      await undoAct(house.deps, STAFF.actor, done.id);
      assert.deepEqual(
        await Promise.all(ids.map(nextOf)),
        Array.from({ length: 6 }, () => null),
      );
    });

    test('whoever cannot be changed is left out with the reason that the preview told, and the others are changed', async () => {
      await change(house.deps, STAFF, { registers: [MAIN] }, (writer) => restrictSubject(writer, ids[0] ?? '', 'accuracy'));
      const act = { do: 'tags', add: ['Kevät'], remove: [] } as { do: 'tags'; add: string[]; remove: string[] };
      const who = { ids: [ids[0] ?? '', ids[1] ?? '', 'nobody'] };
      const seen = await handlers.preview({ body: { who, act } }, CALL);
      assert.deepEqual(
        [seen.will, seen.refused.map(({ reason, n }) => [reason, n])],
        [
          1,
          [
            ['restricted', 1],
            ['gone', 1],
          ],
        ],
      );
      const done = await run({ who, act });
      assert.deepEqual([done.changed, done.refused], [1, 2]);
      const { rows } = await handlers.refused({ params: { id: done.id } }, CALL);
      assert.deepEqual(
        rows.map(({ id, reason }) => [id, reason]),
        [
          [ids[0], 'restricted'],
          ['nobody', 'gone'],
        ],
      );
      const tags = await tagsOf(house.deps.database.db, ids);
      assert.deepEqual([tags.get(ids[0] ?? ''), tags.get(ids[1] ?? '')], [undefined, ['Kevät']]);
    });

    test('ending the last membership of somebody erases them, and only when as many were told of', async () => {
      const going = await add(90, [MAIN]);
      const act = { do: 'leave', registerId: MAIN } as const;
      const who = { ids: [going] };
      assert.equal((await handlers.preview({ body: { who, act } }, CALL)).erases, 1);
      await assert.rejects(run({ who, act }), { code: 'errors.bulk-changed' });
      assert.equal((await liveMembershipsOf(house.deps.database.db, [going])).length, 1);
      const done = await run({ who, act, erases: 1 });
      assert.deepEqual([done.state, done.changed], ['done', 1]);
      assert.deepEqual(await peopleByIds(house.deps.database.db, [going]), []);
    });

    test('a register takes in those who are not in it yet', async () => {
      const registerId = OTHER;
      const subjectGroup = house.deps.policy.current()?.registers.get(registerId)?.subjectGroups[0] ?? '';
      const act = { do: 'join', registerId, subjectGroup } as const;
      const who = { ids: ids.slice(1, 4) };
      const source = STAFF.source;
      assert.equal((await run({ who, act, source })).changed, 3);
      const again = await handlers.preview({ body: { who, act } }, CALL);
      assert.deepEqual([again.will, again.refused.map(({ reason, n }) => [reason, n])], [0, [['member', 3]]]);
    });

    test('a tag that would be an address is refused for all before anything is done', async () => {
      const act = { do: 'tags' as const, add: ['joku@example.test'], remove: [] };
      await assert.rejects(handlers.preview({ body: { who: { ids }, act } }, CALL), { code: 'errors.tag-contact' });
    });
  });
}
