/** What a hold or a restriction kept from a declaration that shrank goes when it ends, not at some later change. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dialects } from '#tests';
import { compilePolicy, fixedHolder } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';
import { liftRestriction, placeHold, recomputeAll, releaseHold } from '#kernel/retention';
import { restrictProcessing } from '#kernel/rights';
import { createPerson } from './people.ts';
import { customersHouse, declarationOf, STAFF } from './testing.ts';
import { personView } from './views.ts';

/** The same declaration without the note. */
function shrunk({ policy }: CompiledPolicy): CompiledPolicy {
  const dataGroups = policy.dataGroups
    .map((group) => ({
      ...group,
      fields: group.fields.filter((field) => (typeof field === 'string' ? field : field.id) !== 'person.note'),
    }))
    .filter(({ fields }) => fields.length > 0);
  return compilePolicy({ ...policy, dataGroups }, { versionId: 'v2', versionNo: 2, effectiveFrom: '2026-03-01' });
}

for (const dialect of await dialects()) {
  describe(`after a hold or a restriction on ${dialect.name}`, () => {
    test('what is no longer declared is blanked at the release, and not before', async (t) => {
      const first = declarationOf('valmennuskumppani');
      const house = await customersHouse(await dialect.open(), first);
      t.after(() => house.close());
      const act = { actor: STAFF.actor, at: house.clock.now() };
      const person = {
        givenName: 'Aino',
        note: 'pitää linnuista',
        memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }],
        contactPoints: [],
        custom: {},
      };
      const [restricted, held] = [await createPerson(house.deps, STAFF, person), await createPerson(house.deps, STAFF, person)];
      await restrictProcessing(house.deps, restricted, 'accuracy', act);
      const hold = await placeHold(
        house.deps,
        { subjectId: held, fields: ['*'], reason: 'riita', law: 'laki', reviewOn: '2027-01-01' },
        act,
      );
      const deps = { ...house.deps, policy: fixedHolder(shrunk(first)) };
      await recomputeAll(deps, first);
      const notes = async () => [(await personView(deps, restricted)).note, (await personView(deps, held)).note];
      assert.deepEqual(await notes(), ['pitää linnuista', 'pitää linnuista']);
      await liftRestriction(deps, restricted, act);
      assert.deepEqual(await notes(), [null, 'pitää linnuista']);
      await releaseHold(deps, hold, act);
      assert.deepEqual(await notes(), [null, null]);
    });
  });
}
