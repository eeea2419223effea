/** The copy for people says what the product keeps to prove itself in words and days; codes are in the copy for machines. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { dialects } from '#tests';
import { formatDate } from '#platform/clock';
import { heldValues } from '#kernel/retention';
import { recordPermission } from '#kernel/permission';
import { accessCopy } from './access-copy.ts';
import type { CopyForm } from './access-copy.ts';
import { logContact } from './contacts.ts';
import { createPerson } from './people.ts';
import { customersHouse, declarationOf, STAFF } from './testing.ts';
import { ownRecords } from './write.ts';

for (const dialect of await dialects())
  test(`the table of a person's data holds no codes on ${dialect.name}`, async (t) => {
    const house = await customersHouse(await dialect.open(), declarationOf('interniemi'));
    t.after(() => house.close());
    const { deps, clock } = house;
    const memberships = [{ registerId: 'customer-marketing', subjectGroup: 'customers' }];
    const id = await createPerson(deps, STAFF, { givenName: 'Aino', memberships, contactPoints: [], custom: {} });
    await logContact(deps, ownRecords(STAFF.actor), id, { kind: 'call', on: '2026-03-01' });
    const act = { actor: STAFF.actor, at: clock.now() };
    const wish = { subjectId: id, act: 'ban', channel: 'email', purpose: null, on: '2026-03-12', way: 'phone' } as const;
    await recordPermission(deps, { act, method: 'staff', source: 'self' }, wish);
    const copyOf = async (form: CopyForm) => text(Readable.from(await accessCopy(deps, id, { form, lang: 'fi' }, act)));
    const [csv, json] = [await copyOf('csv'), await copyOf('json')];
    assert.doesNotMatch(csv, /occurred_on|recorded_at|policy_version|method staff|\bact ban\b|T\d\d:\d\d:/);
    assert.match(csv, /12\.3\.2026/);
    assert.match(json, /"act": "ban"/);
    assert.equal(json, JSON.stringify(JSON.parse(json), null, 2), 'put together in parts, it is the text of the whole');
  });

for (const dialect of await dialects())
  test(`both copies tell the day on which data are looked at again, where no day is set on which they go, on ${dialect.name}`, async (t) => {
    const house = await customersHouse(await dialect.open(), declarationOf('lexmentor'));
    t.after(() => house.close());
    const { deps, clock } = house;
    const days = new Set<string>();
    for (const { id: registerId, subjectGroups } of deps.policy.current()?.policy.registers ?? []) {
      const memberships = [{ registerId, subjectGroup: subjectGroups[0] ?? '' }];
      const person = { memberships, contactPoints: [{ kind: 'email' as const, value: 'aino@example.test' }], custom: {} };
      const id = await createPerson(deps, STAFF, person);
      const act = { actor: STAFF.actor, at: clock.now() };
      const copyOf = async (form: CopyForm) => text(Readable.from(await accessCopy(deps, id, { form, lang: 'fi' }, act)));
      const { records } = JSON.parse(await copyOf('json')) as {
        records: { fields: { field: string; until: unknown; reviewOn: unknown }[] }[];
      };
      const held = await heldValues(deps, deps.database.db, id);
      const told = new Map(records.flatMap(({ fields }) => fields).map((each) => [each.field, [each.until, each.reviewOn]]));
      assert.deepEqual(told, new Map(held.map(({ field, until, reviewOn }) => [field, [until, reviewOn]])));
      const csv = await copyOf('csv');
      for (const { until, reviewOn, explanation } of held) {
        assert.ok(csv.includes(until ?? (reviewOn === null ? '' : explanation.fi)));
        if (reviewOn !== null) assert.match(explanation.fi, new RegExp(formatDate(reviewOn, 'fi').replaceAll('.', '\\.')));
        days.add(until === null ? (reviewOn === null ? 'none' : 'review') : 'until');
      }
    }
    assert.ok(days.has('review'), [...days].join(', '));
  });
