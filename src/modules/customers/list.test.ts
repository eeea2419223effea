import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects } from '#tests';
import type { Call } from '#kernel/access';
import type { Db } from '#platform/db';
import type { ParsedOf } from '#platform/contract';
import { insertOrganisations, insertPeople } from './bulk.ts';
import type { BulkPerson } from './bulk.ts';
import { normalPoint } from './contact-points.ts';
import { people } from './contract.ts';
import { peopleSorts } from './contract/lists.ts';
import { organisationHandlers, peopleHandlers } from './routes.ts';
import { customersHouse, declarationOf, STAFF } from './testing.ts';
import type { CustomersHouse } from './testing.ts';
import { change } from './write.ts';

const REGISTER = 'customer-marketing';
const NOBODY = {} as Call;
type Query = Partial<ParsedOf<typeof people.list>['query']>;

const NAMES: readonly (readonly [string, string])[] = [
  ['Aino', 'Mäkinen'],
  ['Bertta', 'Makkonen'],
  ['Cecilia', 'Åström'],
  ['Daavid', 'Öhman'],
  ['Eeva', 'Ärlig'],
  ['Frans', 'Zetterberg'],
  ['Gunnar', 'Virtanen'],
  ['Hilma', 'Virtanen'],
  ['Aino', 'Virtanen'],
  ['Aino', 'Virtanen'],
  ['Aino', 'Virtanen'],
  ['Iiris', 'Järvi'],
];

for (const dialect of await dialects()) {
  describe(`lists and search on ${dialect.name}`, () => {
    let house: CustomersHouse;
    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('valmennuskumppani'));
      const { deps } = house;
      await change(deps, STAFF, { registers: [REGISTER] }, async (writer) => {
        const organisation = deps.ids.next();
        const memberships = [{ registerId: REGISTER, subjectGroup: 'customers', since: '2024-01-01' }];
        await insertOrganisations(writer, [{ id: organisation, columns: { name: 'Satumäki Konepaja Oy' }, points: [], memberships }]);
        const person = (no: number, [given, family]: readonly [string, string]): BulkPerson => {
          const phone = `040 000 ${1000 + no}`;
          return {
            id: deps.ids.next(),
            columns: {
              given_name: given,
              family_name: family,
              ...(no % 3 === 0 ? { next_action: 'Soita', next_action_on: `2026-03-${10 + (no % 8)}` } : {}),
            },
            points: [
              { fieldId: 'person.email', value: `henkilo.${no}@example.test`, normal: `henkilo.${no}@example.test` },
              { fieldId: 'person.phone', value: phone, normal: normalPoint('person.phone', phone) },
            ],
            memberships: [
              {
                registerId: REGISTER,
                subjectGroup: no % 5 === 0 ? 'prospects' : 'customers',
                since: no % 2 === 0 ? '2023-05-05' : '2024-06-06',
              },
            ],
            organisationId: no < 2 ? organisation : undefined,
          };
        };
        const all = Array.from({ length: 120 }, (_, no) => person(no, NAMES[no % NAMES.length] ?? ['', '']));
        await insertPeople(writer, all);
      });
    });
    after(() => house.close());

    const list = (query: Query) => peopleHandlers(house.deps).list({ query: { sort: 'name', limit: 50, ...query } }, NOBODY);

    async function everyPage(query: Query): Promise<Awaited<ReturnType<typeof list>>['rows']> {
      const rows: Awaited<ReturnType<typeof list>>['rows'] = [];
      for (let after: string | undefined, pages = 0; pages < 200; pages++) {
        const page = await list({ ...query, after });
        rows.push(...page.rows);
        if (page.next === null) return rows;
        after = page.next;
      }
      throw new Error('the pages have no end');
    }

    for (const sort of peopleSorts) {
      test(`pages by ${sort} visit everybody once, ties included, whatever the size of a page`, async () => {
        const whole = (await everyPage({ sort, limit: 200 })).map((row) => row.id);
        assert.equal(new Set(whole).size, 120);
        assert.equal(whole.length, 120);
        for (const limit of [1, 7, 40])
          assert.deepEqual(
            (await everyPage({ sort, limit })).map((row) => row.id),
            whole,
          );
      });
    }

    test('names stand in Finnish order: å, ä and ö after z', async () => {
      const families = [...new Set((await everyPage({})).map((row) => row.label.split(' ')[1]))];
      assert.deepEqual(families, ['Järvi', 'Makkonen', 'Mäkinen', 'Virtanen', 'Zetterberg', 'Åström', 'Ärlig', 'Öhman']);
    });

    test('those with nothing to be ordered by come last', async () => {
      const days = (await everyPage({ sort: 'next-action' })).map((row) => row.nextActionOn ?? '');
      const with40 = days.slice(0, 40);
      assert.deepEqual(
        with40,
        with40.toSorted((a, b) => (a < b ? -1 : 1)),
      );
      assert.deepEqual([...new Set(days.slice(40))], ['']);
    });

    test('a row tells what the list shows, in these bytes', async () => {
      const { rows } = await list({ q: 'henkilo.0@example.test' });
      const [row] = rows;
      const told = {
        id: '',
        label: 'Aino Mäkinen',
        customerNumber: null,
        jobTitle: null,
        organisation: 'Satumäki Konepaja Oy',
        email: 'henkilo.0@example.test',
        phone: '040 000 1000',
        nextAction: 'Soita',
        nextActionOn: '2026-03-10',
        dueOn: '2028-05-05',
        reviewOn: null,
        restricted: false,
        registers: [REGISTER],
        lastContactOn: null,
        addedOn: '2026-03-14',
      };
      assert.deepEqual({ ...row, id: '' }, told);
      const answer = people.list.response.parse({ rows: [{ ...row, id: '' }], next: null });
      assert.equal(JSON.stringify(answer), JSON.stringify({ rows: [told], next: null }));
    });

    test('a page asks the database no oftener over 200 people than over five, whatever is asked of it', async () => {
      const small = await customersHouse(await dialect.open(), declarationOf('valmennuskumppani'));
      const large = await customersHouse(await dialect.open(), declarationOf('valmennuskumppani'));
      const asked: Query[] = [
        { register: REGISTER, action: 'any' },
        { email: 'none' },
        { contact: 'never', sort: 'due' },
        { marketing: 'banned', sort: '-next-action' },
        { job: 'johtaja', q: 'aino' },
      ];
      try {
        for (const [each, n] of [
          [small, 5],
          [large, 200],
        ] as const)
          await change(each.deps, STAFF, { registers: [REGISTER] }, async (writer) => {
            const organisation = each.deps.ids.next();
            const memberships = [{ registerId: REGISTER, subjectGroup: 'customers', since: '2024-01-01' }];
            await insertOrganisations(writer, [{ id: organisation, columns: { name: 'Satumäki Konepaja Oy' }, points: [], memberships }]);
            const people = Array.from({ length: n }, (_, no) => ({
              id: each.deps.ids.next(),
              columns: { given_name: 'Aino', family_name: `Joukosta ${no}`, job_title: 'Johtaja' },
              points: [{ fieldId: 'person.email', value: `h.${no}@example.test`, normal: `h.${no}@example.test` }],
              memberships,
              organisationId: organisation,
            }));
            await insertPeople(writer, people);
          });
        for (const query of asked) {
          const [few, many] = [await statementsOf(small, query), await statementsOf(large, query)];
          assert.ok(many > 0 && many <= few && few <= 8, `${JSON.stringify(query)}: ${few} and ${many}`);
        }
        const page: Query = {};
        assert.equal(await statementsOf(small, page), await statementsOf(large, page), 'the bare list');
        assert.equal(await statementsOf(small, null), await statementsOf(large, null), 'organisations');
      } finally {
        await small.close();
        await large.close();
      }
    });

    async function statementsOf(of: CustomersHouse, query: Query | null): Promise<number> {
      let queries = 0;
      const db = of.deps.database.db.withPlugin({
        transformQuery({ node }) {
          queries++;
          return node;
        },
        transformResult: async ({ result }) => result,
      }) as Db;
      const deps = { ...of.deps, database: { ...of.deps.database, db } };
      if (query === null) await organisationHandlers(deps).list({ query: { sort: 'name', limit: 100, people: 'many' } }, NOBODY);
      else await peopleHandlers(deps).list({ query: { sort: 'name', limit: 100, ...query } }, NOBODY);
      return queries;
    }

    test('people are found by a part of the name with or without its dots, by phone, by e-mail and by their organisation', async () => {
      const families = async (q: string) => [...new Set((await list({ q, limit: 200 })).rows.map((row) => row.label.split(' ')[1]))];
      assert.deepEqual(await families('äkin'), ['Mäkinen']);
      assert.deepEqual(await families('akin'), ['Mäkinen']);
      assert.deepEqual(await families('OHMAN'), ['Öhman']);
      assert.deepEqual(await families('mä'), ['Mäkinen']);
      assert.deepEqual(
        (await list({ q: '040 000 1007' })).rows.map((row) => row.email),
        ['henkilo.7@example.test'],
      );
      assert.deepEqual(
        (await list({ q: '0400001007' })).rows.map((row) => row.email),
        ['henkilo.7@example.test'],
      );
      assert.deepEqual(
        (await list({ q: '+358 40 000 1007' })).rows.map((row) => row.email),
        ['henkilo.7@example.test'],
      );
      assert.deepEqual(
        (await list({ q: 'henkilo.77@' })).rows.map((row) => row.phone),
        ['040 000 1077'],
      );
      assert.deepEqual(
        (await list({ q: 'satumäki' })).rows.map((row) => row.email),
        ['henkilo.1@example.test', 'henkilo.0@example.test'],
      );
      assert.deepEqual((await list({ q: 'eikukaan' })).rows, []);
    });

    test('filters say together who is shown', async () => {
      const count = async (query: Query) => (await everyPage(query)).length;
      assert.equal(await count({ register: REGISTER }), 120);
      assert.equal(await count({ register: REGISTER, group: 'prospects' }), 24);
      assert.equal(await count({ register: 'nowhere' }), 0);
      assert.equal(await count({ action: 'any' }), 40);
      assert.equal(await count({ action: 'none' }), 80);
      assert.equal(
        await count({ action: 'late' }),
        (await everyPage({ action: 'any' })).filter((row) => (row.nextActionOn ?? '') < '2026-03-14').length,
      );
      assert.equal(
        await count({ q: 'virtanen', group: 'prospects' }),
        (await everyPage({ q: 'virtanen' })).length - (await everyPage({ q: 'virtanen', group: 'customers' })).length,
      );
      assert.equal(await count({ due: 'overdue' }), 0);
    });

    test('each condition leaves those who meet it, and the count is the same as the rows', async () => {
      const asked: [Query, number][] = [
        [{ email: 'has' }, 120],
        [{ email: 'none' }, 0],
        [{ phone: 'has', action: 'none' }, 80],
        [{ marketing: 'banned' }, 0],
        [{ marketing: 'unasked' }, 120],
        [{ contact: 'never' }, 120],
        [{ contact: 'ever' }, 0],
        [{ contactTo: '2026-01-01' }, 0],
        [{ addedFrom: '2026-03-14', addedTo: '2026-03-14' }, 120],
        [{ addedTo: '2026-03-13' }, 0],
        [{ job: 'johtaja' }, 0],
        [{ tag: 'kevät' }, 0],
        [{ number: 'A' }, 0],
        [{ field: 'oma-kentta' }, 0],
        [
          { action: 'week' },
          (await everyPage({ action: 'any' })).filter(({ nextActionOn }) => (nextActionOn ?? '') >= '2026-03-14').length,
        ],
      ];
      for (const [query, n] of asked) {
        assert.equal((await everyPage(query)).length, n, JSON.stringify(query));
        const { sort: _, after: __, limit: ___, ...filter } = query;
        assert.deepEqual(await peopleHandlers(house.deps).matching({ query: { ...filter, exact: 'yes' } }, NOBODY), { n, more: false });
      }
    });

    test('a place in the list that this house did not hand out is refused', async () => {
      await assert.rejects(list({ after: 'bm90LW91cnM' }), { code: 'errors.cursor-invalid' });
    });

    test('people are counted by register without their organisations', async () => {
      const counted = await peopleHandlers(house.deps).count({ query: {} }, NOBODY);
      assert.deepEqual(counted, { total: 120, byRegister: { [REGISTER]: 120 } });
    });

    test('organisations are listed with how many represent them', async () => {
      const { rows } = await organisationHandlers(house.deps).list({ query: { q: 'konepaja', sort: 'name', limit: 50 } }, NOBODY);
      assert.deepEqual(
        rows.map(({ label, people: n }) => [label, n]),
        [['Satumäki Konepaja Oy', 2]],
      );
    });
  });
}
