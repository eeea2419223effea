/** Today shows what is late and due, whoever it is about, and says what is to be looked at where somebody must sign. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dialects } from '#tests';
import { ok, openApp } from '#tests/app';
import { restrictProcessing } from '#kernel/rights';
import type { Text } from '#platform/i18n';
import { addClient, customersHouse, declarationOf, STAFF } from './testing.ts';
import { addTask, changeTask } from './tasks/service.ts';
import { todayOf } from './today.ts';
import { listPeople, matchingPeople } from './list.ts';
import { createOrganisation } from './organisations.ts';
import { createPerson } from './people.ts';

const REGISTER = 'customer-marketing';
const FIELDS = ['person.next_action', 'organisation.next_action'];

for (const dialect of await dialects()) {
  describe(`today on ${dialect.name}`, () => {
    test('tasks about people and organisations stand together, late ones first, and a done one is gone', async (t) => {
      const house = await customersHouse(await dialect.open(), declarationOf('interniemi', { registerId: REGISTER, fieldIds: FIELDS }));
      t.after(() => house.close());
      const { deps } = house;
      const person = await addClient(house, [REGISTER]);
      const memberships = [{ registerId: REGISTER, subjectGroup: 'customers' }];
      const firm = await createOrganisation(deps, STAFF, { name: 'Kivipuro Oy', memberships, contactPoints: [] });
      const first = await addTask(deps, STAFF, person, { title: 'Soita', on: '2026-03-14' });
      await addTask(deps, STAFF, firm, { title: 'Lähetä tarjous', on: '2026-03-01' });
      await addTask(deps, STAFF, person, { title: 'Myöhemmin', on: '2026-03-15' });
      const shown = async () => (await todayOf(deps)).actions.map(({ label, subjectKind, late }) => [label, subjectKind, late]);
      assert.deepEqual(await shown(), [
        ['Kivipuro Oy', 'organisation', true],
        ['Aino Esimerkki', 'person', false],
      ]);
      await changeTask(deps, STAFF, first, { done: true });
      assert.deepEqual(await shown(), [['Kivipuro Oy', 'organisation', true]]);
      await restrictProcessing(deps, firm, 'accuracy', { actor: STAFF.actor, at: house.clock.now() });
      assert.deepEqual(await shown(), [], 'nobody acts on data whose processing is restricted');
    });

    test('who only ordered a letter is not among those without a next step', async (t) => {
      const house = await customersHouse(await dialect.open(), declarationOf('interniemi', { registerId: REGISTER, fieldIds: FIELDS }));
      t.after(() => house.close());
      const { deps } = house;
      const person = (...groups: string[]) => {
        const memberships = groups.map((subjectGroup) => ({ registerId: REGISTER, subjectGroup }));
        return createPerson(deps, STAFF, { givenName: 'Aino', familyName: 'Esimerkki', memberships, contactPoints: [], custom: {} });
      };
      await person('subscribers');
      await person('prospects');
      const customer = await person('customers');
      assert.equal((await todayOf(deps)).withoutAction, 2);
      // The list that the count leads to shows whom it counts.
      const listed = async () => (await listPeople(deps, { sort: 'name', limit: 50, action: 'wanted' })).rows.length;
      assert.equal(await listed(), 2);
      assert.equal((await matchingPeople(deps, { exact: 'yes', action: 'wanted' })).n, 2);
      await addTask(deps, STAFF, customer, { title: 'Soita', on: '2026-03-14' });
      assert.equal((await todayOf(deps)).withoutAction, 1);
      assert.equal(await listed(), 1);
    });
  });
}

test('a task that somebody must sign says which sentence it is about', async (t) => {
  const { owner } = await openApp(t, { policy: 'prover' });
  const { tasks, imports } = await ok<{ tasks: { text: Text; about: Text | null }[]; imports: number }>(owner.call('GET', '/api/today'));
  const signed = tasks.filter(({ about }) => about !== null);
  assert.ok(signed.length > 0, 'there is something to sign');
  assert.ok(signed.every(({ about, text }) => (about?.fi.length ?? 0) > 10 && about?.fi !== text.fi));
  assert.equal(imports, 0);
});
