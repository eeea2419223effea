// What an act in the register asks to be done outside it: opened with the act, known while it may be, settled by a signature.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { sql } from '#platform/db';
import type { AppError } from '#platform/errors';
import {
  cancelErasure,
  endGrounds,
  eraseBatch,
  eraseNow,
  executeErasure,
  liftRestriction,
  requestErasure,
  restrictProcessing,
} from '#kernel/rights';
import type { SignedCertificate } from '#kernel/rights';
import { dialects, tempDir } from '#tests';
import type { TestDialect } from '#tests';
import { bytesFound, databaseFiles } from '../rights/canary/testing.ts';
import type { RightsHouse } from '../rights/testing.ts';
import { art14Open, dutiesOfErasure, openDuties, openDutyViews, personDuties, signOff, tidyDuties, waitingDuties } from './index.ts';
import { dutyHouse } from './testing.ts';

const DAY = 86_400_000;
const WORD = 'Qzxjtehtävä';

function isError(code: string): (error: unknown) => boolean {
  return (error) => (error as AppError).code === code;
}

async function opened(t: TestContext, dialect: TestDialect): Promise<RightsHouse> {
  const database = await dialect.open();
  t.after(() => database.close());
  return dutyHouse(database, tempDir(t));
}

const open = async ({ deps }: RightsHouse) =>
  (await openDutyViews(deps, 10)).map(({ duty, target }) => `${duty.kind} ${target.id}`).toSorted();

async function erased(house: RightsHouse, subjectId: string, hoursAgo = 0) {
  const receivedAt = new Date(house.clock.now().getTime() - hoursAgo * 3_600_000);
  return eraseNow(house.deps, { subjectId, ground: 'request', receivedAt, act: house.act() });
}

for (const dialect of await dialects()) {
  describe(`duties on ${dialect.name}`, () => {
    test('an erasure lists every copy by which the person can be found, and nothing else', async (t) => {
      const house = await opened(t, dialect);
      await erased(house, await house.add());
      assert.deepEqual(await open(house), ['notice consortium', 'off-system cabinet', 'off-system letters-service', 'off-system outlook']);
    });

    test('whoever only saw the data is told when the log says so', async (t) => {
      const house = await opened(t, dialect);
      const id = await house.add();
      await sql`insert into disclosure (id, subject_id, recipient_id, way, fields, basis_kind, basis_ref, at, policy_version_id, actor_kind, actor_id)
        values ('d1', ${id}, 'viewing', 'view', '[]', 'law', 'x', '2026-01-01T00:00:00.000Z', 'v', 'account', 'a')`.execute(
        house.deps.database.db,
      );
      await erased(house, id);
      assert.ok((await open(house)).includes('notice viewing'));
    });

    test('the copies of who asked are due when the promise ends; whom to look for is sealed, told in the certificate and in no byte', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const row = await erased(house, await house.add({ family: WORD, email: `${WORD}@example.test` }), 1);
      assert.equal(row.state, 'certified');
      const { certificate } = JSON.parse(row.certificate ?? '{}') as SignedCertificate;
      assert.deepEqual(certificate.outside?.map(({ target }) => target).toSorted(), [
        'cabinet',
        'consortium',
        'letters-service',
        'outlook',
      ]);
      assert.equal(certificate.recheck.found, 0);
      assert.equal(certificate.recheck.sealedUntil, '2026-03-28T21:59:59.999Z');
      const views = await dutiesOfErasure(deps, row.id);
      const outlook = views.find(({ target }) => target.id === 'outlook');
      assert.equal(outlook?.duty.due, row.deadline_at);
      assert.ok(outlook?.people[0]?.seen.some((word) => word.includes(WORD)));
      const canary = [{ value: WORD, kind: 'client', column: 'family_name', field: 'person.name' }];
      if (deps.database.file !== undefined) assert.deepEqual(bytesFound(databaseFiles(deps.database), canary), []);
    });

    test('what was planned for later is due no later than whom to look for is known', async (t) => {
      const house = await opened(t, dialect);
      const { deps, clock } = house;
      const deadlineAt = new Date(clock.now().getTime() + 28 * DAY);
      const planned = await requestErasure(deps, { subjectId: await house.add(), ground: 'request', deadlineAt, act: house.act() });
      const days = async () => [...new Set((await dutiesOfErasure(deps, planned.id)).map(({ duty }) => duty.due))];
      assert.deepEqual(await days(), ['2026-03-28T21:59:59.999Z']);
      clock.advance(20 * DAY);
      await executeErasure(deps, planned.id, house.act());
      assert.ok((await days()).every((due) => (due ?? '') <= '2026-04-17T20:59:59.999Z'));
    });

    test('the last signature, or its day, ends the note; the duty stays to be done', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const notes = async () =>
        (await sql<{ n: number }>`select count(*) as n from duty_note`.execute(deps.database.db)).rows.map(({ n }) => Number(n));
      const first = await erased(house, await house.add());
      for (const { duty } of await dutiesOfErasure(deps, first.id)) {
        assert.deepEqual(await notes(), [1]);
        await signOff(deps, { id: duty.id, how: duty.kind === 'notice' ? 'hand' : 'removed' }, house.act());
      }
      assert.deepEqual(await notes(), [0]);
      const second = await erased(house, await house.add());
      house.clock.advance(15 * DAY);
      await tidyDuties(deps);
      assert.deepEqual(await notes(), [0]);
      const left = await dutiesOfErasure(deps, second.id);
      assert.deepEqual(
        left.map(({ late, people }) => [late, people[0]?.seen]),
        left.map(() => [true, []]),
      );
    });

    test('the list of an erasure that waits begins with it, keeps its signatures, and ends when it is cancelled', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const id = await house.add();
      const request = { subjectId: id, ground: 'request', act: house.act() } as const;
      const planned = await requestErasure(deps, request);
      assert.equal((await open(house)).length, 4);
      await cancelErasure(deps, planned.id, house.act());
      assert.deepEqual(await open(house), []);
      const again = await requestErasure(deps, request);
      const cabinet = (await dutiesOfErasure(deps, again.id)).find(({ target }) => target.id === 'cabinet');
      await signOff(deps, { id: cabinet?.duty.id ?? '', how: 'not-there' }, house.act());
      await executeErasure(deps, again.id, house.act());
      assert.deepEqual(await open(house), ['notice consortium', 'off-system letters-service', 'off-system outlook']);
    });

    test('those who go in one night are one task for each copy', async (t) => {
      const house = await opened(t, dialect);
      const subjectIds = [await house.add(), await house.add(), await house.add()];
      await eraseBatch(house.deps, { subjectIds, ground: 'retention', batchId: 'b', act: house.act() });
      const views = await openDutyViews(house.deps, 10);
      assert.deepEqual(
        views.map(({ duty, people }) => [duty.open, people.length, people.every(({ seen }) => seen.length > 0)]),
        views.map(() => [3, 3, true]),
      );
      assert.equal(views.length, 4);
    });

    test('whoever had asked to be erased and goes by the calendar before it is one task for each copy, by the promise and with its signatures', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const subjectId = await house.add();
      const planned = await requestErasure(deps, { subjectId, ground: 'request', act: house.act() });
      const before = await dutiesOfErasure(deps, planned.id);
      const cabinet = before.find(({ target }) => target.id === 'cabinet');
      await signOff(deps, { id: cabinet?.duty.id ?? '', how: 'not-there' }, house.act());
      await eraseBatch(deps, { subjectIds: [subjectId, await house.add()], ground: 'retention', batchId: 'b', act: house.act() });
      const views = await openDutyViews(deps, 10);
      const mine = views.filter(({ people }) => people.some(({ subject_id }) => subject_id === subjectId));
      assert.deepEqual(mine.map(({ target }) => target.id).toSorted(), ['consortium', 'letters-service', 'outlook']);
      assert.deepEqual(
        mine.map(({ duty, people }) => [duty.ref, duty.due, (people[0]?.seen.length ?? 0) > 0]),
        mine.map(({ target }) => [planned.id, before.find((each) => each.target.id === target.id)?.duty.due, true]),
      );
      await executeErasure(deps, planned.id, house.act());
      assert.equal((await openDutyViews(deps, 10)).length, views.length, 'what was asked for is done, and asks for nothing again');
    });

    test('who has gone by the calendar cannot take the request back: the copies are still to be removed', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const subjectId = await house.add();
      const planned = await requestErasure(deps, { subjectId, ground: 'request', act: house.act() });
      await eraseBatch(deps, { subjectIds: [subjectId], ground: 'retention', batchId: 'b', act: house.act() });
      const before = await open(house);
      await assert.rejects(cancelErasure(deps, planned.id, house.act()), isError('errors.erasure-not-open'));
      assert.deepEqual([await open(house), before.length], [before, 4]);
      assert.notEqual((await executeErasure(deps, planned.id, house.act())).state, 'planned');
    });

    test('what goes by the calendar of somebody who has asked to be erased has a task of its own: it outlives the request, and the list of the request names everything', async (t) => {
      for (const end of [cancelErasure, executeErasure]) {
        const house = await opened(t, dialect);
        const { deps } = house;
        const subjectId = await house.add({ registers: ['customer', 'alumni'] });
        const planned = await requestErasure(deps, { subjectId, ground: 'request', act: house.act() });
        const { rows } = await sql<{ id: string }>`select id from membership where register_id = 'customer'`.execute(deps.database.db);
        const ending = rows.map(({ id }) => id);
        const order = { subjectId, ending, ground: 'retention', reason: 'retention', act: house.act() } as const;
        await deps.database.tx((tx) => endGrounds(tx, deps, order));
        await end(deps, planned.id, house.act());
        const views = await openDutyViews(deps, 20);
        const night = views.filter(({ duty }) => duty.ref !== planned.id).map(({ target }) => target.id);
        assert.deepEqual(night.toSorted(), ['consortium', 'letters-service', 'outlook'], end.name);
        const asked = views.filter(({ duty }) => duty.ref === planned.id).length;
        assert.equal(asked, end === cancelErasure ? 0 : 4);
        const seen = new Set(
          views.flatMap(({ people }) => people.map((person) => person.seen.map((word) => /Henkilö|@/.exec(word)?.[0]).join(' '))),
        );
        assert.deepEqual(
          [...seen],
          [end === cancelErasure ? '@' : 'Henkilö @'],
          'everything that is known of whom to look for, wherever it is looked',
        );
      }
    });

    test('who leaves two registers in one night is looked for by everything that either knew', async (t) => {
      const house = await opened(t, dialect);
      const { database } = house.deps;
      const subjectId = await house.add({ registers: ['customer', 'alumni'] });
      const { rows } = await sql<{ id: string }>`select id from membership order by register_id desc`.execute(database.db);
      for (const { id } of rows) {
        const order = { subjectId, ending: [id], ground: 'retention', reason: 'retention', act: house.act() } as const;
        await database.tx((tx) => endGrounds(tx, house.deps, order));
      }
      const seen = (await openDutyViews(house.deps, 10)).map(({ people }) => people[0]?.seen.join(' ') ?? '');
      assert.equal(seen.length, 4);
      for (const words of seen) assert.match(words, /Henkilö.*@/);
    });

    test('a restriction is told to those who hold the data and asks for no copy to be removed', async (t) => {
      const house = await opened(t, dialect);
      await restrictProcessing(house.deps, await house.add(), 'accuracy', house.act());
      assert.deepEqual(await open(house), ['notice consortium', 'notice letters-service']);
    });

    test('a second correction on the same day is done again, with every field', async (t) => {
      const house = await opened(t, dialect);
      const { deps, act } = house;
      const id = await house.add();
      const correct = (field: string) =>
        deps.database.tx((tx) =>
          openDuties(tx, deps, { cause: 'rectification', subjectIds: [id], fields: [field], at: act().at, ref: 'day:2026-03-14' }),
        );
      await correct('person.name');
      const cabinet = async () => (await openDutyViews(deps, 1)).find(({ target }) => target.id === 'outlook');
      await signOff(deps, { id: (await cabinet())?.duty.id ?? '', how: 'corrected' }, act());
      assert.equal(await cabinet(), undefined);
      await correct('person.email');
      assert.deepEqual(JSON.parse((await cabinet())?.duty.fields ?? '[]'), ['person.name', 'person.email']);
    });

    test('who was told of a restriction is told of its end, and nobody else is', async (t) => {
      const house = await opened(t, dialect);
      const { deps, act } = house;
      const id = await house.add();
      await restrictProcessing(deps, id, 'accuracy', act());
      const consortium = (await openDutyViews(deps, 1)).find(({ target }) => target.id === 'consortium');
      await signOff(deps, { id: consortium?.duty.id ?? '', how: 'hand' }, act());
      house.clock.advance(DAY);
      await liftRestriction(deps, id, act());
      assert.deepEqual(
        (await openDutyViews(deps, 1)).map(({ duty, target }) => [duty.cause, target.id]),
        [['release', 'consortium']],
      );
    });

    test('many people from a partner are one task, each with a month, and nobody is told twice of one source', async (t) => {
      const house = await opened(t, dialect);
      const { deps, act } = house;
      const people: string[] = [];
      for (let i = 0; i < 30; i += 1) people.push(await house.add());
      const collect = (ref: string, source: string, subjectIds = people) =>
        deps.database.tx((tx) =>
          openDuties(tx, deps, { cause: 'collected', subjectIds, fields: ['person.name'], at: act().at, ref, source }),
        );
      await collect('import-1', 'partner');
      await collect('import-2', 'partner');
      await collect('import-3', 'self');
      await collect('import-4', 'visits');
      const views = await openDutyViews(deps, 3);
      assert.deepEqual(
        views.map(({ duty }) => [duty.kind, duty.open, duty.due]),
        [['inform', 30, '2026-04-14T20:59:59.999Z']],
      );
      const [one = ''] = people;
      assert.equal(await art14Open(deps.database.db, one), true);
      await signOff(deps, { id: views[0]?.duty.id ?? '', how: 'has-already', subjectIds: [one] }, act());
      assert.equal(await art14Open(deps.database.db, one), false);
      const [, two = '', three = ''] = people;
      await erased(house, two);
      assert.deepEqual(
        (await personDuties(deps, two)).filter(({ kind }) => kind === 'inform').map(({ state }) => state),
        ['void'],
      );
      await sql`insert into disclosure (id, subject_id, recipient_id, way, fields, basis_kind, basis_ref, at, policy_version_id, actor_kind, actor_id)
        values ('d1', ${three}, 'viewing', 'view', '[]', 'law', 'x', '2026-03-20T08:00:00.000Z', 'v', 'account', 'a')`.execute(
        deps.database.db,
      );
      assert.equal((await personDuties(deps, three))[0]?.due, '2026-03-20T08:00:00.000Z', 'the first disclosure ends the month');
      house.clock.advance(10 * DAY);
      const [waiting] = (await waitingDuties(deps.database.db, house.clock.now().toISOString())).filter(({ kind }) => kind === 'inform');
      assert.deepEqual(waiting?.late, 1);
    });

    test('a notice waits for its answer; nothing is signed twice, nor in a way that is not its own', async (t) => {
      const house = await opened(t, dialect);
      const { deps, act } = house;
      await restrictProcessing(deps, await house.add(), 'accuracy', act());
      const [{ duty } = { duty: { id: '' } }] = await openDutyViews(deps, 1);
      await assert.rejects(signOff(deps, { id: duty.id, how: 'removed' }, act()), isError('errors.duty-how'));
      await signOff(deps, { id: duty.id, how: 'hand' }, act());
      assert.deepEqual((await openDutyViews(deps, 1)).find((view) => view.duty.id === duty.id)?.duty.told, 1);
      await signOff(deps, { id: duty.id, how: 'answered' }, act());
      await assert.rejects(signOff(deps, { id: duty.id, how: 'answered' }, act()), isError('errors.duty-settled'));
      await assert.rejects(signOff(deps, { id: 'nothing', how: 'hand' }, act()), isError('errors.duty-unknown'));
    });
  });
}
