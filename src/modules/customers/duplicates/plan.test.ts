import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LIKELY, matchKeys, matchOf } from './match.ts';
import type { MatchFacts } from './match.ts';
import { firmKey, keepingNames, likeness, nameKey, oneEditApart } from './names.ts';
import { mergePlan } from './plan.ts';
import type { Side, Source } from './plan.ts';

const sources = fc.constantFrom<Source>(
  { origin: 'o1', imported: true },
  { origin: 'o2', imported: true },
  { origin: 'hand', imported: false },
  { origin: 'own', imported: false },
);
const text = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null });

function held(id: string): fc.Arbitrary<Side['points']> {
  const row = fc.record({ key: fc.constantFrom('e a', 'e b', 'p 1'), from: sources });
  return fc.array(row, { maxLength: 3 }).map((rows) => rows.map(({ key, from }, i) => ({ id: `${id}${i}`, key, ...from })));
}

function sides(id: string): fc.Arbitrary<Side> {
  return fc.record({
    id: fc.constant(id),
    createdAt: fc.constantFrom('2026-01-01', '2026-02-01'),
    columns: fc.record({ given: text, family: text, note: text }),
    sources: fc.record({ given: sources, family: sources, note: sources }),
    custom: fc
      .dictionary(fc.constantFrom('firm.x', 'firm.y'), fc.record({ value: fc.constantFrom('a', 'b'), from: sources }))
      .map((all) => Object.fromEntries(Object.entries(all).map(([key, { value, from }]) => [key, { id: `${id}-${key}`, value, ...from }]))),
    memberships: fc
      .uniqueArray(fc.record({ registerId: fc.constantFrom('r1', 'r2'), since: fc.constantFrom('2026-01-01', '2026-03-01') }), {
        selector: ({ registerId }) => registerId,
      })
      .map((rows) => rows.map((row) => ({ ...row, id: `${id}-${row.registerId}` }))),
    points: held(`${id}-p`),
    links: held(`${id}-l`),
  });
}

const choices = fc.record({
  stays: fc.constantFrom('A', 'B', undefined),
  take: fc.dictionary(fc.constantFrom('given', 'family', 'note', 'firm.x'), fc.constantFrom('A', 'B')),
});

test('nothing is lost that was not chosen away or there twice', () => {
  fc.assert(
    fc.property(sides('A'), sides('B'), choices, (a, b, wish) => {
      const plan = mergePlan(a, b, wish);
      const [stays, goes] = plan.stays === 'A' ? [a, b] : [b, a];
      for (const column of Object.keys(a.columns)) {
        const after = plan.columns[column] ?? stays.columns[column] ?? null;
        for (const side of [a, b]) {
          const value = side.columns[column] ?? null;
          if (value !== null) assert.ok(after === value || plan.lost[column] === value, `${column} is lost`);
        }
      }
      const keys = new Set([...stays.points, ...goes.points.filter(({ id }) => !plan.dropPoints.includes(id))].map(({ key }) => key));
      for (const { key } of [...a.points, ...b.points]) assert.ok(keys.has(key));
      const registers = new Set([...stays.memberships, ...goes.memberships].map(({ registerId }) => registerId));
      const left = [...stays.memberships, ...goes.memberships.filter(({ id }) => !plan.endMemberships.includes(id))];
      assert.deepEqual(new Set(left.map(({ registerId }) => registerId)), registers);
      assert.equal(left.length, registers.size, 'one live membership in each register');
    }),
  );
});

test('what somebody wrote is theirs after the merge too, and nothing of an import becomes so unless they wrote it', () => {
  fc.assert(
    fc.property(sides('A'), sides('B'), choices, (a, b, wish) => {
      const plan = mergePlan(a, b, wish);
      const [stays, goes] = plan.stays === 'A' ? [a, b] : [b, a];
      const written = (rows: readonly Source[]) => rows.flatMap(({ origin, imported }) => (imported ? [] : [origin]));
      const after = (kept: readonly (Source & { id: string })[], told: Readonly<Record<string, string>>) =>
        kept.flatMap(({ id, origin, imported }) => told[id] ?? (imported ? [] : [origin]));
      for (const [rows, dropped] of [
        ['points', plan.dropPoints],
        ['links', plan.dropLinks],
      ] as const) {
        const all = [...stays[rows], ...goes[rows]];
        for (const [key, twins] of Map.groupBy(all, (row) => row.key)) {
          const left = twins.filter(({ id }) => !dropped.includes(id));
          const [before, now] = [written(twins), after(left, plan.told[rows])];
          assert.equal(now.length > 0, before.length > 0, `${rows} ${key}`);
          assert.ok(now.every((origin) => before.includes(origin)));
          assert.ok(
            left.every(({ id, imported }) => imported || plan.told[rows][id] === undefined),
            'what was written keeps its own origin',
          );
        }
      }
      for (const field of new Set([...Object.keys(a.custom), ...Object.keys(b.custom)])) {
        const all = [stays, goes].flatMap((side) => side.custom[field] ?? []);
        const left = all.filter(({ id }) => !plan.dropCustom.includes(id));
        const twins = all.filter(({ value }) => value === left[0]?.value);
        assert.equal(after(left, plan.told.custom).length > 0, written(twins).length > 0, field);
      }
      for (const column of Object.keys(a.columns)) {
        const [mine, theirs] = [stays.sources[column], goes.sources[column]];
        const one = stays.columns[column] !== null && stays.columns[column] === goes.columns[column];
        const told = one && mine?.imported === true && theirs?.imported === false ? theirs.origin : undefined;
        assert.equal(plan.told.columns[column], told, column);
      }
    }),
  );
});

test('the order of the two is of no account, and what was merged has nothing left to merge', () => {
  fc.assert(
    fc.property(sides('A'), sides('B'), choices, (a, b, wish) => {
      assert.deepEqual(mergePlan(a, b, wish), mergePlan(b, a, wish));
      const plan = mergePlan(a, b, wish);
      const [stays, goes] = plan.stays === 'A' ? [a, b] : [b, a];
      const merged: Side = { ...stays, columns: { ...stays.columns, ...plan.columns } };
      const rest: Side = {
        ...goes,
        columns: Object.fromEntries(Object.keys(goes.columns).map((each) => [each, null])),
        custom: {},
        memberships: [],
        points: [],
        links: [],
      };
      const again = mergePlan(merged, rest, { ...wish, stays: stays.id });
      assert.deepEqual([again.columns, again.lost, again.endMemberships, again.dropPoints], [{}, {}, [], []]);
      assert.deepEqual(again.told, { columns: {}, custom: {}, points: {}, links: {} });
    }),
  );
});

test('names are compared as people write them', () => {
  const name = (given: string, family: string) => ({ given, family });
  assert.equal(likeness(name('Anna-Liisa', 'Mäkelä'), name('annaliisa', 'MAKELA')), 'same');
  assert.equal(likeness(name('Mäkelä', 'Aino'), name('Aino', 'Mäkelä')), 'same');
  assert.equal(likeness(name('A.', 'Esimerkki'), name('Aino', 'Esimerkki')), 'like');
  assert.equal(likeness(name('Jussi', 'Esimerkki'), name('Juhani', 'Esimerkki')), 'like');
  assert.equal(likeness(name('Aino', 'Esimerkki'), name('Aino', 'Esimerkkki')), 'like');
  assert.equal(likeness(name('Aino', 'Esimerkki'), name('Väinö', 'Esimerkki')), 'different');
  assert.equal(likeness({ given: null, family: null }, name('Väinö', 'Esimerkki')), 'unknown');
  assert.equal(firmKey('Esimerkki Oy'), firmKey('ESIMERKKI oy ab'));
  assert.equal(oneEditApart('esimerkki', 'seimerkki'), true);
  assert.equal(oneEditApart('aino', 'eino'), true);
});

const someone = (facts: Partial<MatchFacts>): MatchFacts => ({
  kind: 'person',
  given: null,
  family: null,
  number: null,
  businessId: null,
  website: null,
  emails: [],
  phones: [],
  organisations: [],
  ...facts,
});

test('one address with one name is likely, with another name not; whoever is likely shares a key', () => {
  const aino = someone({ given: 'Aino', family: 'Esimerkki', emails: ['a@example.test'], phones: ['+358401'] });
  const likely = (other: Partial<MatchFacts>) => matchOf(aino, someone(other)).score >= LIKELY;
  assert.equal(likely({ given: 'Aino', family: 'Esimerkki', emails: ['a@example.test'] }), true);
  assert.equal(likely({ emails: ['a@example.test'] }), true);
  assert.equal(likely({ given: 'Väinö', family: 'Toinen', emails: ['a@example.test'] }), false);
  assert.equal(likely({ given: 'Väinö', family: 'Toinen', phones: ['+358401'] }), false);
  assert.equal(likely({ given: 'Aino', family: 'Esimerkki', emails: ['b@example.test'] }), false);
  assert.equal(likely({ given: 'Aino', family: 'Esimerkki' }), true, 'nothing tells them apart');
  const firm = someone({ kind: 'organisation', family: 'Esimerkki Oy', businessId: '1234567-1' });
  assert.equal(matchOf(firm, { ...firm, family: 'Toinen Oy' }).score, 100);
  assert.ok(matchOf(firm, { ...firm, businessId: '7654321-4' }).score < LIKELY, 'two numbers are two firms');
  const anybody = fc.record({
    kind: fc.constant('person' as const),
    given: fc.constantFrom('Aino', 'Ainö', 'A', null),
    family: fc.constantFrom('Esimerkki', 'Esimerki', null),
    number: fc.constantFrom('1', null),
    businessId: fc.constant(null),
    website: fc.constant(null),
    emails: fc.subarray(['a@example.test', 'b@example.test']),
    phones: fc.subarray(['+358401']),
    organisations: fc.subarray(['firm']),
  });
  fc.assert(
    fc.property(anybody, anybody, (a, b) => {
      assert.deepEqual(matchOf(a, b), matchOf(b, a));
      if (matchOf(a, b).score < LIKELY) return;
      const keys = new Set(matchKeys(a));
      assert.ok(
        matchKeys(b).some((key) => keys.has(key)),
        JSON.stringify([a, b]),
      );
    }),
  );
});

test('names that are taken apart once are compared as they are otherwise', async () => {
  const part = fc.option(
    fc.constantFrom('Anna-Liisa', 'ANNALIISA', 'Mäki', 'Maki', 'E.', 'Jussi', 'Juhani', 'von Éssen', '', 'Ø', 'Virtanen', 'Virtanne'),
    { nil: null },
  );
  const name = fc.record({ given: part, family: part });
  const pairs = fc.sample(fc.tuple(name, name), { numRuns: 500, seed: 20_261_125 });
  const told = () => pairs.map(([a, b]) => [likeness(a, b), nameKey(a.given, a.family), firmKey(a.family)]);
  assert.deepEqual(await keepingNames(async () => told()), told());
});
