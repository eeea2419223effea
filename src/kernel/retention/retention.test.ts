// Claims about retention in a running register, on both engines: events move dates, nights erase exactly the due, and what stays says why.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { sql } from '#platform/db';
import { addPeriod } from '#platform/clock';
import { fixedHolder } from '#kernel/policy';
import type { Trigger } from '#kernel/policy';
import { placeHold, releaseHold, requestErasure } from '#kernel/rights';
import { firmOfRights } from '../rights/firm/testing.ts';
import { rightsHouse } from '../rights/testing.ts';
import type { RightsHouse } from '../rights/testing.ts';
import { addMemberships, createSubjects, restrictSubject, suppressionCount } from '#kernel/subjects';
import { entriesOf, verifyChain } from '#kernel/audit';
import { dialects, tempDir } from '#tests';
import type { TestDialect } from '#tests';
import {
  decideReview,
  endMembership,
  explainDue,
  explainReview,
  heldValues,
  lastContactsOf,
  lastFinishedRun,
  nextRunAt,
  overdueNow,
  preview,
  previewPeople,
  recomputeAll,
  recomputeDue,
  recordTrigger,
  recordTriggers,
  retentionKinds,
  retentionMigrations,
  reviewQueue,
  runIsDue,
  runRetention,
  runs,
  skipReason,
  skipsOf,
  startSchedule,
  triggersOf,
  withdrawTriggers,
  workDue,
} from './index.ts';
import { CLOCKS } from './due.ts';
import { dueQuery } from './store/runs.ts';

async function house(t: TestContext, dialect: TestDialect): Promise<RightsHouse> {
  const database = await dialect.open();
  t.after(() => database.close());
  return rightsHouse(database, tempDir(t), { kinds: retentionKinds, migrations: retentionMigrations });
}

async function trigger(h: RightsHouse, subjectId: string, name: Trigger, on: string, registerId?: string): Promise<void> {
  await h.write((writer) =>
    recordTrigger(writer, { subjectId, trigger: name, on, sourceKind: 'test', sourceId: h.deps.ids.next(), registerId }),
  );
}

interface Row {
  id: string;
  register_id: string;
  due_on: string | null;
  due_rule: string | null;
  due_trigger: string | null;
  due_from: string | null;
  review_on: string | null;
}

async function memberships(h: RightsHouse, subjectId: string): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select * from membership where subject_id = ${subjectId} and ended_on is null order by register_id`.execute(
      h.deps.database.db,
    );
  return rows;
}

async function membership(h: RightsHouse, subjectId: string): Promise<Row> {
  const [first] = await memberships(h, subjectId);
  assert.ok(first);
  return first;
}

async function add(h: RightsHouse, client: Parameters<RightsHouse['add']>[0] = {}): Promise<string> {
  const id = await h.add(client);
  await h.deps.database.tx((tx) => recomputeDue(tx, h.deps.policy.current()!, [id], h.clock.now()));
  return id;
}

async function left(h: RightsHouse): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from subject`.execute(h.deps.database.db);
  return new Set(rows.map(({ id }) => id));
}

async function column(h: RightsHouse, id: string, name: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`select ${sql.ref(name)} from client where id = ${id}`.execute(h.deps.database.db);
  return rows[0]?.[name];
}

for (const dialect of await dialects()) {
  describe(`due dates on ${dialect.name}`, () => {
    test('an event moves the date in the same transaction, and the date explains itself in three languages', async (t) => {
      const h = await house(t, dialect);
      const id = await add(h);
      const before = await membership(h, id);
      assert.deepEqual([before.due_on, before.due_trigger], ['2025-01-15', 'membership-start']);
      await trigger(h, id, 'last-contact', '2022-03-14');
      const after = await membership(h, id);
      const policy = h.deps.policy.current()!;
      assert.equal(explainDue(policy, after, 'fi'), 'poistetaan 14.3.2027: viimeisin yhteydenotto 14.3.2022 + 5 vuotta, selosteen kohta 7');
      assert.equal(explainDue(policy, after, 'sv'), 'raderas 14.3.2027: senaste kontakt 14.3.2022 + 5 år, beskrivningens punkt 7');
      assert.equal(
        explainDue(policy, after, 'en'),
        'will be erased on 14 March 2027: latest contact 14 March 2022 + 5 years, section 7 of the notice',
      );
      const [letters] = await memberships(h, await add(h, { registers: ['letters'] }));
      assert.equal(explainDue(policy, letters!, 'fi'), 'ei poistopäivää: säännön tapahtuma ei ole toteutunut, selosteen kohta 7');
    });

    test('a transaction that fails leaves neither the event nor the date', async (t) => {
      const h = await house(t, dialect);
      const id = await add(h);
      await assert.rejects(
        h.write(async (writer) => {
          await recordTrigger(writer, { subjectId: id, trigger: 'last-contact', on: '2025-01-01', sourceKind: 'test', sourceId: 's' });
          throw new Error('stop');
        }),
        /stop/,
      );
      assert.deepEqual([await triggersOf(h.deps.database.db, id, 5), (await membership(h, id)).due_on], [[], '2025-01-15']);
    });

    test('the same source corrects its day, a withdrawn source never happened, a future contact is refused', async (t) => {
      const h = await house(t, dialect);
      const id = await add(h);
      const event = { subjectId: id, trigger: 'last-contact', sourceKind: 'call', sourceId: 'call-1' } as const;
      await h.write((writer) => recordTrigger(writer, { ...event, on: '2024-05-01' }));
      await h.write((writer) => recordTrigger(writer, { ...event, on: '2023-05-01' }));
      assert.deepEqual([(await triggersOf(h.deps.database.db, id, 5)).length, (await membership(h, id)).due_on], [1, '2028-05-01']);
      assert.deepEqual([...(await lastContactsOf(h.deps.database.db, [id]))], [[id, '2023-05-01']]);
      await h.write((writer) => withdrawTriggers(writer, 'call-1'));
      assert.equal((await membership(h, id)).due_on, '2025-01-15');
      await assert.rejects(
        h.write((writer) => recordTrigger(writer, { ...event, on: '2026-03-15' })),
        /date-in-future/,
      );
      await assert.rejects(
        h.write((writer) => recordTrigger(writer, { ...event, on: 'soon' })),
        /date-invalid/,
      );
      await trigger(h, id, 'financial-year-end', '2026-12-31');
    });

    test('an event of one register does not move another', async (t) => {
      const h = await house(t, dialect);
      const id = await add(h, { registers: ['customer', 'letters'] });
      await trigger(h, id, 'ban', '2026-03-10', 'letters');
      await trigger(h, id, 'last-contact', '2024-01-01', 'customer');
      assert.deepEqual(
        (await memberships(h, id)).map(({ register_id, due_on }) => [register_id, due_on]),
        [
          ['customer', '2029-01-01'],
          ['letters', '2026-03-12'],
        ],
      );
    });

    test('a contact in one register does not postpone the review of another, a contact anywhere does', async (t) => {
      const h = await house(t, dialect);
      const id = await add(h, { registers: ['alumni', 'customer'], since: '2019-01-01' });
      await trigger(h, id, 'last-contact', '2024-06-01', 'customer');
      const dates = async () => (await memberships(h, id)).map(({ due_on, review_on }) => due_on ?? review_on);
      assert.deepEqual(await dates(), ['2022-01-01', '2029-06-01']);
      await trigger(h, id, 'last-contact', '2024-07-01');
      assert.deepEqual(await dates(), ['2027-07-01', '2029-07-01']);
    });

    test('an import of a thousand costs as many statements as one of three', async (t) => {
      const h = await house(t, dialect);
      const counts: number[] = [];
      for (const size of [3, 1000]) {
        const ids = Array.from({ length: size }, () => h.deps.ids.next());
        let n = 0;
        await h.write(async (writer) => {
          await createSubjects(
            writer,
            ids.map((id) => ({ id, kind: 'person' })),
          );
          await addMemberships(
            writer,
            ids.map((subjectId) => ({ subjectId, registerId: 'customer', subjectGroup: 'people', since: '2024-02-29' })),
          );
          const executor = writer.ctx.tx.getExecutor();
          const spied = executor.executeQuery.bind(executor);
          // Bulk inserts go in chunks of the platform; everything else must not grow.
          executor.executeQuery = (query) => ((n += /^insert/i.test(query.sql) ? 0 : 1), spied(query));
          await recordTriggers(
            writer,
            ids.map((subjectId, i) => ({
              subjectId,
              trigger: 'last-contact',
              on: addPeriod('2024-03-01', `P${i % 300}D`),
              sourceKind: 'import',
              sourceId: h.deps.ids.next(),
            })),
          );
        });
        counts.push(n);
      }
      assert.ok(counts[0]! > 5);
      assert.equal(counts[1], counts[0]);
      const { rows } = await sql<{
        n: number;
      }>`select count(*) as n from membership where due_on between '2029-03-01' and '2029-12-31'`.execute(h.deps.database.db);
      assert.equal(Number(rows[0]?.n), 1003);
    });

    test('the due list is read by its index', async (t) => {
      const h = await house(t, dialect);
      const id = await add(h);
      const numbers =
        dialect.name === 'sqlite'
          ? sql`(with recursive s(g) as (select 1 union all select g + 1 from s where g < 3000) select g from s)`
          : sql`(select generate_series(1, 3000) as g)`;
      await sql`insert into membership (id, subject_id, register_id, subject_group, since, due_on, origin_id)
        select 'm' || g, ${id}, 'r' || g, 'people', '2026-01-01', '2050-01-01', 'o' from ${numbers} as numbers`.execute(h.deps.database.db);
      await sql`analyze membership`.execute(h.deps.database.db);
      const { sql: text, parameters } = dueQuery(h.deps.database.db, '2026-03-14', undefined, 100).compile();
      if (dialect.name === 'sqlite') {
        const { rows } = await sql<{
          detail: string;
        }>`explain query plan ${sql.raw(text.replace('?', `'${String(parameters[0])}'`).replace('?', '100'))}`.execute(h.deps.database.db);
        assert.match(rows.map(({ detail }) => detail).join(), /SEARCH membership USING INDEX membership_due/);
        return;
      }
      const planned = await sql<{
        'QUERY PLAN': string;
      }>`explain ${sql.raw(text.replace('$1', `'${String(parameters[0])}'`).replace('$2', '100'))}`.execute(h.deps.database.db);
      assert.match(planned.rows.map((row) => row['QUERY PLAN']).join(), /membership_due/);
    });
  });

  describe(`the nightly run on ${dialect.name}`, () => {
    test('erases exactly the due, certifies them, and says what it did', async (t) => {
      const h = await house(t, dialect);
      const due = [await add(h), await add(h, { since: '2021-03-14' })];
      const stay = [
        await add(h, { since: '2021-03-15', note: 'n' }),
        await add(h, { registers: ['letters'] }),
        await add(h, { registers: ['alumni'], since: '2025-01-01' }),
      ];
      const done = await runRetention(h.deps);
      assert.deepEqual(
        [done.due, done.erased, done.ended, done.skipped, done.failed],
        [3, 2, 0, 0, 0],
        'two people, and the notes of a third',
      );
      assert.deepEqual(await left(h), new Set(stay));
      const { rows } = await sql<{
        state: string;
        subject_id: string;
        batch_id: string;
      }>`select state, subject_id, batch_id from erasure`.execute(h.deps.database.db);
      assert.deepEqual(
        rows.map(({ state, batch_id }) => [state, batch_id]),
        [
          ['certified', done.id],
          ['certified', done.id],
        ],
      );
      assert.deepEqual(new Set(rows.map(({ subject_id }) => subject_id)), new Set(due));
      assert.equal((await lastFinishedRun(h.deps.database.db, h.deps.clock.now()))?.id, done.id);
      assert.equal((await verifyChain(h.deps.database.db)).ok, true);
      assert.deepEqual((await runRetention(h.deps)).due, 0, 'a second run finds nothing');
    });

    test('one membership ends while another goes on', async (t) => {
      const h = await house(t, dialect);
      const id = await add(h, { registers: ['customer', 'letters'], given: 'Testi', note: 'n' });
      await trigger(h, id, 'ban', '2026-03-14', 'letters');
      const done = await runRetention(h.deps);
      assert.deepEqual([done.erased, done.ended], [0, 1]);
      assert.deepEqual(
        (await memberships(h, id)).map(({ register_id }) => register_id),
        ['letters'],
      );
      assert.equal(await column(h, id, 'given_name'), null);
    });

    test('a hold, a restriction and the law each stop it, with reason and next date; a release re-arms it', async (t) => {
      const h = await house(t, dialect);
      const [held, restricted, byLaw] = [await add(h), await add(h), await add(h, { orders: 'kurssi', note: 'n' })];
      const hold = await placeHold(
        h.deps,
        { subjectId: held, fields: [], reason: 'r', law: 'GDPR 17(3)(e)', reviewOn: '2026-05-01' },
        h.act(),
      );
      await h.write((writer) => restrictSubject(writer, restricted, 'accuracy'));
      await trigger(h, byLaw, 'financial-year-end', '2024-03-31');
      const done = await runRetention(h.deps);
      assert.deepEqual([done.erased, done.skipped, done.failed], [0, 3, 0]);
      const skips = new Map((await skipsOf(h.deps.database.db, done.id)).map((skip) => [skip.subject_id, [skip.reason, skip.next_on]]));
      assert.deepEqual(
        [skips.get(held), skips.get(restricted), skips.get(byLaw)],
        [
          ['hold', '2026-05-01'],
          ['restriction', null],
          ['floor', '2031-01-01'],
        ],
      );
      assert.match(skipReason('floor').fi, /Laki/);
      assert.deepEqual(
        [await column(h, byLaw, 'orders'), await column(h, byLaw, 'given_name'), await column(h, byLaw, 'note')],
        ['kurssi', null, null],
      );
      const kept = await membership(h, byLaw);
      assert.equal(
        explainDue(h.deps.policy.current()!, kept, 'fi'),
        'poistetaan 1.1.2031: tilikauden päättyminen 31.3.2024, kalenterivuoden loppu + 6 vuotta, Kirjanpitolaki 2:10, selosteen kohta 7',
      );
      assert.deepEqual(
        (await overdueNow(h.deps.database.db, h.deps.policy.current()!, h.clock.now())).filter(({ overdue }) => overdue > 0),
        [],
      );

      await releaseHold(h.deps, hold, h.act());
      h.clock.set('2026-03-15T02:00:00Z');
      assert.equal((await runRetention(h.deps)).erased, 1);
      h.clock.set('2030-12-31T12:00:00Z');
      assert.equal((await runRetention(h.deps)).erased, 0);
      h.clock.set('2031-01-01T12:00:00Z');
      assert.equal((await runRetention(h.deps)).erased, 1);
      assert.deepEqual(await left(h), new Set([restricted]));
    });

    test('one failure never stops the rest, and is listed to be tried again tomorrow', async (t) => {
      const h = await house(t, dialect);
      const bad = await add(h);
      for (let i = 0; i < 4; i++) await add(h);
      await sql`create table nail (subject_id text not null references subject (id))`.execute(h.deps.database.db);
      await sql`insert into nail values (${bad})`.execute(h.deps.database.db);
      const done = await runRetention(h.deps);
      assert.deepEqual([done.due, done.erased, done.failed], [5, 4, 1]);
      assert.deepEqual(await left(h), new Set([bad]));
      const [skip] = await skipsOf(h.deps.database.db, done.id);
      assert.match(skip?.reason ?? '', /^error:/);
      assert.deepEqual([skip?.subject_id, skip?.next_on], [bad, '2026-03-15']);
      assert.equal(await column(h, bad, 'given_name'), 'Testi', 'not half-blanked');
      const overdue = await overdueNow(h.deps.database.db, h.deps.policy.current()!, h.clock.now());
      assert.equal(overdue.find(({ rule }) => rule === 'five-years')?.overdue, 1);
      await sql`drop table nail`.execute(h.deps.database.db);
      assert.equal((await runRetention(h.deps)).erased, 1);
    });

    test('a data group with its own rule goes while the membership lives', async (t) => {
      const h = await house(t, dialect);
      const id = await add(h, { note: 'vanha', since: '2024-01-01' });
      await trigger(h, id, 'last-contact', '2025-01-10');
      assert.equal((await runRetention(h.deps)).due, 1);
      assert.deepEqual([await column(h, id, 'note'), await column(h, id, 'given_name')], [null, 'Testi']);
      assert.equal((await runRetention(h.deps)).due, 0);
    });

    test('a ban leaves a hash behind, an ordinary end does not', async (t) => {
      const h = await house(t, dialect);
      const id = await add(h, { registers: ['letters'] });
      await add(h);
      await trigger(h, id, 'ban', '2026-03-10');
      assert.equal((await runRetention(h.deps)).erased, 2);
      assert.equal(await suppressionCount(h.deps.database.db), 1);
    });

    test('requests whose time has almost come are carried out by the night too', async (t) => {
      const h = await house(t, dialect);
      const id = await add(h, { since: '2026-01-01' });
      await requestErasure(h.deps, { subjectId: id, ground: 'request', receivedAt: new Date('2026-03-12T11:00:00Z'), act: h.act() });
      await runRetention(h.deps);
      assert.deepEqual(await left(h), new Set());
    });

    test('two people ending at the same time as a run are erased once', async (t) => {
      const h = await house(t, dialect);
      const ids = [await add(h), await add(h)];
      const [first, second] = await Promise.all([runRetention(h.deps), runRetention(h.deps)]);
      assert.equal(first.erased + second.erased, 2);
      assert.deepEqual([first.failed, second.failed], [0, 0]);
      const { rows } = await sql<{ n: number }>`select count(*) as n from erasure where state = 'certified'`.execute(h.deps.database.db);
      assert.deepEqual([Number(rows[0]?.n), ids.length], [2, 2]);
    });
  });

  describe(`reviews on ${dialect.name}`, () => {
    test('an inactive customer is put up for review, kept with a signature, and comes again after the period', async (t) => {
      const h = await house(t, dialect);
      const idle = await add(h, { registers: ['alumni'], since: '2019-01-01' });
      const active = await add(h, { registers: ['alumni'], since: '2019-01-01' });
      await trigger(h, active, 'last-contact', '2025-06-01');
      const policy = h.deps.policy.current()!;
      assert.equal(
        explainReview(policy, await membership(h, idle), 'fi'),
        'tarkistetaan 1.1.2022: viimeisin yhteydenotto + 3 vuotta, ja vähintään 5 vuoden välein, selosteen kohta 7',
      );
      assert.equal((await runRetention(h.deps)).reviewed, 1);
      assert.equal((await runRetention(h.deps)).reviewed, 0);
      const queue = await reviewQueue(h.deps.database.db, '2026-03-14');
      assert.deepEqual(
        queue.rows.map(({ subject_id, opened_on, decide_by }) => [subject_id, opened_on, decide_by]),
        [[idle, '2026-03-14', '2026-04-13']],
      );
      const decided = await decideReview(h.deps, {
        ids: queue.rows.map(({ id }) => id),
        decision: 'keep',
        note: 'palaa syksyllä',
        act: h.act(),
      });
      assert.deepEqual(decided, { decided: 1, failed: [] });
      assert.equal((await membership(h, idle)).review_on, '2031-03-14');
      const { rows } = await sql<Record<string, unknown>>`select decision, decided_by, decided_at, note from review_item`.execute(
        h.deps.database.db,
      );
      assert.deepEqual(
        { ...rows[0] },
        { decision: 'keep', decided_by: 'account-1', decided_at: '2026-03-14T10:00:00.000Z', note: 'palaa syksyllä' },
      );
      assert.ok((await entriesOf(h.deps.database.db, idle, 3)).some(({ action }) => action === 'review.keep'));
      assert.deepEqual((await reviewQueue(h.deps.database.db, '2026-03-14')).total, 0);
    });

    test('many are decided at once; erasing proves it; what is held is told', async (t) => {
      const h = await house(t, dialect);
      const ids: string[] = [];
      for (let i = 0; i < 4; i++) ids.push(await add(h, { registers: ['alumni'], since: '2019-01-01' }));
      await placeHold(h.deps, { subjectId: ids[0]!, fields: ['*'], reason: 'r', law: 'l', reviewOn: '2027-01-01' }, h.act());
      await runRetention(h.deps);
      const { rows } = await reviewQueue(h.deps.database.db, '2026-03-14');
      const done = await decideReview(h.deps, { ids: rows.map(({ id }) => id), decision: 'erase', note: '', act: h.act() });
      assert.deepEqual([done.decided, done.failed.map(({ reason }) => reason)], [3, ['hold']]);
      assert.deepEqual(await left(h), new Set([ids[0]]));
      assert.equal((await decideReview(h.deps, { ids: rows.map(({ id }) => id), decision: 'keep', note: '', act: h.act() })).decided, 1);
    });

    test('somebody who became active again needs no decision', async (t) => {
      const h = await house(t, dialect);
      const id = await add(h, { registers: ['alumni'], since: '2019-01-01' });
      await runRetention(h.deps);
      await trigger(h, id, 'last-contact', '2026-03-14');
      const { rows } = await sql`select 1 from review_item`.execute(h.deps.database.db);
      assert.equal(rows.length, 0);
    });
  });

  describe(`what the owner sees, on ${dialect.name}`, () => {
    test('the calendar counts the coming twelve months by rule, and one click lists the people', async (t) => {
      const h = await house(t, dialect);
      await add(h);
      const next = [await add(h, { since: '2021-04-02' }), await add(h, { since: '2021-04-20' })];
      await add(h, { since: '2022-04-01' });
      const seen = await preview(h.deps);
      assert.deepEqual([seen.months.length, seen.overdue, seen.onHold, seen.months[0]?.month], [12, 1, 0, '2026-03']);
      assert.deepEqual(seen.months[1], {
        month: '2026-04',
        total: 2,
        rules: [{ registerId: 'customer', ruleId: 'five-years', trigger: 'membership-start', count: 2 }],
      });
      const page = await previewPeople(h.deps.database.db, { month: '2026-04', limit: 1 });
      const rest = await previewPeople(h.deps.database.db, {
        month: '2026-04',
        limit: 5,
        after: { due_on: page[0]!.due_on!, id: page[0]!.id },
      });
      assert.deepEqual(
        [...page, ...rest].map(({ subject_id }) => subject_id),
        next,
      );
    });

    test('the lens tells of each value until when it is held and why', async (t) => {
      const h = await house(t, dialect);
      const id = await add(h, { registers: ['customer', 'letters'], note: 'n' });
      await trigger(h, id, 'last-contact', '2026-01-10');
      const values = await heldValues(h.deps, h.deps.database.db, id);
      const until = new Map(values.map((value) => [value.field, value.until]));
      assert.deepEqual([until.get('person.note'), until.get('person.name'), until.get('person.email')], ['2027-01-10', '2031-01-10', null]);
      assert.equal(values[0]?.explanation.fi, 'poistetaan 10.1.2027: viimeisin yhteydenotto 10.1.2026 + 1 vuosi, selosteen kohta 7');
    });

    test('a membership ended by hand blanks or erases, and says so', async (t) => {
      const h = await house(t, dialect);
      const id = await add(h, { registers: ['customer', 'letters'] });
      const [customer, letters] = await memberships(h, id);
      const end = { ground: 'owner', reason: 'left', act: h.act() } as const;
      const first = await endMembership(h.deps, { ...end, membershipId: customer!.id });
      assert.deepEqual([first.erased, first.blanked], [false, ['person.name']]);
      assert.equal((await endMembership(h.deps, { ...end, membershipId: letters!.id })).erased, true);
      await assert.rejects(endMembership(h.deps, { ...end, membershipId: letters!.id }), /membership-not-found/);
    });
  });

  describe(`a new version of the declaration, on ${dialect.name}`, () => {
    test('moves every date and blanks what is no longer declared', async (t) => {
      const h = await house(t, dialect);
      const ids = [await add(h, { since: '2023-01-01', note: 'n', orders: 'o' }), await add(h, { registers: ['letters'] })];
      const before = h.deps.policy.current()!;
      const text = (word: string) => ({ fi: word, sv: word, en: word });
      const only = (id: string, registers: string[], fields: string[]) => ({
        id,
        name: text(id),
        registers,
        purposes: ['care'],
        sources: ['self'],
        fields,
      });
      const after = firmOfRights({
        dataGroups: [only('contact', ['customer'], ['person.name']), only('letter', ['letters', 'alumni'], ['person.email'])],
      });
      const rules = after.policy.retention.map((rule) =>
        rule.id === 'five-years' && rule.kind === 'relation' ? { ...rule, period: 'P10Y' } : rule,
      );
      const now = firmOfRights({ dataGroups: after.policy.dataGroups, retention: rules });
      const deps = { ...h.deps, policy: fixedHolder(now) };
      assert.deepEqual(await recomputeAll(deps, before), { subjects: 2, blanked: 1, failed: 0 });
      assert.deepEqual((await membership(h, ids[0]!)).due_on, '2033-01-01');
      assert.deepEqual(
        [await column(h, ids[0]!, 'note'), await column(h, ids[0]!, 'orders'), await column(h, ids[0]!, 'given_name')],
        [null, null, 'Testi'],
      );
    });
  });
}

describe('the clock of the house', () => {
  test('a run comes once per Finnish day after three in the night, and at once when a day was missed', () => {
    const at = (iso: string, last?: string) => runIsDue(new Date(iso), last);
    assert.deepEqual(
      [at('2026-03-14T00:59:00Z', '2026-03-13'), at('2026-03-14T01:00:00Z', '2026-03-13'), at('2026-03-14T12:00:00Z', '2026-03-14')],
      [false, true, false],
    );
    assert.deepEqual([at('2026-07-01T00:00:00Z', '2026-06-30'), at('2026-06-30T23:59:00Z', '2026-06-30')], [true, false]);
    assert.equal(at('2026-03-14T22:30:00Z', '2026-03-12'), true, 'half past midnight, but yesterday was missed');
    assert.equal(at('2026-03-14T22:30:00Z'), false, 'a fresh register waits for its first night');
    assert.equal(nextRunAt(new Date('2026-03-14T12:00:00Z'), '2026-03-14').toISOString(), '2026-03-15T01:00:00.000Z');
    assert.equal(
      nextRunAt(new Date('2026-03-28T12:00:00Z'), '2026-03-28').toISOString(),
      '2026-03-29T01:00:00.000Z',
      'the night without an hour between three and four',
    );
  });

  test('the schedule runs what is due, looks at the promises afterwards, and stops', async (t) => {
    const [sqlite] = await dialects();
    const h = await house(t, sqlite!);
    await add(h);
    let looked = 0;
    const after = [{ name: 'looks', run: async () => void (looked += 1) }];
    await workDue(h.deps, { after });
    await workDue(h.deps, { after });
    assert.deepEqual([looked, (await runs(h.deps.database.db, 5)).length, (await left(h)).size], [1, 1, 0]);
    const stop = startSchedule(h.deps);
    await stop();
  });

  test('a step of the night that throws is logged and tried again within the hour; every other step and the run itself are done', async (t) => {
    const [sqlite] = await dialects();
    const h = await house(t, sqlite!);
    await add(h);
    const done: string[] = [];
    let broken = true;
    const throwing = (name: string) => ({
      name,
      run: () => (broken ? Promise.reject(new Error('broken')) : Promise.resolve(done.push(name))),
    });
    const working = (name: string) => ({ name, run: () => Promise.resolve(done.push(name)) });
    const logged: unknown[] = [];
    const deps = {
      ...h.deps,
      log: {
        ...h.deps.log,
        error: (_: string, fields?: Readonly<Record<string, unknown>>) => void logged.push(fields?.['step'] ?? fields?.['room']),
      },
      onNight: [{ room: 'papers', night: () => Promise.reject(new Error('broken')) }],
    };
    const around = { before: [throwing('declaration')], after: [working('one'), throwing('two'), working('three')] };
    const failed = new Map();
    await workDue(deps, around, failed);
    assert.deepEqual([done, (await left(h)).size, (await runs(h.deps.database.db, 5)).length], [['one', 'three'], 0, 1]);
    assert.deepEqual(logged, ['declaration', 'papers', 'two']);
    broken = false;
    await workDue(deps, around, failed);
    assert.deepEqual(done.splice(0), ['one', 'three', 'declaration'], 'not every minute');
    h.clock.advance(3_600_000);
    await workDue(deps, around, failed);
    await workDue(deps, around, failed);
    assert.deepEqual(done, ['declaration', 'two', 'declaration']);
  });

  test('a run that cannot be finished keeps back no erasure that was promised by the hour', async (t) => {
    const [sqlite] = await dialects();
    const h = await house(t, sqlite!);
    const id = await add(h);
    const act = { actor: { id: 'owner', kind: 'account' as const }, at: h.clock.now() };
    await requestErasure(h.deps, { subjectId: id, ground: 'request', receivedAt: act.at, deadlineAt: act.at, act });
    await sql`alter table retention_run rename to away`.execute(h.deps.database.db);
    await workDue(h.deps);
    assert.equal((await left(h)).has(id), false);
  });
});

for (const dialect of await dialects()) {
  describe(`days that older rules had set, on ${dialect.name}`, () => {
    const aged = (h: RightsHouse, id: string) =>
      sql`update membership set review_on = '2031-06-01' where subject_id = ${id}`.execute(h.deps.database.db);
    const generation = async (h: RightsHouse) =>
      (await sql<{ generation: number }>`select generation from retention_clocks`.execute(h.deps.database.db)).rows.map((row) =>
        Number(row.generation),
      );
    const days = async (h: RightsHouse, id: string) => {
      const { due_on, review_on } = await membership(h, id);
      return [due_on, review_on];
    };

    test('are computed again by the first night after the rules were changed, once, and what is to be decided comes up that night', async (t) => {
      const database = await dialect.open();
      t.after(() => database.close());
      const [before, ...since] = retentionMigrations;
      const h = await rightsHouse(database, tempDir(t), { kinds: retentionKinds, migrations: before ? [before] : [] });
      const id = await add(h, { registers: ['alumni'], since: '2021-06-01' });
      const fresh = await days(h, id);
      assert.deepEqual(fresh, [null, '2024-06-01']);
      await aged(h, id);
      for (const each of since) await database.tx((tx) => each.up(tx, database.dialect));
      assert.deepEqual(await generation(h), [1], 'the register had people when it was brought up to date');
      const { reviewed } = await runRetention(h.deps);
      assert.deepEqual([await days(h, id), reviewed, await generation(h)], [fresh, 1, [CLOCKS]]);
      await aged(h, id);
      await runRetention(h.deps);
      assert.deepEqual(await days(h, id), [null, '2031-06-01'], 'nobody counts a million days every night');
    });

    test('are those of no new register', async (t) => {
      assert.deepEqual(await generation(await house(t, dialect)), [CLOCKS]);
    });
  });
}
