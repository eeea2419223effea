/** People who come to share an address while their newsletter is being sent get one letter there, as they would have before. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contactPointsOf } from '#customers';
import { saveMailSettings } from '#kernel/mail';
import { createMailing, createMailingSender, recipientsOf, scheduleMailing, tallyOf } from '#kernel/mailings';
import { recordPermission } from '#kernel/permission';
import { dialects } from '#tests';
import { plainLetters } from '../../../kernel/mailings/testing.ts';
import { openBulkSink } from '../../../platform/mail/bulk/testing.ts';
import { changeContactPoint, customersHouse, declarationOf, STAFF } from '../../customers/testing.ts';
import { marketingModule } from '../module.ts';
import { addAino } from '../testing.ts';

for (const dialect of await dialects()) {
  describe(`one letter to an address, on ${dialect.name}`, () => {
    test('who has taken over the address of somebody who got the letter gets none there', async (t) => {
      const house = await customersHouse(await dialect.open(), declarationOf('interniemi'), { also: [marketingModule] });
      t.after(() => house.close());
      const { deps, clock } = house;
      Object.assign(deps.config, { publicUrl: 'https://kirjeet.example.test' });
      const sink = await openBulkSink({ keep: true });
      t.after(() => sink.close());
      const from = { fromAddress: 'kirje@example.test', fromName: 'Firma' };
      const relay = { host: '127.0.0.1', port: sink.port, tls: 'none', user: '', password: '', recipientId: 'email-tool' } as const;
      await saveMailSettings(deps.database.db, deps, { ...relay, ...from });
      const purposeId = 'direct-marketing';
      const people: string[] = [];
      for (const no of [1, 2, 3]) {
        const contactPoints = [{ kind: 'email' as const, value: `henkilo.${no}@example.test` }];
        const id = await addAino(house, no, {
          memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }],
          contactPoints,
        });
        const by = { act: { actor: STAFF.actor, at: clock.now() }, method: 'staff', source: 'self' } as const;
        const wish = { act: 'consent-given', purpose: purposeId, channel: 'email', on: '2026-03-13', way: 'phone' } as const;
        await recordPermission(deps, by, { subjectId: id, ...wish });
        people.push(id);
      }
      const mailing = await deps.database.tx(async (tx) => {
        const id = await createMailing(tx, deps, { kind: 'newsletter', purposeId, ...from, perMinute: 1 });
        await scheduleMailing(tx, deps, id, { localAt: null }, { actor: STAFF.actor });
        return id;
      });
      const sender = createMailingSender(deps, { letters: plainLetters(new Map([[mailing, people]])) });
      t.after(() => sender.close());
      await sender.sendDue();
      const [got] = await recipientsOf(deps.database.db, mailing, { state: 'accepted', limit: 10 });
      assert.ok(got);
      const [other = ''] = people.filter((id) => id !== got.subject_id);
      const [theirs] = await contactPointsOf(deps.database.db, [got.subject_id]);
      const [own] = await contactPointsOf(deps.database.db, [other]);
      assert.ok(theirs && own);
      await changeContactPoint(deps, STAFF, own.id, { value: theirs.value, version: Number(own.version) });
      for (let minutes = 0; minutes < 3; minutes += 1) {
        clock.advance(61_000);
        await sender.sendDue();
      }
      const rows = await recipientsOf(deps.database.db, mailing, { limit: 10 });
      assert.deepEqual(rows.map(({ state }) => state).toSorted(), ['accepted', 'accepted', 'blocked']);
      assert.equal(rows.find(({ subject_id }) => subject_id === other)?.rule, 'same-address');
      assert.equal((await tallyOf(deps.database.db, mailing))?.adds, true);
      assert.equal(sink.letters.length, 2);
    });
  });
}
