/** The lens shows words and names: no key of a row and no code of the program. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects } from '#tests';
import { heldValues } from '#kernel/retention';
import { logContact } from './contacts.ts';
import { heldWords } from './held-words.ts';
import { createOrganisation } from './organisations.ts';
import { createPerson } from './people.ts';
import { customersHouse, declarationOf, STAFF } from './testing.ts';
import type { CustomersHouse } from './testing.ts';
import { ownRecords } from './write.ts';

for (const dialect of await dialects()) {
  describe(`what is held, in words, on ${dialect.name}`, () => {
    let house: CustomersHouse;
    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('valmennuskumppani'));
    });
    after(() => house.close());

    test('an employer has a name, a contact a kind, and the two halves of a name are told apart', async () => {
      const { deps } = house;
      const memberships = [{ registerId: 'customer-marketing', subjectGroup: 'customers' }];
      const organisationId = await createOrganisation(deps, STAFF, { name: 'Harjoitus Oy', memberships, contactPoints: [] });
      const person = { givenName: 'Aino', familyName: 'Esimerkki', organisationId, memberships, contactPoints: [], custom: {} };
      const id = await createPerson(deps, STAFF, person);
      await logContact(deps, ownRecords(STAFF.actor), id, { kind: 'call', on: '2026-03-10' });
      const values = await heldValues(deps, deps.database.db, id);
      const words = await heldWords(deps, values);
      const told = values.map((value) => [value.column, words(value).part?.fi ?? null, words(value).shown?.fi ?? String(value.value)]);
      assert.deepEqual(
        told.toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))),
        [
          ['family_name', 'sukunimi', 'Esimerkki'],
          ['given_name', 'etunimi', 'Aino'],
          ['kind', 'mitä', 'Puhelu'],
          ['occurred_on', 'päivä', '2026-03-10'],
          ['organisation_id', 'organisaatio', 'Harjoitus Oy'],
        ],
      );
    });

    test('an opening and a click are told by their day and by which link of the letter it was', async () => {
      const at = '2026-03-10T10:00:00.000Z';
      const stored = [
        { kind: 'letter-open', column: 'opened_at', value: at },
        { kind: 'letter-click', column: 'link_n', value: 0 },
        { kind: 'letter-click', column: 'clicked_at', value: at },
      ];
      const words = await heldWords(house.deps, stored);
      assert.deepEqual(
        stored.map((each) => words(each).shown?.fi),
        ['10.3.2026', 'kirjeen 1. linkki', '10.3.2026'],
      );
    });
  });
}
