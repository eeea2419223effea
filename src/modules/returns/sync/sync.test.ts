/** A copy for an outside tool holds what the notice gives it and nobody who may not be written to; who was given before and may not is told to it as a removal; all of it is in the log. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contactPointsOf } from '#customers';
import { disclosuresOf, fileAgreement } from '#kernel/disclosure';
import { refuseAddress } from '#kernel/mail';
import { recordPermission } from '#kernel/permission';
import { compilePolicy } from '#kernel/policy';
import type { Recipient } from '#kernel/policy';
import type { Conn } from '#platform/db';
import { AppError } from '#platform/errors';
import { dialects } from '#tests';
import { addContactPoint, createPerson, customersHouse, declarationOf, STAFF } from '../../customers/testing.ts';
import { unreachableAt } from '../lists/reach.ts';
import { returnsModule } from '../module.ts';
import { makeSync, planSync } from './sync.ts';

const tool = (id: string, fields: readonly string[]) =>
  ({
    id,
    name: { fi: 'Työkalu', sv: 'Verktyg', en: 'Tool' },
    role: 'processor',
    country: 'FI',
    access: 'copy',
    fields,
    purposes: ['newsletter'],
    agreement: { kind: 'processing-agreement' },
  }) as unknown as Recipient;

for (const dialect of await dialects()) {
  describe(`the copy for an outside tool, on ${dialect.name}`, () => {
    test('the address alone goes where the notice gives the address alone, and bans go after it as removals', async (t) => {
      const declared = declarationOf('lexmentor');
      const recipients = [
        ...declared.policy.recipients,
        tool('only-mail', ['person.email']),
        tool('more', ['person.name', 'person.email']),
      ];
      const policy = compilePolicy({ ...declared.policy, recipients }, declared);
      const house = await customersHouse(await dialect.open(), policy, { also: [returnsModule] });
      t.after(() => house.close());
      const { deps } = house;
      const act = { actor: STAFF.actor, at: deps.clock.now() };
      const person = async (name: string, agrees: boolean, ...more: readonly string[]) => {
        const memberships = [{ registerId: 'marketing', subjectGroup: policy.registers.get('marketing')?.subjectGroups[0] ?? '' }];
        const contactPoints = [name, ...more].map((each) => ({ kind: 'email' as const, value: `${each}@example.test` }));
        const id = await createPerson(deps, STAFF, { givenName: name, familyName: 'Esimerkki', memberships, contactPoints, custom: {} });
        const wish = {
          subjectId: id,
          act: 'consent-given',
          channel: 'email',
          purpose: 'newsletter',
          on: '2026-03-14',
          way: 'web-form',
          lang: 'fi',
        } as const;
        if (agrees) await recordPermission(deps, { act, method: 'staff', source: 'self' }, wish);
        return id;
      };
      const [aino, eino] = [await person('aino', true), await person('eino', true)];
      await person('vaitonainen', false);
      const wish = { recipientId: 'only-mail', purpose: 'newsletter', register: 'marketing' };
      await assert.rejects(
        makeSync(deps, act, wish, '2026-03-21'),
        (error) => error instanceof AppError && error.code === 'errors.agreement-missing',
      );
      for (const recipientId of ['only-mail', 'more']) {
        const party = { name: `Työkalu Oy ${recipientId}` };
        const agreement = {
          recipientId,
          party,
          kind: 'processing-agreement',
          signedOn: '2026-01-01',
          validUntil: null,
          place: 'mappi',
        } as const;
        await fileAgreement(deps, agreement, act);
      }
      const first = await makeSync(deps, act, wish, '2026-03-21');
      const lines = (text: string) => text.replace('\uFEFF', '').trim().split('\r\n');
      assert.deepEqual(lines(first.text), ['Email Address,Status', 'aino@example.test,subscribed', 'eino@example.test,subscribed']);
      const more = await makeSync(deps, act, { ...wish, recipientId: 'more' }, '2026-03-21');
      assert.deepEqual(lines(more.text)[0], 'Email Address,Full Name,Status');

      const ban = { subjectId: eino, act: 'ban', channel: 'email', purpose: null, on: '2026-03-14' } as const;
      await recordPermission(deps, { act, method: 'own-pages' }, ban);
      const { plan, removals } = await planSync(deps, wish);
      assert.deepEqual([plan.people.length, removals.map(({ address }) => address)], [1, ['eino@example.test']]);
      const second = await makeSync(deps, act, wish, '2026-03-21');
      assert.deepEqual(lines(second.text), ['Email Address,Status', 'aino@example.test,subscribed', 'eino@example.test,unsubscribed']);
      const told = await Promise.all([aino, eino].map(async (id) => (await disclosuresOf(deps.database.db, policy, id)).length));
      assert.deepEqual(told, [3, 3]);

      // Of two addresses one is refused, and an address that the tool was never given is not told to it.
      const kaksi = await person('kaksi', true, 'kaksi.toinen');
      assert.equal(
        lines((await makeSync(deps, act, wish, '2026-03-21')).text).filter((line) => /^kaksi.*,subscribed$/.test(line)).length,
        2,
      );
      house.clock.advance(60_000);
      const later = { actor: STAFF.actor, at: deps.clock.now() };
      await addContactPoint(deps, STAFF, kaksi, { kind: 'email', value: 'kaksi.kolmas@example.test' });
      for (const { id } of (await contactPointsOf(deps.database.db, [kaksi])).slice(1))
        await recordPermission(deps, { act: later, method: 'own-pages' }, { ...ban, subjectId: kaksi, contactPointId: id });
      const last = lines((await makeSync(deps, later, wish, '2026-03-21')).text).filter((line) => line.startsWith('kaksi'));
      assert.deepEqual(last, ['kaksi@example.test,subscribed', 'kaksi.toinen@example.test,unsubscribed']);

      // An address to which nothing is sent from here is none to which others should.
      const gated = { ...deps, unreachable: (conn: Conn, ids: readonly string[]) => unreachableAt(conn, deps, ids) };
      const [point] = await contactPointsOf(deps.database.db, [aino]);
      const dead = { subjectId: aino, contactPointId: point?.id ?? '', address: 'aino@example.test', reason: 'hard' } as const;
      await deps.database.tx((tx) => refuseAddress(tx, deps, { ...dead, code: 'RCPT 550 5.1.1', at: later.at }));
      const without = lines((await makeSync(gated, later, wish, '2026-03-21')).text).filter((line) => line.startsWith('aino'));
      assert.deepEqual(without, ['aino@example.test,unsubscribed']);
    });
  });
}
