// Claims about the gate for a whole audience, on both engines: the verdicts of the one gate, one letter to an address, and few statements.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import fc from 'fast-check';
import { addMembership, createSubject, restrictSubject } from '#kernel/subjects';
import { dialects, statementsOf, tempDir } from '#tests';
import type { TestDialect } from '#tests';
import { decide } from './decide.ts';
import { decideMany } from './decide-many.ts';
import type { AddressedVerdict, AudienceQuestion } from './decide-many.ts';
import { permissionHouse } from './testing.ts';
import type { PermissionHouse } from './testing.ts';
import { addressesOf } from './queries-addresses.ts';
import type { BanScope, PermissionAct } from './tables.ts';

async function house(t: TestContext, dialect: TestDialect): Promise<PermissionHouse> {
  const database = await dialect.open();
  t.after(() => database.close());
  return permissionHouse(database, tempDir(t));
}

interface Made {
  readonly registers?: readonly string[];
  readonly emails?: readonly string[];
  readonly kind?: 'person' | 'organisation';
}

async function person(firm: PermissionHouse, { registers = ['customer', 'letters'], emails = [], kind = 'person' }: Made): Promise<string> {
  return firm.write(async (writer) => {
    const id = await createSubject(writer, kind);
    for (const registerId of registers)
      await addMembership(writer, { subjectId: id, registerId, subjectGroup: 'people', since: '2026-01-01' });
    for (const email of emails)
      await writer.insert('client-point', { id: firm.deps.ids.next(), subject_id: id, field_id: 'person.email', value: email });
    return id;
  });
}

function many(
  firm: PermissionHouse,
  subjectIds: readonly string[],
  more: Partial<AudienceQuestion> = {},
): Promise<Map<string, AddressedVerdict>> {
  const question = { subjectIds, channel: 'email' as const, purposeId: 'newsletter', at: firm.clock.now(), ...more };
  return decideMany(firm.deps.database.db, firm.policy, question, firm.deps);
}

function rules(found: ReadonlyMap<string, AddressedVerdict>): string[] {
  return [...found.values()].map(({ rule }) => rule);
}

for (const dialect of await dialects()) {
  test(`${dialect.name}: whatever was said, each gets the verdict of the one gate`, async (t) => {
    const firm = await house(t, dialect);
    let no = 0;
    const act = fc.constantFrom<PermissionAct[]>('consent-given', 'consent-withdrawn', 'customer-exception', 'objection', 'ban');
    const event = fc.record({
      act,
      purpose: fc.constantFrom('newsletter', 'sales'),
      day: fc.integer({ min: 1, max: 14 }),
      scope: fc.constantFrom<(BanScope | null)[]>(null, 'research', 'direct-marketing', 'advertising'),
      overBan: fc.boolean(),
      onAddress: fc.boolean(),
    });
    const one = fc.record({
      registers: fc.subarray(['customer', 'letters'], { minLength: 1 }),
      emails: fc.integer({ min: 0, max: 2 }),
      restricted: fc.boolean().map((yes) => yes && Math.abs(no) % 3 === 0),
      events: fc.array(event, { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 5 }), async (people) => {
        const ids: string[] = [];
        for (const { registers, emails, restricted, events } of people) {
          no += 1;
          const id = await person(firm, { registers, emails: Array.from({ length: emails }, (_, i) => `h${no}.${i}@example.test`) });
          ids.push(id);
          for (const { act: what, purpose, day, scope, overBan, onAddress } of events) {
            const contact = onAddress ? (await addressesOf(firm.deps.database.db, firm.deps.registry, id))[0]?.id : undefined;
            const wish = { act: what, purpose, contactPointId: contact, on: `2026-03-${String(day).padStart(2, '0')}` };
            // What the door refuses is no part of a history.
            await firm.record({ subjectId: id, overBan, ...wish, ...(what === 'ban' ? { scope } : {}) }).catch(() => {});
          }
          if (restricted) await firm.write((writer) => restrictSubject(writer, id, 'accuracy'));
        }
        for (const scope of [undefined, 'research', 'advertising'] as const) {
          const found = await many(firm, [...ids, 'nobody'], { scope });
          for (const id of [...ids, 'nobody']) assert.deepEqual(spoken(found.get(id)), await expected(firm, id, scope));
        }
      }),
      { numRuns: 12 },
    );
  });

  test(`${dialect.name}: an address that many people share gets one letter, and none when one of them said no`, async (t) => {
    const firm = await house(t, dialect);
    const shared = await Promise.all([1, 2].map(() => person(firm, { emails: ['Yhteinen@Example.test'] })));
    const [first = '', second = ''] = shared;
    const alone = await person(firm, { emails: ['yksin@example.test'] });
    for (const subjectId of [first, second, alone]) await firm.record({ subjectId, act: 'consent-given', on: '2026-02-01' });
    const got = await many(firm, [second, first, alone]);
    assert.deepEqual([...got.values()].map(({ rule }) => rule).toSorted(), ['consent', 'consent', 'same-address']);
    assert.equal(got.get(alone)?.address, 'yksin@example.test');
    const taken = new Map<string, string>();
    const pages = [await many(firm, [first], { taken }), await many(firm, [second], { taken })];
    assert.deepEqual(pages.flatMap(rules), ['consent', 'same-address']);
    assert.deepEqual(rules(await many(firm, [first], { taken })), ['consent'], 'asked again, the one who gets it still does');
    await firm.record({ subjectId: second, act: 'consent-withdrawn' });
    const after = await many(firm, [first, second, alone]);
    assert.deepEqual(
      [first, second, alone].map((id) => after.get(id)?.rule),
      ['same-address', 'consent-withdrawn', 'consent'],
    );
  });

  test(`${dialect.name}: silence of one who shares an address takes nothing from another who said yes`, async (t) => {
    const firm = await house(t, dialect);
    const [yes, silent] = [await person(firm, { emails: ['koti@example.test'] }), await person(firm, { emails: ['koti@example.test'] })];
    await firm.record({ subjectId: yes, act: 'consent-given' });
    assert.deepEqual(rules(await many(firm, [yes, silent])), ['consent', 'no-consent']);
  });

  test(`${dialect.name}: a dead address is passed over, and when it was the only one nothing goes`, async (t) => {
    const firm = await house(t, dialect);
    const two = await person(firm, { emails: ['vanha@example.test', 'uusi@example.test'] });
    const one = await person(firm, { emails: ['kuollut@example.test'] });
    const none = await person(firm, {});
    for (const subjectId of [two, one, none]) await firm.record({ subjectId, act: 'consent-given' });
    const dead = new Set<string>();
    for (const id of [two, one]) dead.add((await addressesOf(firm.deps.database.db, firm.deps.registry, id))[0]?.id ?? '');
    const deps = { ...firm.deps, unreachable: async () => dead };
    const question = { subjectIds: [two, one, none], channel: 'email' as const, purposeId: 'newsletter', at: firm.clock.now() };
    const found = await decideMany(firm.deps.database.db, firm.policy, question, deps);
    assert.deepEqual(rules(found), ['consent', 'unreachable', 'no-address']);
    assert.equal(found.get(two)?.address, 'uusi@example.test');
  });

  test(`${dialect.name}: who banned an address has banned it with a word after a plus sign too, and not the other way round`, async (t) => {
    const firm = await house(t, dialect);
    const [bare, plus, banned] = await Promise.all(
      ['matti@example.test', 'matti+kurssi@example.test', 'maija+lehti@example.test'].map((email) => person(firm, { emails: [email] })),
    );
    const box = await person(firm, { emails: ['maija@example.test'] });
    for (const subjectId of [plus ?? '', box]) await firm.record({ subjectId, act: 'consent-given' });
    for (const subjectId of [bare ?? '', banned ?? '']) await firm.record({ subjectId, act: 'ban', channel: null, purpose: null });
    assert.deepEqual(rules(await many(firm, [bare ?? '', plus ?? '', box])), ['ban', 'address-ban', 'consent']);
  });
}

test('eight people and sixty are asked about with as many statements', async (t) => {
  const [sqlite] = await dialects();
  assert.ok(sqlite);
  const firm = await house(t, sqlite);
  const ids: string[] = [];
  for (let i = 0; i < 60; i++) ids.push(await person(firm, { emails: [`h${i}@example.test`] }));
  await firm.record({ subjectId: ids[0] ?? '', act: 'ban', channel: null, purpose: null });
  const question = { channel: 'email', purposeId: 'newsletter', at: firm.clock.now() } as const;
  const counted: number[] = [];
  for (const some of [ids.slice(0, 8), ids]) {
    const seen = await statementsOf(() => decideMany(firm.deps.database.db, firm.policy, { ...question, subjectIds: some }, firm.deps));
    counted.push(seen.length);
  }
  assert.equal(counted[0], counted[1]);
  assert.ok((counted[0] ?? 0) > 4 && (counted[0] ?? 99) <= 10, `${counted[0]} statements`);
});

interface Spoken {
  readonly rule: string;
  readonly evidence: readonly string[];
  readonly because: string;
  readonly address: string | undefined;
}

function spoken(found: AddressedVerdict | undefined): Spoken {
  assert.ok(found);
  return { rule: found.rule, evidence: found.evidence, because: found.because.fi, address: found.address };
}

/** By the gate that is asked one question at a time. */
async function expected(firm: PermissionHouse, subjectId: string, scope: BanScope | undefined): Promise<Spoken> {
  const question = { subjectId, channel: 'email', purposeId: 'newsletter', scope, at: firm.clock.now() } as const;
  const mine = await addressesOf(firm.deps.database.db, firm.deps.registry, subjectId);
  const answers = [];
  for (const { id, value } of mine) {
    const answer = await decide(firm.deps.database.db, firm.policy, { ...question, contactPointId: id }, firm.deps);
    if (answer.verdict === 'allowed') return spoken({ ...answer, address: value });
    answers.push(answer);
  }
  const whole = await decide(firm.deps.database.db, firm.policy, question, firm.deps);
  const because = 'Henkilöllä ei ole osoitetta, jota tähän saa käyttää.';
  if (whole.verdict === 'allowed' && answers.length === 0) return { rule: 'no-address', evidence: [], because, address: undefined };
  return spoken(whole.verdict === 'allowed' ? answers[0] : whole);
}
