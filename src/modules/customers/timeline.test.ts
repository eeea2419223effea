import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects } from '#tests';
import { documentsModule } from '#documents';
import { channelsOf, kindOfPurpose, recordPermission } from '#kernel/permission';
import { TIMELINE_TYPES } from '#kernel/deps';
import type { TimelineType } from '#kernel/deps';
import { modules } from '#modules';
import { localDate } from '#platform/clock';
import { sql } from '#platform/db';
import { logContact } from './contacts.ts';
import { mergeSubjects } from './duplicates/merge.ts';
import { leaveRegister } from './memberships.ts';
import { createOrganisation } from './organisations.ts';
import { affiliate, createPerson, updatePerson } from './people.ts';
import { liveMembershipsOf } from './queries.ts';
import { addTask, changeTask } from './tasks/service.ts';
import { customersHouse, declarationOf, STAFF } from './testing.ts';
import type { CustomersHouse } from './testing.ts';
import { ORGANISATION_SOURCES } from './timeline-sources.ts';
import { placeIn, timelineOf } from './timeline.ts';
import { undoAct } from './undo.ts';
import { ownRecords } from './write.ts';

const REGISTER = 'customer-marketing';
const OWN = ownRecords(STAFF.actor);
const memberships = [{ registerId: REGISTER, subjectGroup: 'customers', since: '2024-01-01' }];
const everything = () => true;

test('no two sources share a prefix, and each stands apart from bare ids', () => {
  const prefixes = [...ORGANISATION_SOURCES, ...modules.flatMap(({ timeline = [] }) => timeline)].map(({ prefix }) => prefix);
  assert.equal(new Set(prefixes).size, prefixes.length);
  assert.deepEqual(
    prefixes.filter((prefix) => prefix !== '' && !/^[g-z]/.test(prefix)),
    [],
  );
});

test('a page that ends within a day goes on within it, whatever the source it ended in', () => {
  const day = '2026-07-10';
  const [bare, tasks, log] = [
    { prefix: '', instants: false },
    { prefix: 'w-', instants: false },
    { prefix: 'x-', instants: true },
  ];
  const at = '2026-07-10T08:00:00.000Z';
  assert.deepEqual(placeIn(bare, [day, 'd0a1b']), [day, '0a1b']);
  assert.deepEqual(placeIn(tasks, [day, 'd0a1b']), [day, '']);
  assert.deepEqual(placeIn(bare, [day, 'dw-0a1b']), [day, '\uffff']);
  assert.deepEqual(placeIn(tasks, [day, 'dw-0a1b']), [day, '0a1b']);
  assert.deepEqual(placeIn(tasks, [day, `i${at}_x-7`]), [day, '\uffff']);
  assert.deepEqual(placeIn(log, [day, `i${at}_x-7`]), [at, '7']);
  assert.deepEqual(placeIn({ prefix: 'q-', instants: true }, [day, `i${at}_x-7`]), ['2026-07-10T08:00:00.001Z', '']);
  assert.deepEqual(placeIn({ prefix: 'y-', instants: true }, [day, `i${at}_x-7`]), [at, '']);
  assert.deepEqual(placeIn(log, [day, 'dw-0a1b']), ['2026-07-09T21:00:00.000Z', '']);
  assert.deepEqual(placeIn({ prefix: 'q-', instants: true }, ['2026-01-10', 'dw-0a1b']), ['2026-01-09T22:00:00.000Z', '']);
});

for (const dialect of await dialects()) {
  describe(`the timeline on ${dialect.name}`, () => {
    let house: CustomersHouse;
    before(async () => {
      const fields = { registerId: REGISTER, fieldIds: ['organisation.next_action'] };
      house = await customersHouse(await dialect.open(), declarationOf('interniemi', fields), { also: [documentsModule] });
    });
    after(() => house.close());

    const person = (givenName: string) => createPerson(house.deps, STAFF, { givenName, memberships, contactPoints: [], custom: {} });
    async function whole(id: string, kind: 'person' | 'organisation', types?: TimelineType[]) {
      const items = [];
      let next: string | undefined;
      do {
        const page = await timelineOf(house.deps, { id, kind }, { after: next, types, may: everything });
        items.push(...page.items);
        next = page.next ?? undefined;
      } while (next !== undefined);
      return items;
    }

    test('contacts, tasks done, permissions, registers and changes stand in one order and can be chosen by type', async () => {
      const { deps, clock } = house;
      const id = await person('Aino');
      await logContact(deps, OWN, id, { kind: 'meeting', on: '2026-03-01', note: 'alku' });
      const task = await addTask(deps, OWN, id, { title: 'Lähetä kooste', on: '2026-03-10' });
      await changeTask(deps, OWN, task, { done: true });
      await updatePerson(deps, STAFF, id, { version: 1, jobTitle: 'rehtori' });
      await recordPermission(
        deps,
        { act: { actor: STAFF.actor, at: clock.now() }, method: 'staff', source: 'self' },
        { subjectId: id, act: 'ban', channel: 'email', purpose: null, on: '2026-03-12', way: 'phone' },
      );
      const items = await whole(id, 'person');
      assert.deepEqual(
        items.map(({ type, kind, title }) => [type, kind, title.fi]),
        [
          ['change', 'change', 'Muutettu: Tehtävänimike'],
          ['task', 'task', 'Lähetä kooste'],
          ['permission', 'ban', 'Kielto: sähköposti'],
          ['contact', 'meeting', 'Tapaaminen'],
          ['register', 'membership', 'Liitetty rekisteriin'],
        ],
      );
      assert.deepEqual(
        (await whole(id, 'person', ['task', 'contact'])).map(({ kind }) => kind),
        ['task', 'meeting'],
      );
    });

    test('within a day what has a time of the clock stands by it, and what has the day alone below', async () => {
      const { deps, clock } = house;
      const id = await person('Fia');
      const today = clock.now().toISOString().slice(0, 10);
      await logContact(deps, OWN, id, { kind: 'call', on: today, note: 'soitto' });
      clock.advance(60_000);
      const said = { subjectId: id, channel: 'email', purpose: null, on: today, way: 'phone' } as const;
      const by = { act: { actor: STAFF.actor, at: clock.now() }, method: 'staff', source: 'self' } as const;
      await recordPermission(deps, by, { ...said, act: 'ban' });
      clock.advance(60_000);
      await updatePerson(deps, STAFF, id, { version: 1, jobTitle: 'rehtori' });
      clock.advance(60_000);
      await recordPermission(deps, { ...by, act: { actor: STAFF.actor, at: clock.now() } }, { ...said, channel: 'phone', act: 'ban' });
      const items = (await whole(id, 'person')).filter(({ at }) => at === today);
      assert.deepEqual(
        items.map(({ type, time }) => [type, time !== null]),
        [
          ['permission', true],
          ['change', true],
          ['permission', true],
          ['contact', false],
        ],
      );
      const times = items.flatMap(({ time }) => time ?? []);
      assert.deepEqual(times, times.toSorted().toReversed());
    });

    test('a permission of an earlier day has the day alone, and one of today its hour', async () => {
      const { deps, clock } = house;
      const id = await person('Ina');
      const by = { act: { actor: STAFF.actor, at: clock.now() }, method: 'staff', source: 'self' } as const;
      const today = clock.now().toISOString().slice(0, 10);
      const policy = deps.policy.current();
      assert.ok(policy);
      const ours = policy.policy.purposes.filter((each) => kindOfPurpose(each) !== 'duty' && each.registers.includes(REGISTER));
      const purpose = ours.find((each) => channelsOf(policy, each.id).includes('email'))?.id ?? '';
      const said = { subjectId: id, channel: 'email', purpose, way: 'phone' } as const;
      await recordPermission(deps, by, { ...said, act: 'consent-given', on: '2026-02-03' });
      await recordPermission(deps, by, { ...said, act: 'consent-withdrawn', on: '2026-02-05' });
      await recordPermission(deps, by, { ...said, purpose: null, act: 'ban', on: today });
      assert.deepEqual(
        (await whole(id, 'person', ['permission'])).map(({ at, time }) => [at, time !== null]),
        [
          [today, true],
          ['2026-02-05', false],
          ['2026-02-03', false],
        ],
      );
    });

    test('no entry is lost or doubled at the edge of a page, even when a day has more than a page', async () => {
      const { deps } = house;
      const id = await person('Bo');
      for (let i = 0; i < 70; i++)
        await logContact(deps, OWN, id, { kind: i % 2 === 0 ? 'call' : 'note', on: '2026-03-13', note: `n${i}` });
      for (let i = 0; i < 40; i++) {
        const task = await addTask(deps, OWN, id, { title: `t${i}`, on: '2026-03-13' });
        await changeTask(deps, OWN, task, { done: true });
      }
      for (let i = 0; i < 65; i++) await updatePerson(deps, STAFF, id, { version: i + 1, jobTitle: `titteli ${i}` });
      const items = await whole(id, 'person');
      assert.equal(items.length, 70 + 40 + 65 + 1);
      assert.equal(new Set(items.map((item) => item.id)).size, items.length);
      const order = items.map(({ at }) => at);
      assert.deepEqual(order, order.toSorted().toReversed());
    });

    test('an organisation tells what was talked about with its people while they were its people, and no notes about them', async () => {
      const { deps } = house;
      const org = await createOrganisation(deps, STAFF, { name: 'Esimerkki Oy', memberships, contactPoints: [] });
      const id = await person('Cia');
      await affiliate(deps, STAFF, { personId: id, organisationId: org, since: '2026-02-01' });
      await logContact(deps, OWN, id, { kind: 'call', on: '2026-01-15', note: 'ennen' });
      await logContact(deps, OWN, id, { kind: 'call', on: '2026-02-15', note: 'aikana' });
      await logContact(deps, OWN, id, { kind: 'note', on: '2026-02-16', note: 'omaa' });
      const shown = (await whole(org, 'organisation', ['contact'])).map(({ note, subject }) => [note, subject?.label]);
      assert.deepEqual(shown, [['aikana', 'Cia']]);
      const blind = await timelineOf(deps, { id: org, kind: 'organisation' }, { may: (permission) => permission === 'organisations.read' });
      assert.deepEqual(blind.items, []);
    });

    test('whatever is there, a page costs the same number of queries', async () => {
      const { deps } = house;
      const [few, many] = [await person('Di'), await person('Ed')];
      for (let i = 0; i < 30; i++) await logContact(deps, OWN, many, { kind: 'call', on: '2026-03-01', note: `n${i}` });
      const counted = async (id: string) => {
        let n = 0;
        const db = deps.database.db.withPlugin({
          transformQuery: ({ node }) => {
            n += 1;
            return node;
          },
          transformResult: ({ result }) => Promise.resolve(result),
        });
        await timelineOf({ ...deps, database: { ...deps.database, db } }, { id, kind: 'person' }, { may: everything });
        return n;
      };
      assert.ok((await counted(few)) > 5, 'the count sees the engine');
      assert.equal(await counted(few), await counted(many));
    });

    test('of two who became one it is told once that they did, and not that anybody left; undone, nothing of it is left', async () => {
      const { deps, clock } = house;
      const joined = (since: string) => [{ registerId: REGISTER, subjectGroup: 'customers', since }];
      const [a, b] = [
        await createPerson(deps, STAFF, { givenName: 'Gia', memberships: joined('2024-03-01'), contactPoints: [], custom: {} }),
        await createPerson(deps, STAFF, { givenName: 'Gia', memberships: joined('2024-02-01'), contactPoints: [], custom: {} }),
      ];
      const told = async () => (await whole(a, 'person', ['register'])).map(({ kind, title, at }) => [kind, title.fi, at]);
      const { id, actId } = await mergeSubjects(deps, STAFF.actor, { a, b, stays: a, take: {} });
      assert.equal(id, a);
      assert.deepEqual(await told(), [
        ['merge', 'Yhdistetty: kaksi tallennetta on nyt yksi', localDate(clock.now())],
        ['membership', 'Liitetty rekisteriin', '2024-02-01'],
      ]);
      await undoAct(deps, STAFF.actor, actId);
      assert.deepEqual(await told(), [['membership', 'Liitetty rekisteriin', '2024-03-01']]);
      await sql`update membership set ended_on = '2024-05-01', end_reason = 'left' where subject_id = ${a}`.execute(deps.database.db);
      assert.deepEqual((await told())[0], ['membership', 'Jäsenyys rekisterissä päättyi', '2024-05-01']);
    });

    test('somebody who left is told to have left', async () => {
      const { deps } = house;
      const id = await createPerson(deps, STAFF, {
        givenName: 'Fa',
        memberships: [{ registerId: REGISTER, subjectGroup: 'customers', since: '2024-01-01' }],
        contactPoints: [],
        custom: {},
      });
      const [membership] = await liveMembershipsOf(deps.database.db, [id]);
      await leaveRegister(deps, STAFF.actor, membership?.id ?? '');
      assert.deepEqual(await whole(id, 'person', ['contact']), []);
      assert.equal(TIMELINE_TYPES.includes('contact'), true);
    });
  });
}
