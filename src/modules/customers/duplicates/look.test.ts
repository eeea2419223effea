// The look at duplicates keeps numbers instead of people: it must find exactly what comparing whole people would.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import fc from 'fast-check';
import { sql } from '#platform/db';
import { dialects } from '#tests';
import { createPerson, customersHouse, declarationOf, STAFF } from '../testing.ts';
import { affiliate } from '../people.ts';
import { createOrganisation } from '../organisations.ts';
import { factsOf, pairsOfKind } from '../queries-duplicates.ts';
import type { SharedRow } from '../queries-look.ts';
import { CROWD, Look } from './look.ts';
import { LIKELY, matchKeys, matchOf } from './match.ts';
import type { MatchFacts } from './match.ts';
import { markNotSame } from './merge.ts';
import { firmKey } from './names.ts';
import { Ids, Sharing } from './numbers.ts';
import { findDuplicates } from './scan.ts';

type Told = readonly (readonly [string, string, number, string])[];

/** All who share a key, compared as they are. */
function expected(all: ReadonlyMap<string, MatchFacts>, apart: readonly string[] = []): Told {
  const keys = new Map<string, string[]>();
  for (const [id, facts] of all) for (const key of new Set(matchKeys(facts))) keys.set(key, [...(keys.get(key) ?? []), id]);
  const pairs = new Map<string, Told[number]>();
  for (const group of [...keys.values()].filter(({ length }) => length <= CROWD)) {
    for (const [a, b] of group.flatMap((one, i) => group.slice(i + 1).map((two) => [one, two].toSorted()))) {
      const [mine, theirs] = [all.get(a ?? ''), all.get(b ?? '')];
      if (mine === undefined || theirs === undefined || apart.includes(`${a} ${b}`)) continue;
      const { score, reasons } = matchOf(mine, theirs);
      if (score >= LIKELY) pairs.set(`${a} ${b}`, [a ?? '', b ?? '', score, reasons.join(',')]);
    }
  }
  return [...pairs.values()].toSorted((a, b) => b[2] - a[2] || (`${a[0]} ${a[1]}` < `${b[0]} ${b[1]}` ? -1 : 1));
}

const maybe = (...values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: null });
const some = (...values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });
const person: fc.Arbitrary<MatchFacts> = fc.record({
  kind: fc.constant('person' as const),
  given: maybe('Aino', 'Áino', 'A', 'Eero', 'Anna-Liisa', 'Liisa'),
  family: maybe('Esimerkki', 'Esimerki', 'Mallila', 'Aino'),
  number: maybe('', '1', '2', '3'),
  businessId: fc.constant(null),
  website: fc.constant(null),
  emails: some('a@example.test', 'b@example.test', 'c@example.test', '1'),
  phones: some('+3581', '+3582', '1'),
  organisations: some('o1', 'o2', 'o3'),
});
const organisation: fc.Arbitrary<MatchFacts> = fc.record({
  kind: fc.constant('organisation' as const),
  given: fc.constant(null),
  family: maybe('Esimerkki Oy', 'Esimerkki Ab', 'Esimerkki 1 Oy', 'Esimerkki 2 Oy', 'Mallila', 'Oy'),
  number: fc.constant(null),
  businessId: maybe('', '1', '2'),
  website: maybe('', 'https://www.esimerkki.example.test', 'esimerkki.example.test/fi', 'mallila.example.test'),
  emails: some('a@example.test', 'b@example.test'),
  phones: some('+3581', '+3582'),
  organisations: fc.constant([]),
});

/** Tells the look what the queries would. */
function looked(all: ReadonlyMap<string, MatchFacts>, kind: 'person' | 'organisation', apart: readonly [string, string][]): Told {
  const look = new Look(kind);
  const values = new Map<string, SharedRow[]>();
  const put = (of: string, value: string, id: string, field: string) =>
    values.set(`${of}${value}`, [...(values.get(`${of}${value}`) ?? []), { id, field, value }]);
  for (const [id, facts] of all) {
    const { given, family, website, emails, phones, organisations } = facts;
    const number = kind === 'person' ? facts.number : facts.businessId;
    const row = { id, given, family, website, firms: organisations.length > 0 ? organisations.join(',') : null };
    look.tell({ ...row, numbered: number === null ? 0 : 1, reached: emails.length + phones.length > 0 ? 1 : 0 });
    for (const each of emails) put('contact', each, id, 'person.email');
    for (const each of phones) put('contact', each, id, 'person.phone');
    if (number !== null) put('number', number, id, 'number');
  }
  look.share([...values.values()].filter(({ length }) => length > 1).flat());
  for (const [a, b] of apart) look.apart(a, b);
  for (const _ of look.compare());
  return look.likeliest().map(({ one, two, score, reasons }) => [one, two, score, reasons.join(',')]);
}

for (const [kind, one] of [
  ['person', person],
  ['organisation', organisation],
] as const) {
  test(`the look finds the same pairs, scores and reasons of a ${kind} as comparing all who share a key`, () => {
    let [found, crowds] = [0, 0];
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 30, size: 'max' }),
        fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 3 }),
        (list, marks) => {
          // Not in the order of their ids.
          const all = new Map(list.map((facts, i) => [`id-${(i * 7) % 31}`, facts]));
          const apart = marks.map(([a, b]) => [`id-${a}`, `id-${b}`] as [string, string]);
          const told = expected(
            all,
            apart.map((two) => two.toSorted().join(' ')),
          );
          assert.deepEqual(looked(all, kind, apart), told);
          found += told.length;
          if (list.length > CROWD) crowds += 1;
        },
      ),
      { numRuns: 600, seed: 20_261_123 },
    );
    assert.ok(found > 1000 && crowds > 100, `${found} pairs, ${crowds} crowds`);
  });
}

test('firms whose names differ in a number, a numeral or a letter are not of one name, and are no likely pair', () => {
  const numbered = ['Esimerkki Oy', 'Esimerkki 0 Oy', 'Esimerkki 1 Oy', 'Esimerkki 11 Oy', 'Esimerkki 1 1 Oy', '1 Esimerkki Oy', '112 Oy'];
  const names = [...numbered, 'Esimerkki I Oy', 'Esimerkki II Oy', 'Esimerkki A Oy', 'Esimerkki B Oy'];
  assert.equal(new Set(names.map((name) => firmKey(name))).size, names.length);
  for (const [name, other] of [
    ['Esimerkki 1 Oy', 'ESIMERKKI 1 oy'],
    ['Esimerkki 1 Oy', 'Oy Esimerkki-1 Ab'],
    ['Esimerkki 1 Oy', 'Esimerkki1'],
    ['Ésimerkki & Mäki', 'Esimerkki Maki Ky'],
  ] as const)
    assert.equal(firmKey(name), firmKey(other), `${name} and ${other}`);
  const none = { kind: 'organisation', given: null, number: null, businessId: null, website: null } as const;
  const firm = (family: string): MatchFacts => ({ ...none, family, emails: [], phones: [], organisations: [] });
  const all = new Map([...names, 'esimerkki 1 ab'].map((name, i) => [`id-${i}`, firm(name)]));
  assert.deepEqual(looked(all, 'organisation', []), [['id-11', 'id-2', 60, 'name']]);
});

test('of very many pairs the likeliest are kept, in the order of their scores and ids', () => {
  const facts = (i: number): MatchFacts => {
    const email = i < 9000 ? [`e${i % 3000}@example.test`] : [];
    return {
      kind: 'person',
      given: 'Aino',
      family: `Es${'imerkki'.repeat(2)}`,
      number: null,
      businessId: null,
      website: null,
      emails: email,
      phones: [],
      organisations: [`o${i % 6000}`],
    };
  };
  const all = new Map(Array.from({ length: 66_000 }, (_, i) => [`id-${String((i * 7919) % 66_000).padStart(6, '0')}`, facts(i)]));
  const told = looked(all, 'person', []);
  assert.equal(told.length, 2000);
  assert.deepEqual(told, expected(all).slice(0, 2000));
});

test('ids and keys are found again however many there are', () => {
  const ids = new Ids();
  const sharing = new Sharing(CROWD);
  const groups = new Map<number, number[]>();
  for (let i = 0; i < 30_000; i++) {
    assert.equal(ids.add(`tunnus-ä-${i}`), i);
    const key = ((i * i) % 9001) * 2 ** 33 + 1;
    sharing.add(key, i);
    sharing.add(key, i);
    groups.set(key, [...(groups.get(key) ?? []), i]);
  }
  for (let i = 0; i < 30_000; i++) assert.deepEqual([ids.find(`tunnus-ä-${i}`), ids.text(i)], [i, `tunnus-ä-${i}`]);
  assert.equal(ids.find('tunnus'), undefined);
  const order = (all: Iterable<readonly number[]>) => [...all].map((group) => group.toSorted((a, b) => a - b).join()).toSorted();
  assert.deepEqual(order(sharing.groups()), order([...groups.values()].filter(({ length }) => length > 1 && length <= CROWD)));
});

/** Repeats itself, so that what was seen once is seen again. */
function lots(seed: number): <T>(from: readonly T[]) => T {
  let at = seed;
  return (from) => {
    at = (Math.imul(at, 1_103_515_245) + 12_345) >>> 0;
    return from[(at >>> 8) % from.length] as never;
  };
}

for (const dialect of await dialects()) {
  describe(`the look at duplicates on ${dialect.name}`, () => {
    async function firm(t: TestContext, people: number) {
      const house = await customersHouse(
        await dialect.open(),
        declarationOf('valmennuskumppani', { registerId: 'customer-marketing', fieldIds: ['organisation.email', 'organisation.phone'] }),
      );
      t.after(() => house.close());
      const { deps } = house;
      const pick = lots(people);
      const [register] = [...(deps.policy.current()?.registers.values() ?? [])];
      const memberships = [{ registerId: register?.id ?? '', subjectGroup: register?.subjectGroups[0] ?? '' }];
      const reached = () => [
        ...(pick([0, 1]) === 1 ? [{ kind: 'email' as const, value: `${pick(['a', 'b', 'c', 'd', 'e', 'f'])}@example.test` }] : []),
        ...(pick([0, 0, 1]) === 1 ? [{ kind: 'phone' as const, value: `+35840765430${pick(['1', '2', '3', '4'])}` }] : []),
      ];
      const organisations: string[] = [];
      for (let i = 0; i < 8; i++) {
        const name = `${pick(['Esimerkki', 'Mallila', 'Kuvitelma'])} ${pick(['Oy', 'Ab'])}`;
        const id = await createOrganisation(deps, STAFF, { name, memberships, contactPoints: reached() });
        const website = pick([null, 'https://esimerkki.example.test', 'www.mallila.example.test']);
        await sql`update organisation set website = ${website} where id = ${id}`.execute(deps.database.db);
        organisations.push(id);
      }
      for (let i = 0; i < people; i++) {
        const names = {
          givenName: pick(['Aino', 'Áino', 'Eero', 'A', 'Anna-Liisa']),
          familyName: pick(['Esimerkki', 'Esimerki', 'Mallila']),
        };
        const id = await createPerson(deps, STAFF, { ...names, memberships, contactPoints: reached(), custom: {} });
        if (pick([0, 1]) === 1) await affiliate(deps, STAFF, { personId: id, organisationId: pick(organisations) });
        if (pick([0, 0, 0, 1]) === 1)
          await sql`update person set customer_number = ${pick(['1', '2'])} where id = ${id}`.execute(deps.database.db);
      }
      return house;
    }

    async function read(db: Parameters<typeof pairsOfKind>[0], kind: 'person' | 'organisation'): Promise<Told> {
      const { rows } = await sql<{ id: string }>`select id from ${sql.table(kind)}`.execute(db);
      return expected(
        await factsOf(
          db,
          kind,
          rows.map(({ id }) => id),
        ),
      );
    }
    const stored = async (db: Parameters<typeof pairsOfKind>[0], kind: 'person' | 'organisation') =>
      (await pairsOfKind(db, kind, 5000)).map((row) => [row.subject_id, row.other_id, row.score, row.reasons].join(' ')).toSorted();

    test('finds what the facts of everybody say, of people and of organisations', async (t) => {
      const { deps } = await firm(t, 40);
      const { db } = deps.database;
      const whole = [await read(db, 'person'), await read(db, 'organisation')] as const;
      assert.ok(whole[0].length > 10 && whole[1].length > 3, `${whole[0].length} and ${whole[1].length} pairs`);
      assert.equal(await findDuplicates(deps), whole[0].length + whole[1].length);
      for (const [i, kind] of (['person', 'organisation'] as const).entries())
        assert.deepEqual(await stored(db, kind), (whole[i] ?? []).map((pair) => pair.join(' ')).toSorted());
    });

    test('leaves out whoever is restricted, what is over and who are certainly two', async (t) => {
      const { deps, clock } = await firm(t, 24);
      const { db } = deps.database;
      await sql`update affiliation set until = '2026-01-01'`.execute(db);
      const [first, second] = await read(db, 'person');
      await markNotSame(deps, STAFF.actor, second?.[1] ?? '', second?.[0] ?? '');
      const at = clock.now().toISOString();
      await sql`update subject set restricted_at = ${at}, restricted_reason = 'accuracy' where id = ${first?.[0] ?? ''}`.execute(db);
      const left = (await read(db, 'person')).filter(([a, b]) => `${a} ${b}` !== `${second?.[0]} ${second?.[1]}`);
      assert.ok(left.length > 3 && left.every(([a, b]) => a !== first?.[0] && b !== first?.[0]));
      await findDuplicates(deps);
      assert.deepEqual(await stored(db, 'person'), left.map((pair) => pair.join(' ')).toSorted());
    });
  });
}
