import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects } from '#tests';
import { setTimeout as wait } from 'node:timers/promises';
import { heldValues } from '#kernel/retention';
import { sql } from '#platform/db';
import { beginRun } from '../bulk-acts/progress.ts';
import { runBulk } from '../bulk-acts/run.ts';
import type { Job } from '../bulk-acts/run.ts';
import { createPerson, updatePerson } from '../people.ts';
import { createOrganisation } from '../organisations.ts';
import { logContact } from '../contacts.ts';
import { personView } from '../views.ts';
import { addClient, customersHouse, declarationOf, leaveAs, STAFF } from '../testing.ts';
import type { CustomersHouse } from '../testing.ts';
import { mergeSubjects } from '../duplicates/merge.ts';
import { change, ownRecords } from '../write.ts';
import { doneTasksOf, openTasksOf, tasksDueBy } from '../queries-tasks.ts';
import { addTask, changeTask, removeTask } from '../tasks/service.ts';
import { tagsInUse, tagsOf } from '../queries-tags.ts';
import { renameTag, retag, setTags } from './service.ts';

const REGISTER = 'customer-marketing';
const OWN = ownRecords(STAFF.actor);
const FIELDS = ['person.tag', 'organisation.tag', 'organisation.next_action'];
const memberships = [{ registerId: REGISTER, subjectGroup: 'customers' }];

for (const dialect of await dialects()) {
  describe(`tags and tasks on ${dialect.name}`, () => {
    let house: CustomersHouse;
    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('interniemi', { registerId: REGISTER, fieldIds: FIELDS }));
    });
    after(() => house.close());

    const tagsFor = async (id: string) => (await tagsOf(house.deps.database.db, [id])).get(id) ?? [];

    test('tags of somebody are set as a whole, in any case and spacing once, each with its source', async () => {
      const { deps } = house;
      const id = await addClient(house, [REGISTER]);
      await setTags(deps, STAFF, id, ['  Johtoryhmä ', 'rehtori', 'JOHTORYHMÄ', 'kevät   2026']);
      assert.deepEqual(await tagsFor(id), ['JOHTORYHMÄ', 'kevät 2026', 'rehtori']);
      await setTags(deps, STAFF, id, ['rehtori', 'syksy']);
      assert.deepEqual(await tagsFor(id), ['rehtori', 'syksy']);
      const held = (await heldValues(deps, deps.database.db, id)).filter(({ field }) => field === 'person.tag');
      assert.deepEqual(
        held.map(({ value, source }) => [value, source.fi !== '']),
        [
          ['rehtori', true],
          ['syksy', true],
        ],
      );
    });

    test('a tag is no place for an address, a number, a person’s code or a story', async () => {
      const { deps } = house;
      const id = await addClient(house, [REGISTER]);
      const refused = (tag: string, code: string) => assert.rejects(setTags(deps, STAFF, id, ['hyvä', tag]), { code }, tag);
      await refused('soita aino@example.test', 'errors.tag-contact');
      await refused('040 123 4567', 'errors.tag-contact');
      await refused('150190-900R', 'errors.identity-code-found');
      await setTags(deps, STAFF, id, ['2026–2027', 'ryhmä 12']);
      assert.equal((await tagsFor(id)).length, 2);
      await setTags(deps, STAFF, id, []);
      await refused('x'.repeat(41), 'errors.tag-invalid');
      await refused('   ', 'errors.tag-invalid');
      assert.deepEqual(await tagsFor(id), []);
    });

    test('without a declaration nothing is tagged, and the refusal names the field', async () => {
      const bare = await customersHouse(await dialect.open(), declarationOf('interniemi'));
      const id = await addClient(bare, [REGISTER]);
      await assert.rejects(setTags(bare.deps, STAFF, id, ['hyvä']), { code: 'errors.field-undeclared', field: 'person.tag' });
      await bare.close();
    });

    test('a tag is renamed in one place, a name in use merges, and many get one at once', async () => {
      const { deps } = house;
      const [a, b] = [await addClient(house, [REGISTER]), await addClient(house, [REGISTER])];
      const org = await createOrganisation(deps, STAFF, { name: 'Esimerkki Oy', memberships, contactPoints: [] });
      await change(deps, STAFF, { registers: [REGISTER], fields: ['person.tag'] }, (writer) =>
        retag(writer, [a, b, org], { add: ['vanha', 'yhteinen'], remove: [] }),
      );
      for (const time of ['once', 'twice']) {
        await change(deps, STAFF, { registers: [REGISTER], fields: ['person.tag'] }, (writer) =>
          retag(writer, [a], { add: ['yhteinen'], remove: ['Yhteinen', 'muu'] }),
        );
        assert.deepEqual(await tagsFor(a), ['vanha', 'yhteinen'], `added and removed at once it stays: ${time}`);
      }
      await setTags(deps, STAFF, b, ['vanha', 'uusi']);
      assert.deepEqual(
        (await tagsInUse(deps.database.db)).filter(({ tag }) => ['vanha', 'uusi', 'yhteinen'].includes(tag)),
        [
          { tag: 'uusi', people: 1, organisations: 0 },
          { tag: 'vanha', people: 2, organisations: 1 },
          { tag: 'yhteinen', people: 1, organisations: 1 },
        ],
      );
      assert.deepEqual(await renameTag(deps, OWN, 'VANHA', 'Uusi'), { changed: 2, merged: 1, restricted: 0 });
      assert.deepEqual([await tagsFor(a), await tagsFor(b), await tagsFor(org)], [['Uusi', 'yhteinen'], ['uusi'], ['Uusi', 'yhteinen']]);
      assert.deepEqual(await renameTag(deps, OWN, 'yhteinen', null), { changed: 2, merged: 0, restricted: 0 });
      assert.deepEqual(await tagsFor(org), ['Uusi']);
      await assert.rejects(renameTag(deps, OWN, 'yhteinen', 'x'), { code: 'errors.tag-unknown' });
    });

    test('who has too many tags after a merge may lose some one by one, and gets no more', async () => {
      const { deps } = house;
      const [a, b] = [await addClient(house, [REGISTER]), await addClient(house, [REGISTER])];
      const many = (of: string) => Array.from({ length: 20 }, (_, i) => `${of} ${i}`);
      await setTags(deps, STAFF, a, many('yksi'));
      await setTags(deps, STAFF, b, many('kaksi'));
      const { id } = await mergeSubjects(deps, STAFF.actor, { a, b, take: {} });
      const [first = '', second = '', ...rest] = await tagsFor(id);
      assert.equal(rest.length, 38);
      await setTags(deps, STAFF, id, [second, ...rest]);
      assert.deepEqual(await tagsFor(id), [second, ...rest]);
      for (const tags of [
        [first, second, ...rest],
        [first, ...rest],
      ])
        await assert.rejects(setTags(deps, STAFF, id, tags), { code: 'errors.tags-many' });
    });

    test('a tag that somebody else gives at the same moment stands once, and stops neither the page nor an act on many', async () => {
      const { deps } = house;
      const id = await addClient(house, [REGISTER]);
      await setTags(deps, STAFF, id, ['ennen']);
      /** Another has given the tag and is not ready yet. */
      async function meanwhile(tag: string, work: () => Promise<unknown>): Promise<void> {
        const [given, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
        const other = deps.database.tx(async (tx) => {
          await sql`insert into tag (id, subject_id, field_id, value, folded, version, created_at, origin_id)
            select ${tag}, subject_id, field_id, ${tag}, ${tag}, 1, created_at, origin_id from tag where subject_id = ${id} and folded = 'ennen'`.execute(
            tx,
          );
          given.resolve();
          await go.promise;
        });
        await given.promise;
        const done = work();
        await wait(150);
        go.resolve();
        await Promise.all([other, done]);
      }
      await meanwhile('sivu', () => setTags(deps, STAFF, id, ['ennen', 'sivu']));
      await meanwhile('uusi nimi', () => renameTag(deps, OWN, 'sivu', 'uusi nimi'));
      const job: Job = { id: 'job', about: 'people', act: { do: 'tags', add: ['monelle'], remove: [] }, who: OWN, ids: [id], refused: [] };
      await beginRun(deps, job);
      await meanwhile('monelle', () => runBulk(deps, job));
      assert.deepEqual(await tagsFor(id), ['ennen', 'monelle', 'uusi nimi']);
      const { rows } = await sql<{ state: string }>`select state from bulk_run where id = 'job'`.execute(deps.database.db);
      assert.equal(rows[0]?.state, 'done');
      if (dialect.name === 'postgres') assert.deepEqual(job.refused, [{ id, reason: 'same', words: null }]);
    });

    test('the next action is the earliest open task, however it is written', async () => {
      const { deps } = house;
      const id = await createPerson(deps, STAFF, {
        givenName: 'Bo',
        nextAction: 'Soita',
        nextActionOn: '2026-04-01',
        memberships,
        contactPoints: [],
        custom: {},
      });
      const next = async () => {
        const { nextAction, nextActionOn } = await personView(deps, id);
        return [nextAction, nextActionOn];
      };
      assert.deepEqual(await next(), ['Soita', '2026-04-01']);
      const earlier = await addTask(deps, OWN, id, { title: 'Lähetä tarjous', on: '2026-03-20' });
      await addTask(deps, OWN, id, { title: 'Joskus' });
      assert.deepEqual(await next(), ['Lähetä tarjous', '2026-03-20']);
      await changeTask(deps, OWN, earlier, { done: true });
      assert.deepEqual(await next(), ['Soita', '2026-04-01']);
      await updatePerson(deps, STAFF, id, { version: 1, nextActionOn: '2026-05-01' });
      assert.deepEqual(await next(), ['Soita', '2026-05-01']);
      await logContact(deps, OWN, id, { kind: 'call', on: '2026-03-10', nextAction: 'Palaa asiaan', nextActionOn: '2026-03-25' });
      assert.deepEqual(await next(), ['Palaa asiaan', '2026-03-25']);
      const open = await openTasksOf(deps.database.db, [id]);
      assert.deepEqual(
        open.map(({ title }) => title),
        ['Palaa asiaan', 'Soita', 'Joskus'],
      );
      assert.deepEqual(
        (await doneTasksOf(deps.database.db, id, 5)).map(({ title, done_on }) => [title, done_on]),
        [['Lähetä tarjous', '2026-03-14']],
      );
      for (const task of open) await removeTask(deps, OWN, task.id);
      assert.deepEqual(await next(), [null, null]);
      await changeTask(deps, OWN, earlier, { done: false, version: 2 });
      assert.deepEqual(await next(), ['Lähetä tarjous', '2026-03-20']);
      await assert.rejects(changeTask(deps, OWN, earlier, { title: 'x', version: 2 }), { code: 'errors.version-conflict' });
      await assert.rejects(addTask(deps, OWN, id, { title: 'x', accountId: 'nobody' }), { code: 'errors.task-doer' });
    });

    test('what is due stands in one list for people and organisations; whoever leaves takes tasks and tags along', async () => {
      const { deps } = house;
      const person = await addClient(house, [REGISTER]);
      const org = await createOrganisation(deps, STAFF, { name: 'Toinen Oy', memberships, contactPoints: [] });
      await addTask(deps, OWN, org, { title: 'Tarkista sopimus', on: '2026-02-01' });
      await addTask(deps, OWN, person, { title: 'Kiitä', on: '2026-02-02' });
      await setTags(deps, STAFF, person, ['lähtijä']);
      const due = async () =>
        (await tasksDueBy(deps.database.db, '2026-02-10', 10)).map(({ title, subject_kind }) => [title, subject_kind]);
      assert.deepEqual(await due(), [
        ['Tarkista sopimus', 'organisation'],
        ['Kiitä', 'person'],
      ]);
      await leaveAs(house, person, REGISTER);
      assert.deepEqual(await due(), [['Tarkista sopimus', 'organisation']]);
      assert.deepEqual(await tagsFor(person), []);
    });
  });
}
