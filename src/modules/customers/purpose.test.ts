/** What is written is kept for the purpose that its own clause names, not for whichever the declaration names first. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects } from '#tests';
import { exportSubject } from '#kernel/rights';
import { logContact } from './contacts.ts';
import { addContactPoint, createPerson, updatePerson } from './people.ts';
import { customersHouse, declarationOf, STAFF } from './testing.ts';
import type { CustomersHouse } from './testing.ts';
import { ownRecords } from './write.ts';

for (const dialect of await dialects()) {
  describe(`purposes of what is written on ${dialect.name}`, () => {
    let house: CustomersHouse;
    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('valmennuskumppani'));
    });
    after(() => house.close());

    test('a contact, a note and an address each get the first purpose of the data group that declares them', async () => {
      const { deps } = house;
      const memberships = [{ registerId: 'customer-marketing', subjectGroup: 'customers' }];
      const id = await createPerson(deps, STAFF, { givenName: 'Aino', memberships, contactPoints: [], custom: {} });
      await logContact(deps, ownRecords(STAFF.actor), id, { kind: 'call', on: '2026-03-10', note: 'Sovittiin aika.' });
      await updatePerson(deps, STAFF, id, { note: 'Haluaa soiton iltapäivällä.', version: 1 });
      await addContactPoint(deps, STAFF, id, { kind: 'email', value: 'aino@example.test' });
      const policy = deps.policy.current();
      const { records } = await exportSubject(deps, deps.database.db, id);
      const told = new Map(records.flatMap(({ fields }) => fields).map(({ field, purpose }) => [field, purpose]));
      for (const field of ['contact.event', 'contact.note', 'person.note', 'person.email']) {
        const first = policy?.groupOf('customer-marketing', field)?.purposes[0] ?? '';
        assert.deepEqual(told.get(field), policy?.purposes.get(first)?.name, field);
      }
      assert.equal(told.get('person.note')?.en === told.get('contact.note')?.en, false);
    });
  });
}
