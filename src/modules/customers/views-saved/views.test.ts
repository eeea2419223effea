import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects } from '#tests';
import type { Call } from '#kernel/access';
import { createPerson } from '../people.ts';
import { customersHouse, declarationOf, STAFF } from '../testing.ts';
import type { CustomersHouse } from '../testing.ts';
import { viewHandlers } from './routes.ts';

const as = (id: string) => ({ account: () => ({ id, role: 'colleague' }), token: undefined, act: { id: null } }) as unknown as Call;
const [ME, COLLEAGUE] = [as('account-1'), as('account-2')];

for (const dialect of await dialects()) {
  describe(`saved views on ${dialect.name}`, () => {
    let house: CustomersHouse;
    let views: ReturnType<typeof viewHandlers>;

    before(async () => {
      house = await customersHouse(
        await dialect.open(),
        declarationOf('valmennuskumppani', { registerId: 'customer-marketing', fieldIds: ['person.job_title'] }),
      );
      views = viewHandlers(house.deps);
      for (const [no, jobTitle] of ['Johtaja', 'Myyntijohtaja', 'Talousjohtaja', 'Kyläseppä'].entries()) {
        const memberships = [{ registerId: 'customer-marketing', subjectGroup: 'customers' }];
        const contactPoints = [{ kind: 'email' as const, value: `joku.${no}@example.test` }];
        await createPerson(house.deps, STAFF, { givenName: 'Joku', familyName: 'Muu', jobTitle, memberships, contactPoints, custom: {} });
      }
    });
    after(() => house.close());

    const save = (name: string, search: Record<string, string>, shared = false, call = ME) =>
      views.create({ body: { list: 'people', name, search, shared } }, call);
    const seen = async (call: Call) => (await views.list({ query: { list: 'people' } }, call)).views.map(({ name }) => name);

    test('what was typed to find a person is never kept in a view', async () => {
      for (const search of [{ q: 'virtanen' }, { number: 'A-1' }, { field: 'x', fieldText: 'salaisuus' }, { view: 'x' }])
        await assert.rejects(save('Haku', search), { code: 'errors.view-holds' });
      assert.deepEqual(await seen(ME), []);
    });

    test('a word is kept when several share it, and refused when it could tell of one', async () => {
      await assert.rejects(save('Sepät', { job: 'seppä' }), { code: 'errors.view-word-rare' });
      await save('Johtajat', { job: 'johtaja' });
      assert.deepEqual(await seen(ME), ['Johtajat']);
    });

    test('a name holds no contact detail', async () => {
      await assert.rejects(save('Soita 040 000 1234', { due: 'soon' }), { code: 'errors.view-name' });
      await assert.rejects(save('joku@example.test', { due: 'soon' }), { code: 'errors.view-name' });
    });

    test('one’s own views are one’s own until they are shared, and only their maker changes them', async () => {
      const { id } = await save('Vanhenevat', { due: 'soon', sort: 'due', cols: 'name:200,due' });
      assert.ok(!(await seen(COLLEAGUE)).includes('Vanhenevat'));
      await views.update({ params: { id }, body: { shared: true, name: 'Pian poistuvat' } }, ME);
      assert.ok((await seen(COLLEAGUE)).includes('Pian poistuvat'));
      await assert.rejects(views.update({ params: { id }, body: { name: 'Minun' } }, COLLEAGUE), { code: 'errors.record-not-found' });
      await assert.rejects(views.remove({ params: { id } }, COLLEAGUE), { code: 'errors.record-not-found' });
    });

    test('a list begins with the view one chose, until the view is deleted', async () => {
      const { id } = await save('Aamu', { action: 'today' });
      const begins = async (call: Call) => (await views.list({ query: { list: 'people' } }, call)).begin;
      await views.begin({ body: { list: 'people', view: 'today' } }, ME);
      await views.begin({ body: { list: 'people', view: id } }, ME);
      assert.deepEqual([await begins(ME), await begins(COLLEAGUE)], [id, null]);
      await views.remove({ params: { id } }, ME);
      assert.equal(await begins(ME), null);
    });
  });
}
