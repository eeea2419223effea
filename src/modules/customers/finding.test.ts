// One question finds people by name in any order and spelling, and by what is written about them; what is gone is found no more.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects } from '#tests';
import type { Call } from '#kernel/access';
import { restrictSubject } from '#kernel/subjects';
import { logContact } from './contacts.ts';
import { findingHandlers, snippet } from './finding.ts';
import { createOrganisation } from './organisations.ts';
import { createPerson, updatePerson } from './people.ts';
import { customersHouse, declarationOf, STAFF } from './testing.ts';
import type { CustomersHouse } from './testing.ts';
import { personView } from './views.ts';
import { change, ownRecords } from './write.ts';

const MEMBER = { memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }], custom: {} };

for (const dialect of await dialects()) {
  describe(`finding on ${dialect.name}`, () => {
    let house: CustomersHouse;
    let [anna, liisa] = ['', ''];
    let asked: (q: string) => Promise<{ people: string[]; organisations: string[]; notes: string[][] }>;
    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('interniemi'));
      const { find } = findingHandlers(house.deps);
      asked = async (q) => {
        const { people, organisations, notes } = await find({ query: { q } }, {} as Call);
        const names = (hits: { label: string }[]) => hits.map(({ label }) => label);
        return { people: names(people), organisations: names(organisations), notes: notes.map((each) => [each.label, each.snippet]) };
      };
      const points = [{ kind: 'phone' as const, value: '040 123 4567' }];
      const jobs = { ...MEMBER, contactPoints: points, note: 'Kiinnostunut esihenkilövalmennuksesta keväällä' };
      anna = await createPerson(house.deps, STAFF, { ...jobs, givenName: 'Anna-Maija', familyName: 'Käpyläinen' });
      liisa = await createPerson(house.deps, STAFF, { ...MEMBER, contactPoints: [], givenName: 'Liisa', familyName: 'Örn-Ståhl' });
      await createOrganisation(house.deps, STAFF, { ...MEMBER, contactPoints: [], name: 'Käpy & Kumppanit Oy' });
    });
    after(() => house.close());

    test('a name is found in any order of its words, with or without hyphens and dots', async () => {
      for (const q of [
        'käpyläinen anna',
        'anna käpy',
        'kapylainen',
        'ANNA-MAIJA',
        'anna maija',
        'annamaija',
        'maija kapy',
        'käpyläinen, anna',
      ])
        assert.deepEqual((await asked(q)).people, ['Anna-Maija Käpyläinen'], q);
      for (const q of ['örnståhl', 'orn stahl', 'Liisa Örn–Ståhl']) assert.deepEqual((await asked(q)).people, ['Liisa Örn-Ståhl'], q);
      for (const q of ['040 1234 567', '0401234567', '+358 40 123 4567', '00358401234567', '401234'])
        assert.deepEqual((await asked(q)).people, ['Anna-Maija Käpyläinen'], `a phone number however it is written: ${q}`);
      assert.deepEqual((await asked('2345678-9')).organisations, [], 'a Y-tunnus is looked for as it is');
      assert.deepEqual((await asked('kapy kumppanit')).organisations, ['Käpy & Kumppanit Oy']);
    });

    test('what is written about somebody finds them, with the place where it stands, and only while it stands there', async () => {
      const found = await asked('esihenkilovalmennu');
      assert.deepEqual([found.people, found.notes], [[], [['Anna-Maija Käpyläinen', 'Kiinnostunut esihenkilövalmennuksesta keväällä']]]);
      assert.equal((await asked('kapylainen')).notes.length, 0, 'who is found by name is not told twice');
      await logContact(house.deps, ownRecords(STAFF.actor), liisa, {
        kind: 'call',
        on: '2026-03-10',
        note: 'Toivoi tarjousta ryhmäcoachingista',
      });
      assert.deepEqual((await asked('ryhmäcoaching tarjous')).notes, [['Liisa Örn-Ståhl', 'Toivoi tarjousta ryhmäcoachingista']]);
      const { version } = await personView(house.deps, anna);
      await updatePerson(house.deps, STAFF, anna, { note: null, version });
      assert.deepEqual((await asked('esihenkilovalmennu')).notes, [], 'an emptied text is found no more');
      await change(house.deps, ownRecords(STAFF.actor), { registers: [] }, (writer) => restrictSubject(writer, liisa, 'accuracy'));
      assert.deepEqual((await asked('ryhmäcoaching tarjous')).notes, [], 'of somebody restricted nothing written is searched');
    });
  });
}

test('a snippet is the place of the words, cut between words, in the spelling of the text', () => {
  const text = `${'alku '.repeat(30)}ja Åbo Akademin koulutus ${'loppu '.repeat(30)}`;
  const cut = snippet(text, ['abo']);
  assert.match(cut, /^… .*ja Åbo Akademin koulutus .* …$/);
  assert.ok(cut.length < 120);
  assert.equal(snippet('Straße 5', ['strasse']), 'Straße 5');
});
