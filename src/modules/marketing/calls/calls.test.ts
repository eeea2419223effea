/** Calls and letters pass the same gate as newsletters: who banned stands on the list as left out, a ban by telephone holds at once, and every copy is in the log. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects, statementsOf } from '#tests';
import type { Call } from '#kernel/access';
import { recordPermission } from '#kernel/permission';
import { eraseNow, exportSubject } from '#kernel/rights';
import { sql } from '#platform/db';
import { customersHouse, declarationOf, STAFF } from '../../customers/testing.ts';
import type { CustomersHouse } from '../../customers/testing.ts';
import { marketingModule } from '../module.ts';
import { addAino } from '../testing.ts';
import { tidyCalls } from './night.ts';
import { callHandlers } from './routes.ts';

const REGISTER = 'customer-marketing';
const PURPOSE = 'prospecting';
const CALL = { account: () => ({ ...STAFF.actor, role: 'owner' }), lang: 'fi' } as never as Call;
const SEGMENT = { on: 'register', register: REGISTER } as const;

for (const dialect of await dialects()) {
  describe(`calls and letters on ${dialect.name}`, () => {
    let house: CustomersHouse;
    let api: ReturnType<typeof callHandlers>;
    const people: string[] = [];
    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('interniemi'), { also: [marketingModule] });
      const { deps } = house;
      api = callHandlers(deps);
      for (const no of [1, 2, 3, 4]) {
        const contactPoints = [
          { kind: 'phone' as const, value: `040 000 100${no}` },
          { kind: 'address' as const, value: `Esimerkkitie ${no}, 00100 Helsinki` },
        ];
        const memberships = [{ registerId: REGISTER, subjectGroup: 'prospects' }];
        people.push(await addAino(house, no, { memberships, contactPoints }));
      }
      await ban(people[3] ?? '', { channel: 'phone' });
    });
    after(() => house.close());

    const ban = (subjectId: string, of: { channel: 'phone' | null; scope?: 'research' }) =>
      recordPermission(
        house.deps,
        { act: { actor: STAFF.actor, at: house.clock.now() }, method: 'staff', source: 'self' },
        { subjectId, act: 'ban', purpose: null, on: '2026-03-14', ...of },
      );
    const make = async (channel: 'phone' | 'post') =>
      (await api.create({ body: { name: 'Kevät', channel, purpose: PURPOSE, scope: 'direct-marketing', segment: SEGMENT } }, CALL)).id;
    const peopleOf = async (id: string, state: 'waiting' | 'ended' = 'waiting') =>
      (await api.people({ params: { id }, query: { state, limit: 50 } }, CALL)).rows;
    const textOf = async (file: { bytes: unknown }) => Buffer.from(file.bytes as Uint8Array).toString('utf8');

    test('the list holds everybody of the audience: who may be called, and who may not by which rule', async () => {
      const id = await make('phone');
      const list = await api.get({ params: { id } }, CALL);
      assert.deepEqual([list.candidates, list.counts.waiting, list.counts.blocked], [4, 3, 1]);
      assert.deepEqual(
        list.left.map(({ rule, n, samples }) => [rule, n, samples.map((each) => each.id)]),
        [['ban', 1, [people[3]]]],
      );
      const rows = await peopleOf(id);
      assert.deepEqual(
        rows.map(({ subject, address }) => [subject.id, address]),
        [1, 2, 3].map((no) => [people[no - 1], `040 000 100${no}`]),
      );
      const preview = await api.preview(
        { body: { channel: 'phone', purpose: PURPOSE, scope: 'direct-marketing', segment: SEGMENT } },
        CALL,
      );
      assert.deepEqual([preview.candidates, preview.ready], [4, 3]);
    });

    test('a double click makes one list', async () => {
      const key = 'c0ffee'.padEnd(32, '0');
      const body = { name: 'Kahdesti', key, channel: 'phone', purpose: PURPOSE, scope: 'direct-marketing', segment: SEGMENT } as const;
      const [first, second] = await Promise.all([api.create({ body }, CALL), api.create({ body }, CALL)]);
      assert.equal(first.id, second.id);
      assert.equal((await api.list(undefined as never, CALL)).lists.filter(({ name }) => name === 'Kahdesti').length, 1);
      assert.equal((await peopleOf(first.id)).length, 3);
    });

    test('a ban of one scope stops only that', async () => {
      const other = people[2] ?? '';
      await ban(other, { channel: null, scope: 'research' });
      const asked = (scope: 'research' | 'direct-marketing') =>
        api.preview({ body: { channel: 'phone', purpose: PURPOSE, scope, segment: SEGMENT } }, CALL);
      assert.equal((await asked('research')).ready, 2);
      assert.equal((await asked('direct-marketing')).ready, 3);
    });

    test('who asks not to be called is banned at once, on this list and every other, and is in no copy', async () => {
      const [id, earlier] = [await make('phone'), await make('phone')];
      const entry = (await peopleOf(id)).find(({ subject }) => subject.id === people[0]);
      await api.outcome({ params: { id, entry: entry?.id ?? '' }, body: { as: 'not-again', ban: 'channel' } }, CALL);
      assert.deepEqual(
        (await peopleOf(id, 'ended')).map(({ subject }) => subject.id),
        [people[0]],
      );
      const still = (await peopleOf(earlier)).find(({ subject }) => subject.id === people[0]);
      assert.equal(still?.address, null, 'the number is not shown any more');
      const call = { params: { id: earlier, entry: still?.id ?? '' }, body: { as: 'reached' as const, ban: 'channel' as const } };
      await assert.rejects(api.outcome(call, CALL), { code: 'errors.call-not-allowed' });
      const text = await textOf(await api.csv({ params: { id: earlier } }, CALL));
      assert.equal(text.includes('040 000 1001'), false);
      assert.equal(text.includes('040 000 1002'), true);
    });

    test('who was spoken with was contacted', async () => {
      const id = await make('phone');
      const entry = (await peopleOf(id)).find(({ subject }) => subject.id === people[1]);
      await api.outcome({ params: { id, entry: entry?.id ?? '' }, body: { as: 'reached', ban: 'channel' } }, CALL);
      const { rows } = await sql<{
        n: number;
      }>`select count(*) as n from trigger_event where subject_id = ${people[1]} and trigger = 'last-contact'`.execute(
        house.deps.database.db,
      );
      assert.equal(Number(rows[0]?.n), 1);
      assert.equal((await api.get({ params: { id } }, CALL)).counts.reached, 1);
    });

    test('labels are made of a list of letters, and each person of a copy stands in the log', async () => {
      const { db } = house.deps.database;
      const logged = async () =>
        Number(
          (
            await sql<{ n: number }>`select count(*) as n from audit_entry where action = 'export.own' and subject_id is not null`.execute(
              db,
            )
          ).rows[0]?.n,
        );
      const id = await make('post');
      const before = await logged();
      const pdf = Buffer.from((await api.labels({ params: { id } }, CALL)).bytes as Uint8Array);
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
      assert.equal((await logged()) - before, 4, 'a ban of calls does not stop letters');
      await assert.rejects(api.labels({ params: { id: await make('phone') } }, CALL), { code: 'errors.call-labels' });
    });

    test('a long list is made and read in as many statements as a short one', async () => {
      const id = await make('phone');
      const read = (limit: number) => statementsOf(() => api.people({ params: { id }, query: { state: 'waiting', limit } }, CALL));
      assert.equal((await read(1)).length, (await read(50)).length);
    });

    test('the person gets told of their calls, leaves the list empty-handed when erased, and the list goes after its time', async () => {
      const { deps } = house;
      const id = await make('phone');
      const who = people[1] ?? '';
      assert.match(JSON.stringify(await exportSubject(deps, deps.database.db, who)), /"kind":"call-entry"/);
      await eraseNow(deps, {
        subjectId: who,
        ground: 'request',
        act: { actor: { id: 'account-1', kind: 'account' }, at: deps.clock.now() },
      });
      const row = (await peopleOf(id)).find(({ subject }) => subject.id === who);
      assert.deepEqual([row?.subject.label ?? '', row?.address ?? null], ['', null]);
      await api.remove({ params: { id } }, CALL);
      assert.deepEqual(await peopleOf(id), []);
      assert.equal(await tidyCalls(deps, new Date('2026-04-01T00:00:00Z')), 0);
      assert.ok((await tidyCalls(deps, new Date('2029-04-01T00:00:00Z'))) > 0);
      assert.deepEqual((await api.list(undefined as never, CALL)).lists, []);
    });
  });
}
