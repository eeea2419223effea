// What is done to many organisations is what is done to many people, by the same code; and many cost as many statements as few.

import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { dialects } from '#tests';
import type { Call } from '#kernel/access';
import { placeHold, restrictProcessing } from '#kernel/rights';
import { reader, sql } from '#platform/db';
import type { Db, Tx } from '#platform/db';
import type { ParsedOf } from '#platform/contract';
import { insertOrganisations } from '../bulk.ts';
import { organisationBulk } from '../contract/bulk.ts';
import { createOrganisation } from '../organisations.ts';
import { affiliate, createPerson } from '../people.ts';
import { liveMembershipsOf, organisationsByIds, peopleByIds } from '../queries.ts';
import { tagsOf } from '../queries-tags.ts';
import { nextTasksOf, openTasksOf } from '../queries-tasks.ts';
import { organisationHandlers } from '../routes.ts';
import { addTask } from '../tasks/service.ts';
import { customersHouse, declarationOf, STAFF } from '../testing.ts';
import type { CustomersHouse } from '../testing.ts';
import { undoAct } from '../undo.ts';
import { change, ownRecords } from '../write.ts';
import type { Act } from './judge.ts';
import { beginRun } from './progress.ts';
import { organisationBulkHandlers } from './routes.ts';
import { runBulk } from './run.ts';
import type { Job } from './run.ts';

type Start = ParsedOf<typeof organisationBulk.start>['body'];
const REGISTER = 'customer-marketing';
const FIELDS = ['organisation.tag', 'organisation.next_action'];
const memberships = [{ registerId: REGISTER, subjectGroup: 'customers' }];
const CALL = { account: () => ({ id: 'account-1', role: 'colleague' }), token: undefined, act: { id: null } } as unknown as Call;
const OWN = ownRecords(STAFF.actor);
const nobody = {} as Call;

for (const dialect of await dialects()) {
  describe(`acts on many organisations on ${dialect.name}`, () => {
    let house: CustomersHouse;
    let ids: string[];
    let handlers: ReturnType<typeof organisationBulkHandlers>;

    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('interniemi', { registerId: REGISTER, fieldIds: FIELDS }));
      handlers = organisationBulkHandlers(house.deps);
      ids = [];
      for (let no = 0; no < 6; no++) ids.push(await add(`Satumäki ${no} Oy`));
      await sql`insert into account (id, email, name, role, password_hash, language, created_at)
        values ('account-2', 'tiina@example.test', 'Tiina', 'colleague', 'x', 'fi', '2026-01-01')`.execute(house.deps.database.db);
    });
    after(() => house.close());

    const add = (name: string) => createOrganisation(house.deps, STAFF, { name, memberships, contactPoints: [] });
    const db = () => house.deps.database.db;
    async function run(body: Omit<Start, 'source' | 'erases'> & Partial<Start>) {
      const begun = await handlers.start({ body: { source: 'own-records', erases: 0, ...body } }, CALL);
      for (let round = 0; round < 400; round++) {
        const now = await handlers.get({ params: { id: begun.id } }, CALL);
        if (now.state !== 'running') return now;
        await wait(10);
      }
      throw new Error('the job has no end');
    }
    const preview = (act: Act, who: Start['who'] = { ids }) => handlers.preview({ body: { who, act } }, CALL);
    const reasons = ({ refused }: Awaited<ReturnType<typeof preview>>) => refused.map(({ reason, n }) => [reason, n]);

    test('all that match but one get a tag: who has it already is told apart, each is in the log, and one act takes it back', async () => {
      const tag = (add: string[], remove: string[] = []): Act => ({ do: 'tags', add, remove });
      await run({ who: { ids: ids.slice(0, 1) }, act: tag(['Kevät']) });
      const who = { filter: { people: 'none' as const }, except: [ids[5] ?? ''] };
      const seen = await preview(tag(['kevät']), who);
      assert.deepEqual([seen.total, seen.will, seen.names], [5, 4, ['Satumäki 1 Oy', 'Satumäki 2 Oy', 'Satumäki 3 Oy']]);
      assert.deepEqual(seen.refused, [{ reason: 'same', n: 1, names: ['Satumäki 0 Oy'] }]);
      const done = await run({ who, act: tag(['kevät']) });
      assert.deepEqual([done.state, done.rows, done.changed, done.refused], ['done', 5, 4, 1]);
      const { rows } = await organisationHandlers(house.deps).list({ query: { tag: 'KEVÄT', sort: 'name', limit: 50 } }, nobody);
      assert.equal(rows.length, 5);
      const logged = await reader<{ audit_entry: { kind: string; action: string; subject_id: string } }>(db())
        .selectFrom('audit_entry')
        .select('subject_id')
        .where('kind', '=', 'tag')
        .where('action', '=', 'insert')
        .execute();
      assert.deepEqual(logged.map(({ subject_id }) => subject_id).toSorted(), ids.slice(0, 5).toSorted());
      assert.deepEqual(reasons(await preview(tag([], ['syksy']))), [['same', 6]]);
      await undoAct(house.deps, STAFF.actor, done.id);
      assert.deepEqual([...(await tagsOf(db(), ids)).keys()], [ids[0]]);
    });

    test('the next action is set for all, changed where there was one, shown in the list, handed over, and taken away', async () => {
      const [first = '', second = ''] = ids;
      await addTask(house.deps, OWN, first, { title: 'Soita', on: '2026-04-01' });
      await addTask(house.deps, OWN, first, { title: 'Myöhemmin', on: '2026-05-01' });
      const hand: Act = { do: 'doer', accountId: 'account-2' };
      assert.deepEqual(reasons(await preview(hand, { ids: [first, second] })), [['no-action', 1]]);
      const set: Act = { do: 'next-action', nextAction: 'Kutsu messuille', nextActionOn: '2026-04-15' };
      const done = await run({ who: { ids: [first, second] }, act: set });
      assert.deepEqual([done.changed, done.refused], [2, 0]);
      const open = await openTasksOf(db(), [first, second]);
      assert.deepEqual(open.map(({ title, due_on }) => `${title} ${due_on}`).toSorted(), [
        'Kutsu messuille 2026-04-15',
        'Kutsu messuille 2026-04-15',
        'Myöhemmin 2026-05-01',
      ]);
      const { rows } = await organisationHandlers(house.deps).list({ query: { q: 'Satumäki 0', sort: 'name', limit: 5 } }, nobody);
      assert.deepEqual(
        rows.map(({ nextAction, nextActionOn }) => [nextAction, nextActionOn]),
        [['Kutsu messuille', '2026-04-15']],
      );
      await run({ who: { ids }, act: hand });
      const doers = async () => [...(await nextTasksOf(db(), ids)).values()].map(({ account_id }) => account_id);
      assert.deepEqual(await doers(), ['account-2', 'account-2']);
      assert.deepEqual(reasons(await preview(hand)), [
        ['same', 2],
        ['no-action', 4],
      ]);
      await assert.rejects(preview({ do: 'doer', accountId: 'stranger' }), { code: 'errors.task-doer' });
      const none: Act = { do: 'next-action', nextAction: null, nextActionOn: null };
      const gone = await run({ who: { ids: [second] }, act: none });
      assert.equal((await nextTasksOf(db(), [second])).size, 0);
      await undoAct(house.deps, STAFF.actor, gone.id);
      assert.equal((await nextTasksOf(db(), [second])).get(second)?.title, 'Kutsu messuille');
    });

    test('what is restricted or held is left out with the reason, and the others are changed', async () => {
      const [restricted, held, free] = [await add('Rajattu Oy'), await add('Pidetty Oy'), await add('Vapaa Oy')];
      const act = { actor: STAFF.actor, at: house.clock.now() };
      const person = await createPerson(house.deps, STAFF, { givenName: 'Aino', memberships, contactPoints: [], custom: {} });
      await run({ who: { ids: [held, free] }, act: { do: 'tags', add: ['vanha'], remove: [] } });
      await restrictProcessing(house.deps, restricted, 'accuracy', act);
      const hold = { subjectId: held, fields: ['*'], reason: 'riita', law: 'laki', reviewOn: '2027-01-01' };
      await placeHold(house.deps, hold, act);
      const who = { ids: [restricted, held, free, person] };
      const seen = await preview({ do: 'tags', add: [], remove: ['vanha'] }, who);
      assert.deepEqual(
        [seen.will, reasons(seen)],
        [
          1,
          [
            ['restricted', 1],
            ['held', 1],
            ['gone', 1],
          ],
        ],
      );
      const done = await run({ who, act: { do: 'tags', add: [], remove: ['vanha'] } });
      assert.deepEqual([done.changed, done.refused], [1, 3]);
      const { rows } = await handlers.refused({ params: { id: done.id } }, CALL);
      assert.deepEqual(
        rows.map(({ label, reason, words }) => [label, reason, words?.en !== undefined]),
        [
          ['Rajattu Oy', 'restricted', false],
          ['Pidetty Oy', 'held', false],
          ['–', 'gone', false],
        ],
      );
      assert.deepEqual([...(await tagsOf(db(), [held, free])).keys()], [held]);
      assert.deepEqual(reasons(await preview({ do: 'leave', registerId: REGISTER }, { ids: [held] })), [['held', 1]]);
    });

    test('what leaves its last register is erased, only when as many were told of, and its people stay', async () => {
      const going = await add('Lähtevä Oy');
      const person = await createPerson(house.deps, STAFF, { givenName: 'Aino', memberships, contactPoints: [], custom: {} });
      await affiliate(house.deps, STAFF, { personId: person, organisationId: going });
      const act: Act = { do: 'leave', registerId: REGISTER };
      const who = { ids: [going] };
      assert.equal((await preview(act, who)).erases, 1);
      await assert.rejects(run({ who, act }), { code: 'errors.bulk-changed' });
      assert.equal((await liveMembershipsOf(db(), [going])).length, 1);
      assert.equal((await run({ who, act, erases: 1 })).changed, 1);
      assert.deepEqual(await organisationsByIds(db(), [going]), []);
      assert.equal((await peopleByIds(db(), [person])).length, 1);
    });

    test('a condition of another list is refused: it would be none, and everything would match', () => {
      const body = (filter: object) => ({ who: { filter }, act: { do: 'tags', add: ['x'] } });
      assert.equal(organisationBulk.preview.body.safeParse(body({ businessId: 'none' })).success, true);
      assert.equal(organisationBulk.preview.body.safeParse(body({ email: 'none' })).success, false);
    });

    test('a batch of many asks the database no oftener than one of few, whatever is done', async () => {
      const acts: Act[] = [
        { do: 'tags', add: ['joukko', 'muu'], remove: [] },
        { do: 'tags', add: [], remove: ['joukko'] },
        { do: 'next-action', nextAction: 'Soita', nextActionOn: '2026-04-01' },
        { do: 'next-action', nextAction: 'Kirjoita', nextActionOn: null },
        { do: 'doer', accountId: 'account-2' },
        { do: 'next-action', nextAction: null, nextActionOn: null },
      ];
      const [few, many] = [await fresh(4), await fresh(190)];
      for (const act of acts) {
        const [of4, of190] = [await statementsOf(act, few), await statementsOf(act, many)];
        // Rows are inserted a hundred and twenty-five at a time.
        assert.ok(of4 > 0 && of190 - of4 < 12, `${JSON.stringify(act)}: ${of4} and ${of190}`);
      }
    });

    async function fresh(n: number): Promise<string[]> {
      const { deps } = house;
      const since = '2026-01-01';
      const rows = Array.from({ length: n }, (_, no) => ({
        id: deps.ids.next(),
        columns: { name: `Joukosta ${no} Oy` },
        points: [],
        memberships: [{ registerId: REGISTER, subjectGroup: 'customers', since }],
      }));
      await change(deps, STAFF, { registers: [REGISTER] }, (writer) => insertOrganisations(writer, rows));
      return rows.map(({ id }) => id);
    }

    async function statementsOf(act: Act, subjects: readonly string[]): Promise<number> {
      let statements = 0;
      const counted = (conn: Db | Tx) =>
        conn.withPlugin({
          transformQuery({ node }) {
            return node;
          },
          async transformResult({ result }) {
            statements++;
            return result;
          },
        });
      const { database } = house.deps;
      const tx = <T>(fn: (tx: Tx) => Promise<T>) => database.tx((each) => fn(counted(each) as unknown as Tx));
      const deps = { ...house.deps, database: { ...database, tx, db: counted(database.db) as Db } };
      const id = house.deps.ids.next();
      const job: Job = {
        id,
        about: 'organisations',
        act,
        ids: subjects,
        refused: [],
        who: { ...OWN, actor: { ...STAFF.actor, act: { id } } },
      };
      await beginRun(house.deps, job);
      await runBulk(deps, job);
      assert.deepEqual(job.refused, [], JSON.stringify(act));
      return statements;
    }
  });
}
