// Two things done to one person at the same moment leave marks that agree with the rows; and whoever has a short name goes as whole as anybody.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { eraseNow } from '#kernel/rights';
import { sql } from '#platform/db';
import { dialects } from '#tests';
import { MARKS } from './marks.ts';
import { addContactPoint, createPerson, removeContactPoint } from './people.ts';
import { contactPointsOf } from './queries.ts';
import { customersHouse, declarationOf, STAFF } from './testing.ts';
import type { CustomersHouse } from './testing.ts';

const PEOPLE = 12;

for (const dialect of await dialects()) {
  describe(`side by side on ${dialect.name}`, () => {
    async function opened(t: TestContext): Promise<CustomersHouse> {
      const house = await customersHouse(await dialect.open(), declarationOf('valmennuskumppani'));
      t.after(() => house.close());
      return house;
    }

    function person({ deps }: CustomersHouse, name: { givenName: string; familyName: string }, email?: string): Promise<string> {
      const register = deps.policy.current()?.registers.values().next().value;
      const membership = { registerId: register?.id ?? '', subjectGroup: register?.subjectGroups[0] ?? '' };
      const contactPoints = email === undefined ? [] : [{ kind: 'email' as const, value: email }];
      return createPerson(deps, STAFF, { ...name, memberships: [membership], contactPoints, custom: {} });
    }

    test('an address that goes while a number comes', async (t) => {
      const house = await opened(t);
      const { deps } = house;
      const { db } = deps.database;
      for (let i = 0; i < PEOPLE; i += 1) {
        const id = await person(house, { givenName: 'Aino', familyName: `Rinnakkainen${i}` }, `aino${i}@example.test`);
        const [email] = await contactPointsOf(db, [id]);
        await Promise.all([
          removeContactPoint(deps, STAFF, email?.id ?? ''),
          addContactPoint(deps, STAFF, id, { kind: 'phone', value: `+35840123${1000 + i}` }),
        ]);
        const { rows } = await sql<{ marks: number | string }>`select marks from search_doc where subject_id = ${id}`.execute(db);
        const marks = Number(rows[0]?.marks);
        assert.deepEqual([marks & MARKS.email, marks & MARKS.phone], [0, MARKS.phone], `person ${i}`);
      }
    });

    test('somebody with words of two letters only is erased with proof', async (t) => {
      const house = await opened(t);
      const { deps, clock } = house;
      const id = await person(house, { givenName: 'Bo', familyName: 'Li Ek' });
      await eraseNow(deps, { subjectId: id, ground: 'request', act: { actor: STAFF.actor, at: clock.now() } });
      const { rows } = await sql<{ state: string }>`select state from erasure`.execute(deps.database.db);
      assert.deepEqual(rows, [{ state: 'certified' }]);
    });
  });
}
