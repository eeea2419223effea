/** An audience is conditions over declared fields: what the declaration does not keep for marketing is refused with its section, and what is asked is said in words. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects, statementsOf } from '#tests';
import { change, insertPeople } from '#customers';
import type { BulkPerson } from '#customers';
import { CATALOGUE, isSealed } from '#kernel/policy';
import { customersHouse, declarationOf, STAFF } from '../../customers/testing.ts';
import type { CustomersHouse } from '../../customers/testing.ts';
import type { Segment } from '../contract/segment.ts';
import { segment } from '../contract/segment.ts';
import { marketingModule } from '../module.ts';
import { FIELD_OF } from './fields.ts';
import { audiencePeople, countAudience } from './people.ts';
import { allAudiences } from './queries-audiences.ts';
import { changeAudience, keepAudience, removeAudience } from './service.ts';
import { inWords } from './words.ts';

const REGISTER = 'customer-marketing';
const IN: Segment = { on: 'register', register: REGISTER };
const ACTOR = STAFF.actor;
const JOBS = ['Toimitusjohtaja', 'Henkilöstöjohtaja', 'Valmentaja'] as const;

for (const dialect of await dialects()) {
  describe(`audiences on ${dialect.name}`, () => {
    let house: CustomersHouse;
    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('interniemi'), { also: [marketingModule] });
      const { deps } = house;
      await change(deps, STAFF, { registers: [REGISTER] }, async (writer) => {
        const person = (no: number): BulkPerson => ({
          id: deps.ids.next(),
          columns: { given_name: 'Aino', family_name: `Esimerkki ${no}`, job_title: JOBS[no % 3] ?? null },
          points: [
            { fieldId: 'person.email', value: `henkilo.${no}@example.test`, normal: `henkilo.${no}@example.test` },
            {
              fieldId: 'person.address',
              value: `Esimerkkitie ${no}, 00000 ${no % 2 === 0 ? 'Tampere' : 'Åbo'}`,
              normal: `esimerkkitie ${no}`,
            },
          ],
          memberships: [{ registerId: REGISTER, subjectGroup: no % 5 === 0 ? 'prospects' : 'customers', since: '2026-01-05' }],
        });
        await insertPeople(
          writer,
          Array.from({ length: 60 }, (_, no) => person(no)),
        );
      });
    });
    after(() => house.close());

    const count = (asked: Segment) => countAudience(house.deps, asked);

    test('all, any and not are joined as they read', async () => {
      const boss: Segment = { on: 'job', word: 'JOHTAJA' };
      assert.equal(await count(IN), 60);
      assert.equal(await count({ all: [] }), 60);
      assert.equal(await count({ on: 'register', register: REGISTER, group: 'prospects' }), 12);
      assert.equal(await count({ all: [IN, boss] }), 40);
      assert.equal(await count({ all: [IN, { not: boss }] }), 20);
      assert.equal(await count({ all: [boss, { on: 'town', word: 'åbo' }] }), 20);
      assert.equal(
        await count({
          any: [
            { on: 'job', word: 'valmentaja' },
            { on: 'town', word: 'tampere' },
          ],
        }),
        40,
      );
      assert.equal(
        await count({
          not: {
            any: [
              { on: 'job', word: 'valmentaja' },
              { on: 'town', word: 'tampere' },
            ],
          },
        }),
        20,
      );
      assert.equal(
        await count({
          all: [
            { on: 'permission', is: 'unasked' },
            { on: 'contact', ever: 'never' },
          ],
        }),
        60,
      );
      assert.equal(await count({ on: 'job', word: `' or 1=1 --` }), 0);
    });

    test('the people of an audience are those that were counted, each once', async () => {
      const asked: Segment = {
        any: [
          { on: 'job', word: 'valmentaja' },
          { on: 'town', word: 'tampere' },
        ],
      };
      const ids: string[] = [];
      for await (const portion of audiencePeople(house.deps, asked)) ids.push(...portion);
      assert.equal(ids.length, 40);
      assert.equal(new Set(ids).size, 40);
    });

    test('what is not declared, not kept for marketing, or gone from the declaration is refused with its section', async () => {
      const fails = (asked: Segment, expected: object) => assert.rejects(count(asked), expected);
      await fails({ all: [IN, { not: { on: 'tag', tag: 'kevät' } }] }, { code: 'errors.segment-undeclared', field: 'person.tag' });
      await fails({ on: 'field', field: 'event.diet' }, { code: 'errors.segment-sealed', field: 'event.diet' });
      await fails({ on: 'field', field: 'coaching.summary' }, { code: 'errors.segment-sealed' });
      await fails({ on: 'register', register: 'nowhere' }, { code: 'errors.segment-unknown' });
      await fails({ all: Array.from({ length: 41 }, () => IN) }, { code: 'errors.segment-large' });
    });

    test('no condition reads a sealed class, whatever is declared', () => {
      for (const field of Object.values(FIELD_OF))
        assert.equal(field !== null && isSealed(CATALOGUE.get(field)?.class ?? 'special'), false);
      assert.equal(segment.safeParse({ on: 'diet', word: 'x' }).success, false);
      assert.equal(segment.safeParse({ on: 'job', word: 'x', sql: '1=1' }).success, false);
    });

    test('an audience is said in one sentence of each language', async () => {
      const asked: Segment = {
        all: [
          IN,
          {
            any: [
              { on: 'job', word: 'johtaja' },
              { on: 'town', word: 'Tampere' },
            ],
          },
          { not: { on: 'contact', from: '2026-01-01' } },
        ],
      };
      const [words] = await inWords(house.deps, [asked]);
      const register = house.deps.policy.current()?.registers.get(REGISTER)?.name;
      assert.equal(
        words?.fi,
        `Jokainen, joka on rekisterissä ${register?.fi} ja (on tehtävässä, jonka nimikkeessä on ”johtaja” tai on antanut postiosoitteen, jossa on ”Tampere”), paitsi se, joka on viimeksi ollut yhteydessä 1.1.2026 tai myöhemmin.`,
      );
      assert.match(
        words?.sv ?? '',
        /^Var och en som finns i registret .*, utom den som senast har varit i kontakt 1\.1\.2026 eller senare\.$/,
      );
      assert.match(words?.en ?? '', /^Everyone who is in the register .*, except anyone who was last in contact on .* or later\.$/);
    });

    test('audiences are kept, changed by whoever saw the latest, and taken away; words that few share are not kept', async () => {
      const { deps } = house;
      const id = await keepAudience(deps, ACTOR, { name: ' Johtajat ', segment: { all: [IN, { on: 'job', word: 'johtaja' }] } });
      const rare = { name: 'Yksi', segment: { on: 'town', word: 'Esimerkkitie 7,' } as Segment };
      await assert.rejects(keepAudience(deps, ACTOR, rare), { code: 'errors.segment-word-rare' });
      await assert.rejects(keepAudience(deps, ACTOR, { name: 'a@example.test', segment: IN }), { code: 'errors.view-name' });
      await changeAudience(deps, ACTOR, id, { name: 'Kaikki', segment: IN, version: 1 });
      await assert.rejects(changeAudience(deps, ACTOR, id, { name: 'Vanha', version: 1 }), { code: 'errors.version-conflict' });
      assert.deepEqual(
        (await allAudiences(deps.database.db)).map(({ name, segment: kept }) => [name, JSON.parse(kept)]),
        [['Kaikki', IN]],
      );
      await removeAudience(deps, ACTOR, id);
      assert.deepEqual(await allAudiences(deps.database.db), []);
    });

    test('many audiences are said in as many questions as one', async () => {
      const { deps } = house;
      const one: Segment = { all: [IN, { on: 'organisation', organisation: 'nobody' }] };
      const asked = (n: number) =>
        statementsOf(() =>
          inWords(
            deps,
            Array.from({ length: n }, () => one),
          ),
        );
      assert.equal((await asked(1)).length, (await asked(20)).length);
    });
  });
}
