// Claims about request cases on both engines: states, what is refused, what an erasure leaves of a case, and what the years leave.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { sql } from '#platform/db';
import { placeHold, releaseHold } from '#kernel/rights';
import { dialects, tempDir } from '#tests';
import type { RightsHouse } from '../rights/testing.ts';
import {
  answerRequest,
  approveErasure,
  askMore,
  cancelRequestedErasure,
  clarified,
  confirmIdentity,
  dropRequest,
  enterRequest,
  eraseForRequest,
  extendRequest,
  linkDuplicate,
  openRequests,
  refuseRequest,
  requestById,
  tidyRequests,
} from './index.ts';
import { requestHouse } from './testing.ts';
import type { NewRequest } from './cases.ts';

const code = (expected: string) => (error: unknown) => error instanceof Error && 'code' in error && error.code === expected;
const WORD = 'Qzxjkoivuvwq';

for (const dialect of await dialects()) {
  describe(dialect.name, () => {
    async function opened(t: TestContext): Promise<RightsHouse> {
      const database = await dialect.open();
      t.after(() => database.close());
      return requestHouse(database, tempDir(t));
    }
    const enter = (house: RightsHouse, more: Partial<NewRequest> = {}) =>
      enterRequest(house.deps, { right: 'access', channel: 'post', receivedAt: house.clock.now(), subjectId: null, ...more }, house.act());
    async function seen(house: RightsHouse, id: string) {
      const whole = await requestById(house.deps, id);
      assert.ok(whole);
      return { ...whole, id, version: whole.view.row.version, state: whole.view.state };
    }

    test('a request by post is entered, its writer identified, extended with reason, and answered; each step is in the log', async (t) => {
      const house = await opened(t);
      const subjectId = await house.add();
      const id = await enter(house, { subjectId, receivedAt: new Date('2026-03-13T10:00:00Z'), asked: 'Mitä minusta on?' });
      assert.equal((await seen(house, id)).state, 'received');
      await assert.rejects(
        async () => answerRequest(house.deps, await seen(house, id), { via: 'post' }, house.act()),
        code('errors.request-identity-needed'),
      );
      await confirmIdentity(house.deps, await seen(house, id), { method: 'known-address' }, house.act());
      await extendRequest(house.deps, await seen(house, id), { months: 2, reason: 'complex', text: 'Laaja aineisto.' }, house.act());
      await assert.rejects(
        async () => extendRequest(house.deps, await seen(house, id), { months: 1, reason: 'many', text: 'Taas.' }, house.act()),
        code('errors.request-extended'),
      );
      const { view, steps, letters } = await seen(house, id);
      assert.equal(view.law.dueAt, '2026-06-13T20:59:59.999Z');
      const letter = letters.find(({ stepId }) => stepId === steps.find(({ act }) => act === 'extended')?.id)?.text;
      assert.match(letter?.fi ?? '', /13\.6\.2026/);
      assert.match(letter?.fi ?? '', /Laaja aineisto\./);
      await answerRequest(house.deps, await seen(house, id), { via: 'post', text: 'Kopio lähetetty.' }, house.act());
      const after = await seen(house, id);
      assert.deepEqual([after.state, after.view.row.outcome, after.view.law.state, after.view.late], ['closed', 'granted', 'kept', false]);
      const log = await sql<{ action: string }>`select action from audit_entry where kind = 'request' order by seq`.execute(
        house.deps.database.db,
      );
      assert.deepEqual(
        log.rows.map(({ action }) => action),
        ['request.entered', 'request.identity-confirmed', 'request.extended', 'request.answered'],
      );
      await assert.rejects(
        async () => dropRequest(house.deps, await seen(house, id), 'withdrawn', house.act()),
        code('errors.request-closed'),
      );
    });

    test('a refusal needs a ground that the law knows for that right, and its letter tells the way of complaint', async (t) => {
      const house = await opened(t);
      const subjectId = await house.add();
      const id = await enter(house, { subjectId, right: 'erasure', identity: 'call-back' });
      await assert.rejects(
        async () => refuseRequest(house.deps, await seen(house, id), { ground: 'accurate', text: 'Ei.' }, house.act()),
        code('errors.request-ground'),
      );
      await refuseRequest(house.deps, await seen(house, id), { ground: 'claims', text: 'Riita on kesken.' }, house.act());
      const { view, steps, letters } = await seen(house, id);
      assert.equal(view.row.outcome, 'refused');
      const letter = letters.find(({ stepId }) => stepId === steps.at(-1)?.id)?.text;
      for (const text of [letter?.fi, letter?.sv, letter?.en]) assert.match(text ?? '', /tietosuoja\.fi/);
      const ban = await enter(house, { subjectId, right: 'marketing-ban', identity: 'not-needed' });
      await assert.rejects(
        async () => refuseRequest(house.deps, await seen(house, ban), { ground: 'unfounded', text: 'Ei.' }, house.act()),
        code('errors.request-ground'),
        'a marketing ban is absolute',
      );
    });

    test('a doubt about identity stops the clocks until it is settled, and who is not identified is told so', async (t) => {
      const house = await opened(t);
      const subjectId = await house.add();
      const id = await enter(house, { subjectId, right: 'erasure' });
      await askMore(house.deps, await seen(house, id), { about: 'identity', question: 'Soitammeko numeroon, jonka annoit?' }, house.act());
      house.clock.advance(72 * 3_600_000);
      const waiting = await seen(house, id);
      assert.deepEqual([waiting.state, waiting.view.promise.state, waiting.view.late], ['identity-pending', 'stopped', false]);
      await confirmIdentity(house.deps, await seen(house, id), { method: 'call-back' }, house.act());
      assert.equal((await seen(house, id)).view.promise.dueAt, '2026-03-19T10:00:00.000Z', '48 hours and the 72 that it stood');
      const other = await enter(house, { requester: 'Tuntematon', right: 'access' });
      await askMore(house.deps, await seen(house, other), { about: 'identity', question: 'Mistä osoitteesta asioit?' }, house.act());
      await refuseRequest(house.deps, await seen(house, other), { ground: 'identity', text: 'Vastausta ei tullut.' }, house.act());
      assert.equal((await seen(house, other)).view.row.outcome, 'identity-failed');
    });

    test('clarification of a request for access stops the law and not the promise', async (t) => {
      const house = await opened(t);
      const id = await enter(house, { subjectId: await house.add(), identity: 'known-in-person' });
      await askMore(house.deps, await seen(house, id), { about: 'clarification', question: 'Mitä vuosia?' }, house.act());
      const { view } = await seen(house, id);
      assert.deepEqual([view.law.state, view.promise.state], ['stopped', 'running']);
      await clarified(house.deps, await seen(house, id), 'Vuosi 2025.', house.act());
      assert.equal((await seen(house, id)).state, 'assessing');
    });

    test('an erasure waits within the promise and can be cancelled; at once it erases, and the case stays without a word of the person', async (t) => {
      const house = await opened(t);
      const subjectId = await house.add({ given: WORD });
      const id = await enter(house, { subjectId, right: 'erasure', identity: 'known-address', asked: `Terveisin ${WORD}` });
      await approveErasure(house.deps, await seen(house, id), { atOnce: false }, house.act());
      const waiting = await seen(house, id);
      assert.equal(waiting.state, 'delayed');
      assert.equal(waiting.view.erasure?.deadline_at, waiting.view.promise.dueAt);
      await cancelRequestedErasure(house.deps, await seen(house, id), house.act());
      assert.equal((await seen(house, id)).state, 'assessing');
      await approveErasure(house.deps, await seen(house, id), { atOnce: false }, house.act());
      await eraseForRequest(house.deps, await seen(house, id), house.act());
      const done = await seen(house, id);
      assert.deepEqual([done.state, done.view.gone, done.view.promise.state, done.words.length], ['rechecked', true, 'kept', 0]);
      await assert.rejects(
        async () => answerRequest(house.deps, await seen(house, id), { via: 'post', text: 'Hei' }, house.act()),
        code('errors.request-words-gone'),
      );
      await answerRequest(house.deps, await seen(house, id), { via: 'post' }, house.act());
      assert.deepEqual((await seen(house, id)).view.row.outcome, 'granted');
      for (const table of ['request_case', 'request_step', 'request_stop', 'request_word']) {
        const { rows } = await sql`select * from ${sql.table(table)}`.execute(house.deps.database.db);
        assert.doesNotMatch(JSON.stringify(rows), new RegExp(WORD, 'i'), table);
      }
    });

    test('erasing who is erased already is success, and what a hold stops is shown as blocked', async (t) => {
      const house = await opened(t);
      const subjectId = await house.add();
      const [first, second] = [
        await enter(house, { subjectId, right: 'erasure', identity: 'known-address' }),
        await enter(house, { subjectId, right: 'erasure', identity: 'known-address' }),
      ];
      const hold = await placeHold(
        house.deps,
        { subjectId, fields: ['*'], reason: 'Riita', law: 'kanneaika', reviewOn: '2026-12-01' },
        house.act(),
      );
      await approveErasure(house.deps, await seen(house, first), { atOnce: true }, house.act());
      assert.equal((await seen(house, first)).state, 'blocked');
      await assert.rejects(
        async () => answerRequest(house.deps, await seen(house, first), { via: 'email' }, house.act()),
        code('errors.request-not-erased'),
      );
      await releaseHold(house.deps, hold, house.act());
      await eraseForRequest(house.deps, await seen(house, first), house.act());
      assert.equal((await seen(house, first)).state, 'rechecked');
      await approveErasure(house.deps, await seen(house, second), { atOnce: true }, house.act());
      assert.equal((await seen(house, second)).state, 'rechecked');
    });

    test('the same request twice is linked; somebody else’s or of another right is not', async (t) => {
      const house = await opened(t);
      const [subjectId, other] = [await house.add(), await house.add()];
      const first = await enter(house, { subjectId });
      const again = await enter(house, { subjectId, channel: 'phone' });
      const foreign = await enter(house, { subjectId: other });
      await assert.rejects(
        async () => linkDuplicate(house.deps, await seen(house, foreign), first, house.act()),
        code('errors.request-duplicate'),
      );
      await linkDuplicate(house.deps, await seen(house, again), first, house.act());
      assert.equal((await seen(house, again)).view.row.duplicate_of, first);
      await assert.rejects(
        async () => linkDuplicate(house.deps, await seen(house, first), again, house.act()),
        code('errors.request-duplicate'),
      );
    });

    test('nobody’s request, one from the future, one with an identity code and an act on an old version are refused', async (t) => {
      const house = await opened(t);
      const subjectId = await house.add();
      await assert.rejects(enter(house), code('errors.request-nobody'));
      await assert.rejects(enter(house, { subjectId: 'nobody' }), code('errors.subject-not-found'));
      await assert.rejects(enter(house, { subjectId, receivedAt: new Date('2026-03-15T10:00:00Z') }), code('errors.date-in-future'));
      await assert.rejects(enter(house, { subjectId, asked: 'Tunnukseni on 010101-900R' }), code('errors.identity-code-found'));
      await assert.rejects(enter(house, { subjectId, identity: 'not-needed' }), code('errors.request-identity-needed'));
      const { rows } = await sql`select * from request_case`.execute(house.deps.database.db);
      assert.deepEqual(rows, [], 'nothing is half-written');
      const id = await enter(house, { subjectId });
      const old = await seen(house, id);
      await confirmIdentity(house.deps, old, { method: 'known-address' }, house.act());
      await assert.rejects(dropRequest(house.deps, old, 'withdrawn', house.act()), code('errors.version-conflict'));
    });

    test('to somebody who is not in the register the answer needs no identity; once found, the case is theirs', async (t) => {
      const house = await opened(t);
      const id = await enter(house, { requester: `Soittaja ${WORD}`, channel: 'phone' });
      await answerRequest(house.deps, await seen(house, id), { via: 'phone' }, house.act());
      const found = await enter(house, { requester: `Kirjoittaja ${WORD}` });
      const subjectId = await house.add();
      await confirmIdentity(house.deps, await seen(house, found), { method: 'known-address', subjectId }, house.act());
      const { rows } = await sql<{ subject_id: string | null }>`select subject_id from request_word where request_id = ${found}`.execute(
        house.deps.database.db,
      );
      assert.deepEqual(rows, [{ subject_id: subjectId }]);
    });

    test('open cases stand by the nearer deadline, and numbers run on', async (t) => {
      const house = await opened(t);
      const subjectId = await house.add();
      const access = await enter(house, { subjectId });
      const erasure = await enter(house, { subjectId, right: 'erasure' });
      const older = await enter(house, { subjectId, right: 'objection', receivedAt: new Date('2026-02-20T10:00:00Z') });
      const views = await openRequests(house.deps);
      assert.deepEqual(
        views.map(({ row }) => row.id),
        [erasure, older, access],
      );
      assert.deepEqual(
        views.map(({ row }) => row.no).toSorted((a, b) => a - b),
        [1, 2, 3],
      );
      house.clock.set('2026-03-17T10:00:00Z');
      assert.deepEqual((await openRequests(house.deps)).map(({ promise, late }) => [promise.state, late])[0], ['late', true]);
    });

    test('a year after the answer the words go, after three the case', async (t) => {
      const house = await opened(t);
      const id = await enter(house, { subjectId: await house.add(), identity: 'known-address', asked: WORD });
      await answerRequest(house.deps, await seen(house, id), { via: 'email' }, house.act());
      const open = await enter(house, { subjectId: await house.add(), asked: WORD });
      house.clock.set('2027-03-13T10:00:00Z');
      assert.deepEqual(await tidyRequests(house.deps), { words: 0, cases: 0 });
      house.clock.set('2027-03-16T10:00:00Z');
      assert.deepEqual(await tidyRequests(house.deps), { words: 1, cases: 0 });
      house.clock.set('2029-03-16T10:00:00Z');
      assert.deepEqual(await tidyRequests(house.deps), { words: 0, cases: 1 });
      assert.equal(await requestById(house.deps, id), undefined);
      assert.equal((await seen(house, open)).words.length, 1, 'an open one stays whole');
    });
  });
}
