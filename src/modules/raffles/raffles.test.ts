/** A raffle takes each person once, fixes what could be chosen before it could matter, draws what anybody can compute again, and forgets on the declared day. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { TestContext } from 'node:test';
import { dialects } from '#tests';
import type { TestDialect } from '#tests';
import { formsModule } from '#forms';
import { errorKind, sql } from '#platform/db';
import { OWN_RECORDS } from '#kernel/records';
import { runRetention } from '#kernel/retention';
import { eraseNow, exportSubject } from '#kernel/rights';
import { addClient, customersHouse, declarationOf, STAFF } from '../customers/testing.ts';
import type { CustomersHouse } from '../customers/testing.ts';
import { entryHash, verifyDraw } from './draw.ts';
import type { DrawRecord } from './draw.ts';
import { drawRaffle, places, rememberForgotten, settleEntry } from './drawing.ts';
import { enterByForm, enterByHand } from './entries.ts';
import { rafflesModule } from './module.ts';
import { entriesOf, raffleBySlug } from './queries.ts';
import { recordOf } from './raffle.ts';
import { publishedRaffle } from './published.ts';
import { changePlan, closeDue, closeRaffle, createRaffle, openRaffle, raffleOnFile, removeRaffle } from './service.ts';
import type { RafflePlan } from './service.ts';

const { actor } = STAFF;
const REGISTER = 'customer-marketing';
const same = (text: string) => ({ fi: text, sv: text, en: text });
const PLAN: RafflePlan = {
  slug: 'kirja',
  name: same('Kirja-arvonta'),
  prizes: same('Kirja'),
  rules: same('Yksi osallistuminen jokaiselle.'),
  publicSource: same('Päivän luku'),
  publicOn: '2026-04-03',
  registerId: REGISTER,
  formId: 'lomake',
  winners: 1,
  reserves: 2,
  answerDays: 7,
  closesAt: '2026-04-01T12:00',
};
const byText = (a: string, b: string) => a.localeCompare(b);
const WHO = { ...STAFF, source: OWN_RECORDS };

async function opened(t: TestContext, dialect: TestDialect): Promise<CustomersHouse> {
  const house = await customersHouse(await dialect.open(), declarationOf('interniemi'), { also: [formsModule, rafflesModule] });
  t.after(() => house.close());
  return house;
}

async function withEntries(house: CustomersHouse, n: number): Promise<{ id: string; people: string[] }> {
  const { deps } = house;
  const id = await createRaffle(deps, actor, PLAN);
  await openRaffle(deps, actor, id);
  const people: string[] = [];
  for (let i = 0; i < n; i += 1) {
    const person = await addClient(house, [REGISTER]);
    people.push(person);
    await enterByHand(deps, WHO, id, { subjectId: person, answer: i === 0 ? 'Sininen' : null });
  }
  return { id, people };
}

const published = async ({ deps }: CustomersHouse, id: string): Promise<DrawRecord> => {
  const record = recordOf(await raffleOnFile(deps, id));
  assert.ok(record);
  return record;
};

for (const dialect of await dialects()) {
  describe(`raffles on ${dialect.name}`, () => {
    test('each person enters once, by hand or by a form, and nobody once the time is over', async (t) => {
      const house = await opened(t, dialect);
      const { deps, clock } = house;
      const { id, people } = await withEntries(house, 2);
      await assert.rejects(enterByHand(deps, WHO, id, { subjectId: people[0] ?? '', answer: null }), { code: 'errors.raffle-twice' });
      const third = await addClient(house, [REGISTER]);
      const confirmed = {
        formId: 'lomake',
        kind: 'raffle',
        subjectId: third,
        address: 'aino.esimerkki@example.test',
        purposes: [],
        values: { 'marketing.raffle': 'Vihreä' },
        lang: 'fi',
      } as const;
      const enter = () => deps.database.tx((tx) => enterByForm(tx, deps, { ...confirmed, at: clock.now(), originId: 'x' }));
      await enter();
      await enter();
      const rows = await entriesOf(deps.database.db, id, { limit: 10 });
      assert.equal(rows.length, 3);
      assert.equal(rows.at(-1)?.answer, 'Vihreä');
      await assert.rejects(closeRaffle(deps, actor, id), { code: 'errors.raffle-open-until' });
      clock.set('2026-04-01T09:00:01Z');
      const late = await addClient(house, [REGISTER]);
      const tooLate = deps.database.tx((tx) => enterByForm(tx, deps, { ...confirmed, subjectId: late, at: clock.now(), originId: 'x' }));
      await assert.rejects(tooLate, { code: 'errors.raffle-over' }, 'nobody is told that they are in when they are not');
      await assert.rejects(enterByHand(deps, WHO, id, { subjectId: late, answer: null }), { code: 'errors.raffle-over' });
      assert.equal(await closeDue(deps, actor), 1);
      assert.equal((await published(house, id)).entries.length, 3);
    });

    test('an entry that is being written when the time runs out stands on the list', async (t) => {
      // SQLite admits one writer at a time: there nothing can come between.
      if (dialect.name === 'sqlite') return;
      const house = await opened(t, dialect);
      const { deps, clock } = house;
      const { id } = await withEntries(house, 1);
      const subjectId = await addClient(house, [REGISTER]);
      const told = {
        formId: 'lomake',
        kind: 'raffle',
        subjectId,
        address: 'a@example.test',
        purposes: [],
        values: {},
        lang: 'fi',
        originId: 'x',
      } as const;
      const [entered, closing] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const entering = deps.database.tx(async (tx) => {
        await enterByForm(tx, deps, { ...told, at: clock.now() });
        entered.resolve();
        await closing.promise;
      });
      await entered.promise;
      clock.set('2026-04-01T09:00:01Z');
      const closed = closeRaffle(deps, actor, id);
      await setTimeout(100);
      closing.resolve();
      await Promise.all([entering, closed]);
      assert.equal((await published(house, id)).entries.length, 2);
    });

    test('of two raffles that open for one form at the same moment, one takes its entries', async (t) => {
      const house = await opened(t, dialect);
      const { deps, clock } = house;
      const ids = [await createRaffle(deps, actor, PLAN), await createRaffle(deps, actor, { ...PLAN, slug: 'toinen' })];
      const answers = await Promise.allSettled(ids.map((id) => openRaffle(deps, actor, id)));
      const codes = answers.map((each) => (each.status === 'rejected' ? String((each.reason as { code?: string }).code) : 'open'));
      assert.deepEqual(codes.toSorted(byText), ['errors.raffle-form', 'open']);
      const first = ids[codes.indexOf('open')] ?? '';
      const second = ids.find((id) => id !== first) ?? '';
      // What the index holds, whatever came before it.
      const { db } = deps.database;
      await assert.rejects(
        sql`update raffle set state = 'open' where id = ${second}`.execute(db),
        (error) => errorKind(error) === 'unique',
      );
      clock.set('2026-04-01T09:00:01Z');
      await closeRaffle(deps, actor, first);
      await changePlan(deps, actor, second, { ...PLAN, slug: 'toinen', closesAt: '2026-04-09T12:00', publicOn: '2026-04-13', version: 1 });
      await openRaffle(deps, actor, second);
    });

    test('locking and drawing at the same moment lock and draw once, and the night goes on past what was locked by hand', async (t) => {
      const house = await opened(t, dialect);
      const { deps, clock } = house;
      const { id } = await withEntries(house, 4);
      const other = await createRaffle(deps, actor, { ...PLAN, slug: 'toinen', formId: 'toinen' });
      await openRaffle(deps, actor, other);
      clock.set('2026-04-01T09:00:01Z');
      const told = (answers: readonly PromiseSettledResult<unknown>[]) =>
        answers.map((each) => (each.status === 'rejected' ? String((each.reason as { code?: string }).code) : 'done')).toSorted(byText);
      const locking = await Promise.allSettled([closeRaffle(deps, actor, id), closeDue(deps, actor), closeRaffle(deps, actor, id)]);
      assert.equal(locking[1].status, 'fulfilled', 'the night is not held up by whoever was faster');
      assert.equal((await raffleOnFile(deps, other)).state, 'closed');
      const { root, list } = await raffleOnFile(deps, id);
      assert.equal((await published(house, id)).entries.length, 4);
      clock.set('2026-04-03T09:00:00Z');
      const drawing = await Promise.allSettled(['1', '2', '3'].map((value) => drawRaffle(deps, actor, id, value)));
      assert.deepEqual(told(drawing), ['done', 'errors.raffle-state', 'errors.raffle-state']);
      const after = await raffleOnFile(deps, id);
      assert.deepEqual([after.root, after.list], [root, list]);
      assert.deepEqual(verifyDraw(await published(house, id)), []);
    });

    test('the day of the public value comes after the last day of entries', async (t) => {
      const { deps } = await opened(t, dialect);
      const soon = createRaffle(deps, actor, { ...PLAN, publicOn: '2026-04-01' });
      await assert.rejects(soon, { code: 'errors.raffle-public-day' });
    });

    test('rules stand from the opening on; the secret is committed to before anybody enters and shown only at the draw', async (t) => {
      const house = await opened(t, dialect);
      const { deps, clock } = house;
      const draft = await createRaffle(deps, actor, { ...PLAN, slug: 'toinen', formId: null });
      assert.equal(await publishedRaffle(deps, 'toinen'), undefined, 'a draft is nobody else’s');
      await removeRaffle(deps, actor, draft);
      const { id } = await withEntries(house, 3);
      const before = await raffleOnFile(deps, id);
      await assert.rejects(changePlan(deps, actor, id, { ...PLAN, winners: 3, version: before.version }), { code: 'errors.raffle-state' });
      const open = await publishedRaffle(deps, 'kirja');
      assert.deepEqual([open?.record, open?.commitment], [null, before.commitment]);
      clock.set('2026-04-01T09:00:01Z');
      await closeRaffle(deps, actor, id);
      const closed = await published(house, id);
      assert.deepEqual([closed.secret, closed.seed, closed.commitment], [null, null, before.commitment]);
      await assert.rejects(drawRaffle(deps, actor, id, '7 812,44'), { code: 'errors.raffle-too-soon' }, 'nobody can know the value yet');
      clock.set('2026-04-02T20:59:59Z');
      await assert.rejects(drawRaffle(deps, actor, id, '7 812,44'), { code: 'errors.raffle-too-soon' });
      clock.set('2026-04-02T21:00:00Z');
      await drawRaffle(deps, actor, id, '7 812,44');
      const drawn = await published(house, id);
      assert.deepEqual(verifyDraw(drawn), []);
      assert.equal(drawn.root, closed.root);
      await assert.rejects(drawRaffle(deps, actor, id, 'toinen luku'), { code: 'errors.raffle-state' });
    });

    test('an entrant finds the hash of their code in the list, and their copy says what they answered', async (t) => {
      const house = await opened(t, dialect);
      const { deps, clock } = house;
      const { id, people } = await withEntries(house, 2);
      clock.set('2026-04-01T09:00:01Z');
      await closeRaffle(deps, actor, id);
      const copy = JSON.stringify(await exportSubject(deps, deps.database.db, people[0] ?? ''));
      assert.match(copy, /Sininen/);
      const [entry] = await entriesOf(deps.database.db, id, { limit: 1 });
      assert.ok(entry?.code && copy.includes(entry.code));
      assert.ok((await published(house, id)).entries.includes(entryHash(entry.code)));
    });

    test('a winner who is gone or silent makes room for the next in order', async (t) => {
      const house = await opened(t, dialect);
      const { deps, clock } = house;
      const { id } = await withEntries(house, 5);
      clock.set('2026-04-01T09:00:01Z');
      await closeRaffle(deps, actor, id);
      clock.set('2026-04-03T09:00:00Z');
      await drawRaffle(deps, actor, id, '1');
      const standing = async () => places(deps, await raffleOnFile(deps, id));
      const [first, second] = await standing();
      assert.deepEqual([first?.wins, second?.wins], [true, false]);
      await assert.rejects(
        settleEntry(deps, actor, first?.entry?.id ?? '', 'taken'),
        { code: 'errors.raffle-settled' },
        'nobody was told yet',
      );
      await eraseNow(deps, { subjectId: first?.entry?.subject_id ?? '', act: { actor, at: clock.now() }, ground: 'owner' });
      const [gone, next] = await standing();
      assert.deepEqual([gone?.entry, gone?.wins, next?.wins], [null, false, true]);
      assert.deepEqual(verifyDraw(await published(house, id)), [], 'the draw stands as it was published');
    });

    test('on the declared day every entry is gone; the proof of the draw and a receipt stay', async (t) => {
      const house = await opened(t, dialect);
      const { deps, clock } = house;
      const { id, people } = await withEntries(house, 3);
      clock.set('2026-04-01T09:00:01Z');
      await closeRaffle(deps, actor, id);
      clock.set('2026-04-03T09:00:00Z');
      await drawRaffle(deps, actor, id, '1');
      await rememberForgotten(deps, clock.now());
      assert.equal((await raffleOnFile(deps, id)).forgotten_at, null, 'while entries are there nothing is said');
      clock.set('2026-07-04T03:00:00Z');
      await runRetention(deps);
      assert.deepEqual(await entriesOf(deps.database.db, id, { limit: 10 }), []);
      await rememberForgotten(deps, clock.now());
      const after = await publishedRaffle(deps, 'kirja');
      assert.equal(after?.forgottenAt, clock.now().toISOString());
      assert.deepEqual(after.faults, []);
      assert.ok(people.length === 3 && (await raffleBySlug(deps.database.db, 'kirja')));
    });
  });
}
