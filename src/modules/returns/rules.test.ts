/** What follows from what came back: once, in the order of weight, and never more than was said. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { sql } from '#platform/db';
import { AppError } from '#platform/errors';
import { readLedger } from '#kernel/audit';
import { refusalsOf, refuseAddress } from '#kernel/mail';
import { breakerOf, liftRefusal, reachedAgain, recordByHand, recordReturn, returnTally, unreachableAmong } from '#kernel/mailings';
import type { ReturnFact } from '#kernel/mailings';
import { decide, recordPermission } from '#kernel/permission';
import { triggersOf } from '#kernel/retention';
import { eraseNow, policyOf, SYSTEM } from '#kernel/rights';
import { change, contactPointsOf } from '#customers';
import { dialects } from '#tests';
import type { TestDialect } from '#tests';
import { changeContactPoint, STAFF } from '../customers/testing.ts';
import { returnsHouse } from './testing.ts';
import type { ReturnsHouse } from './testing.ts';

const DAY = 86_400_000;

async function opened(t: TestContext, dialect: TestDialect): Promise<ReturnsHouse> {
  const house = await returnsHouse(await dialect.open());
  t.after(() => house.close());
  return house;
}

async function back({ deps }: ReturnsHouse, ledgerId: string, kind: ReturnFact['kind'], code = '550 5.1.1'): Promise<string> {
  const recorded = await deps.database.tx((tx) =>
    recordReturn(tx, deps, { ledgerId, kind, code, source: 'mailbox', at: deps.clock.now() }),
  );
  await deps.flushLedger?.();
  return recorded;
}

const reasons = async ({ deps }: ReturnsHouse, subjectId: string) =>
  (await refusalsOf(deps.database.db, [subjectId])).map(({ reason }) => reason);
const marks = async ({ deps }: ReturnsHouse, subjectId: string) =>
  (await triggersOf(deps.database.db, subjectId, 20))
    .filter(({ trigger }) => trigger === 'unreachable')
    .map(({ occurred_on }) => occurred_on);
const ruleFor = async ({ deps }: ReturnsHouse, subjectId: string) =>
  (await decide(deps.database.db, policyOf(deps), { subjectId, channel: 'email', purposeId: 'newsletter', at: deps.clock.now() }, deps))
    .rule;
const act = ({ deps }: ReturnsHouse) => ({ actor: STAFF.actor, at: deps.clock.now() });

for (const dialect of await dialects()) {
  describe(`what came back, on ${dialect.name}`, () => {
    test('a report that comes after the address was set right says nothing of the new one', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const aino = await house.person('vanha@example.test');
      const letter = await house.letter(aino);
      house.clock.advance(DAY);
      const point = await house.point(aino);
      const { version } = (await contactPointsOf(deps.database.db, [aino]))[0] ?? { version: 0 };
      await changeContactPoint(deps, STAFF, point, { value: 'uusi@example.test', version });
      house.clock.advance(DAY);
      assert.equal(await back(house, letter, 'hard'), 'recorded', 'it is kept of the letter');
      assert.deepEqual([await reasons(house, aino), await marks(house, aino)], [[], []]);
      const later = await house.letter(aino);
      await back(house, later, 'hard');
      assert.deepEqual(await reasons(house, aino), ['hard'], 'one of a letter to the new address does');
    });

    test('an address that does not exist is refused at once, and who has no other is unreachable from that day, however often it is told', async (t) => {
      const house = await opened(t, dialect);
      const aino = await house.person('aino@example.test');
      const letter = await house.letter(aino);
      assert.deepEqual([await back(house, letter, 'hard'), await back(house, letter, 'hard')], ['recorded', 'known']);
      house.clock.advance(3 * DAY);
      await back(house, await house.letter(aino), 'hard');
      assert.deepEqual([await reasons(house, aino), await marks(house, aino)], [['hard'], ['2026-03-14']]);
      const point = await house.point(aino);
      assert.deepEqual([...(await unreachableAmong(house.deps.database.db, house.deps, [point]))], [point]);
      assert.deepEqual(await returnTally(house.deps.database.db, 'mailing-1'), { hard: 2 });
    });

    test('who has another address can be reached until that one fails too, and again when staff believe one of them', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const aino = await house.person('aino@example.test', 'toinen@example.test');
      await back(house, await house.letter(aino), 'hard');
      assert.deepEqual(await marks(house, aino), []);
      await back(house, await house.letter(aino, { point: 1 }), 'hard');
      assert.equal((await marks(house, aino)).length, 1);
      const [first] = await refusalsOf(deps.database.db, [aino]);
      await deps.database.tx((tx) => liftRefusal(tx, deps, policyOf(deps), { refusalId: first?.id ?? '', act: act(house) }));
      assert.deepEqual([(await marks(house, aino)).length, (await reasons(house, aino)).length], [0, 1]);
      const again = deps.database.tx((tx) => liftRefusal(tx, deps, policyOf(deps), { refusalId: first?.id ?? '', act: act(house) }));
      await assert.rejects(again, (error) => error instanceof AppError && error.code === 'errors.return-unknown');
    });

    test('a new address ends it in the next night, and the mark of the old one says nothing of the new', async (t) => {
      const house = await opened(t, dialect);
      const aino = await house.person('aino@example.test');
      await back(house, await house.letter(aino), 'hard');
      await change(house.deps, STAFF, { registers: ['marketing'] }, (writer) =>
        writer.insert('contact-point', {
          id: house.deps.ids.next(),
          subject_id: aino,
          field_id: 'person.email',
          value: 'uusi@example.test',
          normal: 'uusi@example.test',
          label: null,
          created_at: '2026-03-14T10:00:00.000Z',
        }),
      );
      assert.deepEqual([await reachedAgain(house.deps), await marks(house, aino)], [1, []]);
      const points = [await house.point(aino, 0), await house.point(aino, 1)];
      assert.deepEqual([...(await unreachableAmong(house.deps.database.db, house.deps, points))], [points[0]]);
    });

    test('a complaint is a ban, is in the ledger, and stands above what the person permits later without knowing of it', async (t) => {
      const house = await opened(t, dialect);
      const aino = await house.person('aino@example.test');
      assert.equal(await back(house, await house.letter(aino), 'complaint', 'abuse'), 'recorded');
      assert.equal(await ruleFor(house, aino), 'ban');
      const banned: string[] = [];
      await readLedger(house.deps.config.ledgerDir, 0, async ({ entry }) => {
        const { kind, subjectId } = JSON.parse(entry) as { kind: string; subjectId?: string };
        if (kind === 'ban') banned.push(subjectId ?? '');
      });
      assert.deepEqual(banned, [aino]);
      assert.deepEqual(await reasons(house, aino), []);
    });

    test('a ban in the person’s own words stays as it was said when a complaint comes after it', async (t) => {
      const house = await opened(t, dialect);
      const aino = await house.person('aino@example.test');
      const by = { act: act(house), method: 'own-pages' } as const;
      await recordPermission(house.deps, by, { subjectId: aino, act: 'ban', channel: null, purpose: null, on: '2026-03-14' });
      await back(house, await house.letter(aino), 'complaint');
      const { rows } = await sql<{ method: string }>`select method from permission_event where subject_id = ${aino}`.execute(
        house.deps.database.db,
      );
      assert.deepEqual(
        rows.map(({ method }) => method),
        ['own-pages'],
      );
    });

    test('three failures of the last five over a fortnight pause an address; within a week they do not, and one that arrives ends it', async (t) => {
      const house = await opened(t, dialect);
      const [slow, quick] = [await house.person('hidas@example.test'), await house.person('nopea@example.test')];
      for (let n = 0; n < 3; n += 1) {
        const at = house.clock.now().toISOString();
        await back(house, await house.letter(slow, { mailingId: `m-${n}`, at }), 'soft', '452 4.2.2');
        const within = new Date(Date.parse('2026-03-14T10:00:00Z') + n * 3 * DAY).toISOString();
        await back(house, await house.letter(quick, { mailingId: `q-${n}`, at: within }), 'soft', '452 4.2.2');
        house.clock.advance(8 * DAY);
      }
      assert.deepEqual([await reasons(house, slow), await reasons(house, quick)], [['soft'], []]);
      assert.deepEqual(await marks(house, slow), []);
      const arrived = await house.letter(slow, { mailingId: 'm-9' });
      assert.deepEqual([await back(house, arrived, 'arrived'), await back(house, arrived, 'arrived')], ['recorded', 'known']);
      assert.deepEqual(await reasons(house, slow), []);
      house.clock.advance(DAY);
      await back(house, await house.letter(slow, { mailingId: 'm-10' }), 'soft');
      assert.deepEqual(await reasons(house, slow), []);
    });

    test('two failures among five that arrived pause nobody', async (t) => {
      const house = await opened(t, dialect);
      const aino = await house.person('aino@example.test');
      for (let n = 0; n < 5; n += 1) {
        const letter = await house.letter(aino, { mailingId: `m-${n}` });
        if (n % 3 === 0) await back(house, letter, 'soft');
        house.clock.advance(8 * DAY);
      }
      assert.deepEqual(await reasons(house, aino), []);
    });

    test('a lighter reason never takes the place of a weightier one', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const aino = await house.person('aino@example.test');
      const point = await house.point(aino);
      const mark = (reason: 'hard' | 'manual' | 'soft') =>
        deps.database.tx((tx) => {
          const refusal = { subjectId: aino, contactPointId: point, address: 'aino@example.test', reason, code: '', at: deps.clock.now() };
          return refuseAddress(tx, deps, refusal);
        });
      const seen = [];
      for (const reason of ['soft', 'manual', 'soft', 'hard', 'manual'] as const)
        seen.push([await mark(reason), ...(await reasons(house, aino))]);
      assert.deepEqual(seen, [
        [true, 'soft'],
        [true, 'manual'],
        [false, 'manual'],
        [true, 'hard'],
        [false, 'hard'],
      ]);
    });

    test('what staff read in a message counts as theirs, and an address of somebody else is refused to them', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const [aino, other] = [await house.person('aino@example.test'), await house.person('muu@example.test')];
      const say = (contactPointId: string, kind: 'dead' | 'complaint') =>
        deps.database.tx((tx) => recordByHand(tx, deps, policyOf(deps), { subjectId: aino, contactPointId, kind, act: act(house) }));
      await assert.rejects(
        say(await house.point(other), 'dead'),
        (error) => error instanceof AppError && error.code === 'errors.permission-contact',
      );
      await say(await house.point(aino), 'dead');
      assert.deepEqual([await reasons(house, aino), (await marks(house, aino)).length], [['manual'], 1]);
      await say(await house.point(aino), 'complaint');
      assert.equal(await ruleFor(house, aino), 'ban');
    });

    test('more than a twentieth of the last two hundred stops a mailing, fewer do not, and what was looked at does not count again', async (t) => {
      const house = await opened(t, dialect);
      const { db } = house.deps.database;
      const people: string[] = [];
      for (let n = 0; n < 45; n += 1) people.push(await house.person(`a${n}@example.test`));
      const letters: string[] = [];
      for (const each of people) {
        house.clock.advance(1000);
        letters.push(await house.letter(each));
      }
      for (const each of letters.slice(0, 2)) await back(house, each, 'hard');
      assert.equal(await breakerOf(db, 'mailing-1'), null);
      await back(house, letters[2] ?? '', 'hard');
      assert.equal(await breakerOf(db, 'mailing-1'), 'bounces');
      assert.equal(await breakerOf(db, 'mailing-1', house.clock.now()), null);
    });

    test('a letter of who was erased and a letter that never was are answered alike, and nothing is kept of them', async (t) => {
      const house = await opened(t, dialect);
      const aino = await house.person('aino@example.test');
      const letter = await house.letter(aino);
      await back(house, letter, 'soft');
      await eraseNow(house.deps, { subjectId: aino, ground: 'request', act: { actor: SYSTEM, at: house.clock.now() } });
      assert.deepEqual([await back(house, letter, 'hard'), await back(house, house.deps.ids.next(), 'hard')], ['unknown', 'unknown']);
      const { rows } = await sql`select id from mailing_return`.execute(house.deps.database.db);
      assert.equal(rows.length, 0);
    });
  });
}
