import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects } from '#tests';
import { changeContact, foresee, logContact, removeContact } from './contacts.ts';
import { createOrganisation, updateOrganisation } from './organisations.ts';
import { addContactPoint, affiliate, createPerson, updatePerson } from './people.ts';
import { liveMembershipsOf } from './queries.ts';
import { changeAffiliation, changeContactPoint } from './relations.ts';
import { customersHouse, declarationOf, STAFF } from './testing.ts';
import type { CustomersHouse } from './testing.ts';
import { organisationView, personView } from './views.ts';
import { ownRecords } from './write.ts';

const REGISTER = 'customer-marketing';
const CUSTOM = 'person.given_info';
const OWN = ownRecords(STAFF.actor);
const memberships = [{ registerId: REGISTER, subjectGroup: 'customers', since: '2025-01-01' }];

for (const dialect of await dialects()) {
  describe(`what hangs on somebody on ${dialect.name}`, () => {
    let house: CustomersHouse;
    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('interniemi'));
    });
    after(() => house.close());

    const person = (givenName: string) =>
      createPerson(house.deps, STAFF, { givenName, memberships, contactPoints: [], custom: { [CUSTOM]: 'alku' } });
    const due = async (id: string) => (await liveMembershipsOf(house.deps.database.db, [id])).map((m) => m.due_on);
    const conflict = (field: string) => ({ code: 'errors.version-conflict', field });

    test('two who change different fields both succeed; the same field is refused, by its name, unless both wrote the same', async () => {
      const { deps } = house;
      const id = await person('Aino');
      const version = 1;
      await updatePerson(deps, STAFF, id, { version, base: { jobTitle: null }, jobTitle: 'rehtori' });
      await updatePerson(deps, STAFF, id, { version, base: { familyName: null }, familyName: 'Esimerkki' });
      await assert.rejects(updatePerson(deps, STAFF, id, { version, base: { jobTitle: null }, jobTitle: 'johtaja' }), conflict('jobTitle'));
      await updatePerson(deps, STAFF, id, { version, base: { jobTitle: null }, jobTitle: 'rehtori' });
      await updatePerson(deps, STAFF, id, { version, base: { [CUSTOM]: 'alku' }, custom: { [CUSTOM]: 'toinen' } });
      await assert.rejects(
        updatePerson(deps, STAFF, id, { version, base: { [CUSTOM]: 'alku' }, custom: { [CUSTOM]: 'kolmas' } }),
        conflict(CUSTOM),
      );
      const { jobTitle, familyName, custom } = await personView(deps, id);
      assert.deepEqual([jobTitle, familyName, custom[0]?.value], ['rehtori', 'Esimerkki', 'toinen']);
      await assert.rejects(updatePerson(deps, STAFF, id, { version, jobTitle: 'x' }), { code: 'errors.version-conflict' });
    });

    test('an organisation is changed by two at once in the same way', async () => {
      const { deps } = house;
      const id = await createOrganisation(deps, STAFF, { name: 'Esimerkki Oy', memberships, contactPoints: [] });
      await updateOrganisation(deps, STAFF, id, { version: 1, base: { website: null }, website: 'www.example.test' });
      await updateOrganisation(deps, STAFF, id, { version: 1, base: { name: 'Esimerkki Oy' }, name: 'Esimerkki Oyj' });
      await assert.rejects(
        updateOrganisation(deps, STAFF, id, { version: 1, base: { name: 'Esimerkki Oy' }, name: 'Muu Oy' }),
        conflict('name'),
      );
      const { name, website } = await organisationView(deps, id);
      assert.deepEqual([name, website], ['Esimerkki Oyj', 'www.example.test']);
    });

    test('a contact is corrected and removed, and the clock follows both', async () => {
      const { deps } = house;
      const id = await person('Bo');
      const before = await due(id);
      const contact = await logContact(deps, OWN, id, { kind: 'call', on: '2026-03-01', note: 'väärä päivä' });
      const logged = await due(id);
      await changeContact(deps, OWN, contact, { on: '2026-02-01', note: 'oikea päivä', version: 1 });
      const corrected = await due(id);
      assert.equal(logged[0]?.slice(4), '-03-01');
      assert.equal(corrected[0]?.slice(4), '-02-01');
      await assert.rejects(changeContact(deps, OWN, contact, { note: 'x', version: 1 }), { code: 'errors.version-conflict' });
      await assert.rejects(changeContact(deps, OWN, contact, { on: '2027-01-01' }), { code: 'errors.date-in-future' });
      await removeContact(deps, OWN, contact);
      assert.deepEqual(await due(id), before);
    });

    test('what an old contact would do is told before it is written, and nothing is written by asking', async () => {
      const { deps } = house;
      const id = await person('Cia');
      const before = await due(id);
      const moves = await foresee(deps, id, (inside) => logContact(inside, OWN, id, { kind: 'call', on: '2010-01-01' }));
      assert.deepEqual(
        moves.map(({ registerId, past }) => [registerId, past]),
        [[REGISTER, true]],
      );
      assert.deepEqual(await due(id), before);
      const fresh = await foresee(deps, id, (inside) => logContact(inside, OWN, id, { kind: 'call', on: '2026-03-10' }));
      assert.deepEqual(
        fresh.map(({ past }) => past),
        [false],
      );
      const own = await foresee(deps, id, (inside) => logContact(inside, OWN, id, { kind: 'note', on: '2010-01-01', note: 'x' }));
      assert.deepEqual(own, []);
    });

    test('somebody acts for an organisation in a role and for a time, and one of several stands first', async () => {
      const { deps } = house;
      const id = await person('Di');
      const make = (name: string) => createOrganisation(deps, STAFF, { name, memberships, contactPoints: [] });
      const [first, second] = [await make('Eka Oy'), await make('Toka Oy')];
      const one = await affiliate(deps, STAFF, { personId: id, organisationId: first, since: '2025-01-01' });
      const two = await affiliate(deps, STAFF, { personId: id, organisationId: second });
      await changeAffiliation(deps, STAFF, two, { role: 'hallituksen jäsen', main: true });
      await changeAffiliation(deps, STAFF, one, { until: '2025-12-31' });
      const shown = async () =>
        (await personView(deps, id)).affiliations.map((each) => [each.organisationLabel, each.role, each.until, each.main]);
      assert.deepEqual(await shown(), [
        ['Toka Oy', 'hallituksen jäsen', null, true],
        ['Eka Oy', null, '2025-12-31', false],
      ]);
      await changeAffiliation(deps, STAFF, one, { main: true });
      assert.deepEqual((await shown())[0]?.[0], 'Eka Oy');
      await assert.rejects(changeAffiliation(deps, STAFF, one, { since: '2026-06-01' }), { code: 'errors.affiliation-days' });
      const before = await due(first);
      await logContact(deps, OWN, id, { kind: 'call', on: '2026-03-01' });
      assert.deepEqual(await due(first), before, 'who has left no longer prolongs what is held on the organisation');
      assert.notDeepEqual(await due(second), before);
    });

    test('a contact detail is corrected where it stands', async () => {
      const { deps } = house;
      const id = await person('Ed');
      const point = await addContactPoint(deps, STAFF, id, { kind: 'email', value: 'vanha@example.test' });
      await changeContactPoint(deps, STAFF, point, { value: 'Uusi@example.test ', label: 'work', version: 1 });
      const [shown] = (await personView(deps, id)).contactPoints;
      assert.deepEqual([shown?.value, shown?.label, shown?.version], ['Uusi@example.test', 'work', 2]);
      await assert.rejects(changeContactPoint(deps, STAFF, point, { value: 'ei osoite' }), { code: 'errors.email-invalid' });
      await assert.rejects(changeContactPoint(deps, STAFF, point, { value: 'a@example.test', version: 1 }), {
        code: 'errors.version-conflict',
      });
    });
  });
}
