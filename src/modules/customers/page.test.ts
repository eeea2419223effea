import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects } from '#tests';
import type { Call } from '#kernel/access';
import { logContact } from './contacts.ts';
import { openImport, runImport } from './import/run.ts';
import { csvTable } from './import/table.ts';
import { createPerson, updatePerson } from './people.ts';
import { holdersOf } from './queries.ts';
import { todayHandlers } from './routes.ts';
import { customersHouse, declarationOf, STAFF } from './testing.ts';
import type { CustomersHouse } from './testing.ts';
import { timelineOf } from './timeline.ts';
import { personView } from './views.ts';
import { ownRecords } from './write.ts';

const REGISTER = 'customer-marketing';
const CUSTOM = 'person.given_info';
const OWN = ownRecords(STAFF.actor);

for (const dialect of await dialects()) {
  describe(`the page of a person on ${dialect.name}`, () => {
    let house: CustomersHouse;
    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('interniemi'));
    });
    after(() => house.close());
    const memberships = [{ registerId: REGISTER, subjectGroup: 'customers' }];

    test('a field that only this firm declares is kept, changed, emptied and imported like any other', async () => {
      const { deps } = house;
      const id = await createPerson(deps, STAFF, {
        givenName: 'Aino',
        memberships,
        contactPoints: [],
        custom: { [CUSTOM]: 'ensimmäinen' },
      });
      const shown = async () => (await personView(deps, id)).custom.map(({ fieldId, value }) => [fieldId, value]);
      assert.deepEqual(await shown(), [[CUSTOM, 'ensimmäinen']]);
      await updatePerson(deps, STAFF, id, { version: 1, custom: { [CUSTOM]: 'toinen' } });
      assert.deepEqual(await shown(), [[CUSTOM, 'toinen']]);
      await updatePerson(deps, STAFF, id, { version: 1, custom: { [CUSTOM]: null } });
      assert.deepEqual(await shown(), []);
      await assert.rejects(updatePerson(deps, STAFF, id, { version: 1, custom: { 'person.shoe_size': '40' } }), {
        code: 'errors.field-undeclared',
        field: 'person.shoe_size',
      });
      const order = {
        table: csvTable('email,info\nbo@example.test,kolmas'),
        registerId: REGISTER,
        subjectGroup: 'customers',
        since: '2026-03-14',
      };
      const job = await openImport(deps, STAFF, { ...order, mapping: { email: 'email', info: `custom:${CUSTOM}` } });
      assert.equal((await runImport(deps, job)).created, 1);
      const [bo] = await holdersOf(deps.database.db, 'person.email', ['bo@example.test']);
      assert.deepEqual(
        (await personView(deps, bo?.subject_id ?? '')).custom.map(({ value }) => value),
        ['kolmas'],
      );
    });

    test('pages of a long timeline show every contact, event and change once, newest first', async () => {
      const { deps } = house;
      const id = await createPerson(deps, STAFF, {
        givenName: 'Cia',
        memberships: [{ ...memberships[0]!, since: '2024-01-01' }],
        contactPoints: [],
        custom: {},
      });
      for (let i = 0; i < 130; i++) {
        await logContact(deps, OWN, id, { kind: i % 3 === 0 ? 'note' : 'call', on: `2025-0${1 + (i % 9)}-1${i % 4}`, note: `kohta ${i}` });
      }
      await updatePerson(deps, STAFF, id, { jobTitle: 'rehtori', version: 1 });
      const page = (after?: string) => timelineOf(deps, { id, kind: 'person' }, { after, may: () => true });
      const first = await page();
      const second = await page(first.next ?? '');
      const third = await page(second.next ?? '');
      const all = [...first.items, ...second.items, ...third.items];
      assert.deepEqual([first.items.length, second.items.length, all.length, third.next], [60, 60, 132, null]);
      assert.equal(new Set(all.map((item) => item.id)).size, 132);
      const days = all.map((item) => item.at);
      assert.deepEqual(
        days,
        days.toSorted((a, b) => (a < b ? 1 : -1)),
      );
      assert.match(all[0]?.title.en ?? '', /^Changed: Job title$/);
    });

    test('Today has what is late first, and the tasks that promises ask for', async () => {
      const { deps } = house;
      const make = (givenName: string, nextActionOn: string) =>
        createPerson(deps, STAFF, { givenName, nextAction: 'Soita', nextActionOn, memberships, contactPoints: [], custom: {} });
      for (const [name, day] of [
        ['Today', '2026-03-14'],
        ['Late', '2026-03-01'],
        ['Later', '2026-03-15'],
      ] as const)
        await make(name, day);
      const today = await todayHandlers(deps).list({}, { account: () => ({ role: 'owner' }) } as Call);
      assert.deepEqual(
        today.actions.map(({ label, late }) => [label, late]),
        [
          ['Late', true],
          ['Today', false],
        ],
      );
      assert.deepEqual([today.moreActions, today.nextActionOn, today.reviews], [0, true, 0]);
      assert.equal(today.tasks.length > 0, true);
    });
  });
}
