/** A mailing from draft to done, on both engines: a frozen list that adds up, the wall clock, and what staff may ask of it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { AppError } from '#platform/errors';
import { dialects, tempDir } from '#tests';
import type { TestDialect } from '#tests';
import { openBulkSink } from '../../platform/mail/bulk/testing.ts';
import type { BulkSink, BulkSinkOptions } from '../../platform/mail/bulk/testing.ts';
import { saveMailSettings } from '../mail/index.ts';
import {
  actsOfSubject,
  addToMailing,
  createMailing,
  dkimRecords,
  instantOf,
  mailingById,
  makeDkimKey,
  pauseMailing,
  previewAudience,
  readReturnPath,
  readToken,
  releaseVariant,
  resumeMailing,
  returnPathOf,
  saveRates,
  saveReturnAddress,
  scheduleMailing,
  stopMailing,
  tallyOf,
  tidyMailings,
  tokenOf,
  unscheduleMailing,
  whyNotSendable,
} from './index.ts';
import { RELAY, settingsFor } from '../mail/testing.ts';
import { filled } from './rates.ts';
import { firmOfMailings, mailingHouse, statesOf } from './testing.ts';
import type { MailingHouse } from './testing.ts';
import { testKeys } from '../rights/testing.ts';

const STAFF = { actor: { id: 'account-1', kind: 'account' } } as const;

async function opened(t: TestContext, dialect: TestDialect, options: BulkSinkOptions = {}): Promise<MailingHouse & { sink: BulkSink }> {
  const database = await dialect.open();
  t.after(() => database.close());
  const sink = await openBulkSink(options);
  t.after(() => sink.close());
  return { ...(await mailingHouse(database, tempDir(t), { port: sink.port })), sink };
}

async function sent(t: TestContext, house: MailingHouse): Promise<number> {
  const sender = house.sender();
  t.after(() => sender.close());
  return sender.sendDue();
}

async function* pageOf(ids: readonly string[]): AsyncGenerator<readonly string[]> {
  yield ids.slice(0, 7);
  yield ids;
}

const refusal = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

for (const dialect of await dialects()) {
  describe(`mailings on ${dialect.name}`, () => {
    test('everybody who agreed gets one letter, and everybody else is named with the rule; the preview said the same', async (t) => {
      const house = await opened(t, dialect);
      const people = await house.readers(30);
      const silent = await house.readers(3, false);
      await house.withdraw(people[0] ?? '');
      const all = [...people, ...silent];
      const preview = await previewAudience(house.deps, { purposeId: 'newsletter', channel: 'email', subjects: pageOf(all) });
      const id = await house.newsletter(all);
      await sent(t, house);
      const tally = await tallyOf(house.database.db, id);
      assert.deepEqual([preview.candidates, preview.ready], [33, 29]);
      assert.deepEqual(
        preview.blocked.map(({ rule, n }) => [rule, n]),
        tally?.blockedBy.map(({ reason, n }) => [reason, n]),
      );
      assert.deepEqual([tally?.candidates, tally?.accepted, tally?.blocked, tally?.adds], [33, 29, 4, true]);
      assert.equal((await mailingById(house.database.db, id))?.state, 'done');
      const rows = (await house.rows(id)).filter(({ state }) => state === 'accepted');
      const bare = (name: string) => name.replace(/[<>]/g, '');
      assert.deepEqual(
        rows.map(({ message_id }) => bare(message_id)).toSorted(),
        house.sink.letters.map(({ messageId }) => bare(messageId)).toSorted(),
      );
      assert.ok(rows.every(({ rule, evidence, domain_hash }) => rule === 'consent' && evidence !== null && domain_hash === null));
      const [act] = await actsOfSubject(house.database.db, people[0] ?? '', { limit: 5 });
      assert.deepEqual([act?.recipient.rule, act?.mailing.id], ['consent-withdrawn', id]);
    });

    test('who is erased or says no after the list was frozen gets nothing, and the equation still adds up', async (t) => {
      const house = await opened(t, dialect);
      const people = await house.readers(12);
      await saveRates(house.database.db, { perMinute: 6 });
      const id = await house.newsletter(people);
      assert.equal(await sent(t, house), 1);
      const rows = await house.rows(id);
      const waiting = rows.filter(({ state }) => state === 'ready').map(({ subject_id }) => subject_id);
      await house.erase(waiting[0] ?? '');
      await house.withdraw(waiting[1] ?? '');
      await saveRates(house.database.db, { perMinute: null });
      await sent(t, house);
      const tally = await tallyOf(house.database.db, id);
      assert.deepEqual([tally?.accepted, tally?.erased, tally?.blocked, tally?.adds], [10, 1, 1, true]);
      assert.equal(house.sink.letters.length, 10);
      const gone = (await house.rows(id)).find(({ subject_id }) => subject_id === waiting[0]);
      assert.deepEqual([gone?.contact_point_id, gone?.domain_hash], [null, null]);
    });

    test('a mailing that is too late asks, and a stopped one names those who were not written to', async (t) => {
      const house = await opened(t, dialect);
      const people = await house.readers(4);
      const late = await house.newsletter(people, {}, { localAt: '2026-03-14T12:00', maxLateMinutes: 30 });
      house.clock.advance(40 * 60_000);
      await sent(t, house);
      const paused = await mailingById(house.database.db, late);
      assert.deepEqual([paused?.state, paused?.reason, house.sink.letters.length], ['paused', 'too-late', 0]);
      await house.database.tx((tx) => resumeMailing(tx, house.deps, late, STAFF));
      await sent(t, house);
      assert.equal(house.sink.letters.length, 4);
      await saveRates(house.database.db, { perMinute: 6 });
      const stopped = await house.newsletter(people);
      await sent(t, house);
      await house.database.tx((tx) => pauseMailing(tx, house.deps, stopped, STAFF));
      house.clock.advance(60_000);
      await sent(t, house);
      assert.equal(house.sink.letters.length, 5);
      await house.database.tx((tx) => stopMailing(tx, house.deps, stopped, STAFF));
      const tally = await tallyOf(house.database.db, stopped);
      assert.deepEqual([tally?.accepted, tally?.blockedBy, tally?.adds], [1, [{ reason: 'stopped', n: 3 }], true]);
      await assert.rejects(
        house.database.tx((tx) => unscheduleMailing(tx, house.deps, stopped, STAFF)),
        refusal('errors.mailing-state'),
      );
    });

    test('without a declared relay in a declared country nothing begins, and the reason is named', async (t) => {
      const database = await dialect.open();
      t.after(() => database.close());
      const sink = await openBulkSink();
      t.after(() => sink.close());
      const house = await mailingHouse(database, tempDir(t), {
        port: sink.port,
        policy: firmOfMailings([{ ...RELAY, role: 'recipient' }]),
      });
      assert.equal(await whyNotSendable(house.deps), 'relay-undeclared');
      await assert.rejects(house.newsletter(await house.readers(2)), refusal('errors.mailing-relay'));
      const homeless = { ...house.deps, policy: { ...house.deps.policy, current: () => firmOfMailings([{ ...RELAY, country: '' }]) } };
      assert.equal(await whyNotSendable(homeless), 'relay-country');
      await saveMailSettings(database.db, house.deps, null);
      assert.equal(await whyNotSendable(house.deps), 'not-set-up');
    });

    test('a relay that is no longer declared pauses what is being sent', async (t) => {
      const house = await opened(t, dialect);
      const people = await house.readers(4);
      await saveRates(house.database.db, { perMinute: 6 });
      const id = await house.newsletter(people);
      await sent(t, house);
      await saveMailSettings(house.database.db, house.deps, { ...settingsFor(house.sink.port), recipientId: 'nobody' });
      house.clock.advance(60_000);
      await sent(t, house);
      const mailing = await mailingById(house.database.db, id);
      assert.deepEqual([mailing?.state, mailing?.reason, house.sink.letters.length], ['paused', 'relay-undeclared', 1]);
    });

    test('links that would lead to this machine pause what is due and what is being sent, and nothing is resumed until they open elsewhere', async (t) => {
      const house = await opened(t, dialect);
      const people = await house.readers(4);
      await saveRates(house.database.db, { perMinute: 6 });
      const begun = await house.newsletter(people);
      await sent(t, house);
      const later = await house.newsletter(people, {}, { localAt: '2099-01-01T09:00' });
      const home = { ...house.deps, config: { ...house.deps.config, publicUrl: 'http://127.0.0.1:4310' } };
      await saveMailSettings(house.database.db, house.deps, { ...settingsFor(house.sink.port), host: 'smtp.example.test' });
      assert.equal(await whyNotSendable(home), 'links-lead-here');
      house.clock.set('2099-01-01T07:30:00.000Z');
      const sender = house.sender({ deps: { config: home.config } });
      t.after(() => sender.close());
      assert.equal(await sender.sendDue(), 0);
      for (const id of [begun, later]) {
        const mailing = await mailingById(house.database.db, id);
        assert.deepEqual([mailing?.state, mailing?.reason], ['paused', 'links-lead-here']);
        await assert.rejects(
          house.database.tx((tx) => resumeMailing(tx, home, id, STAFF)),
          refusal('errors.mailing-links'),
        );
      }
      await house.database.tx((tx) => resumeMailing(tx, house.deps, begun, STAFF));
      assert.equal((await mailingById(house.database.db, begun))?.state, 'sending');
    });

    test('rates of the sender and of a domain hold over a restart of the process', async (t) => {
      const house = await opened(t, dialect);
      const people = await house.readers(40);
      await saveRates(house.database.db, { perDomainPerMinute: 60 });
      const id = await house.newsletter(people);
      for (let n = 0; n < 3; n += 1) await sent(t, house);
      assert.equal(house.sink.letters.length, 10);
      house.clock.advance(5000);
      for (let n = 0; n < 3; n += 1) await sent(t, house);
      assert.equal(house.sink.letters.length, 15);
      assert.deepEqual(await statesOf(house.database, id), { accepted: 15, ready: 25 });
    });

    test('subjects are tried on shares of the list, and the rest gets the one that was chosen', async (t) => {
      const house = await opened(t, dialect);
      const people = await house.readers(60);
      const variants = [
        { id: 'a', share: 25 },
        { id: 'b', share: 25 },
        { id: 'rest', share: 50, held: true },
      ];
      const id = await house.newsletter(people, { variants });
      await sent(t, house);
      const first = house.sink.letters.length;
      assert.ok(first > 10 && first < 50);
      assert.equal((await mailingById(house.database.db, id))?.state, 'sending');
      await house.database.tx((tx) => releaseVariant(tx, house.deps, id, { from: 'rest', to: 'b', ...STAFF }));
      await sent(t, house);
      const rows = await house.rows(id);
      assert.deepEqual([...new Set(rows.map(({ variant }) => variant))].toSorted(), ['a', 'b']);
      assert.equal(house.sink.letters.length, 60);
      assert.equal((await mailingById(house.database.db, id))?.state, 'done');
    });

    test('an automation writes once to each who comes, and never ends by itself', async (t) => {
      const house = await opened(t, dialect);
      const people = await house.readers(5);
      const id = await house.newsletter([], { kind: 'automation' });
      await sent(t, house);
      const langs = new Map<string, 'fi'>();
      const add = (subjectIds: string[]) => house.database.tx((tx) => addToMailing(tx, house.deps, id, { subjectIds, langs }));
      assert.equal((await add(people.slice(0, 3))).length, 3);
      assert.equal((await add(people)).length, 2);
      await sent(t, house);
      await sent(t, house);
      const tally = await tallyOf(house.database.db, id);
      assert.deepEqual([tally?.candidates, tally?.accepted, tally?.adds, house.sink.letters.length], [5, 5, true, 5]);
      assert.equal((await mailingById(house.database.db, id))?.state, 'sending');
      house.clock.advance(4 * 366 * 86_400_000);
      assert.equal(await tidyMailings(house.deps), 5);
      const left = await tallyOf(house.database.db, id);
      assert.deepEqual([left?.candidates, left?.adds], [0, true]);
    });

    test('a letter is signed for its domain, and what comes back of it names it', async (t) => {
      const house = await opened(t, dialect);
      const record = await makeDkimKey(house.deps, { domain: 'firma.example.test', selector: 'lupaus1' });
      assert.deepEqual(await dkimRecords(house.database.db, house.deps), [record]);
      assert.equal(record.name, 'lupaus1._domainkey.firma.example.test');
      await saveReturnAddress(house.database.db, 'palautus@firma.example.test');
      const id = await house.newsletter(await house.readers(1));
      await sent(t, house);
      const [letter] = house.sink.letters;
      const [row] = await house.rows(id);
      assert.match(letter?.source.toString() ?? '', /^DKIM-Signature: /);
      assert.equal(readReturnPath(house.deps.keys, letter?.from.toUpperCase() ?? ''), row?.id);
      const link = /List-Unsubscribe: <[^>]*\/([^/>]+)>/.exec((letter?.source.toString() ?? '').replace(/\r\n\s+/g, ''))?.[1] ?? '';
      assert.equal(readToken(house.deps.keys, 'unsubscribe', link)?.ledgerId, row?.id);
    });

    test('three years after its end a mailing leaves nothing', async (t) => {
      const house = await opened(t, dialect);
      const id = await house.newsletter(await house.readers(3));
      await sent(t, house);
      assert.equal(await tidyMailings(house.deps), 0);
      house.clock.advance(3 * 366 * 86_400_000);
      assert.equal(await tidyMailings(house.deps), 3);
      assert.equal(await mailingById(house.database.db, id), undefined);
    });

    test('what is not a draft is not scheduled twice, and no sender or purpose is made up', async (t) => {
      const house = await opened(t, dialect);
      const id = await house.newsletter(await house.readers(1));
      await sent(t, house);
      const again = house.database.tx((tx) => scheduleMailing(tx, house.deps, id, { localAt: null }, STAFF));
      await assert.rejects(again, refusal('errors.mailing-state'));
      const facts = { kind: 'newsletter', purposeId: 'newsletter', fromName: 'X', fromAddress: 'ei osoite' } as const;
      await assert.rejects(
        house.database.tx((tx) => createMailing(tx, house.deps, facts)),
        refusal('errors.mailing-sender'),
      );
      await assert.rejects(
        house.database.tx((tx) => createMailing(tx, house.deps, { ...facts, purposeId: 'nothing', fromAddress: 'a@firma.example.test' })),
        refusal('errors.mailing-purpose'),
      );
    });
  });
}

test('the clock on the wall decides: an hour that is left out begins when the next one does, and of an hour that comes twice the first counts', () => {
  const instants = ['2027-03-28T02:59', '2027-03-28T03:30', '2027-03-28T04:00', '2026-10-25T03:30', '2028-02-29T09:00'].map((at) =>
    instantOf(at).toISOString(),
  );
  assert.deepEqual(instants, [
    '2027-03-28T00:59:00.000Z',
    '2027-03-28T01:00:00.000Z',
    '2027-03-28T01:00:00.000Z',
    '2026-10-25T00:30:00.000Z',
    '2028-02-29T07:00:00.000Z',
  ]);
  assert.equal(instantOf('2027-03-14T02:30', 'America/New_York').toISOString(), '2027-03-14T07:00:00.000Z');
  for (const wrong of ['2027-02-30T10:00', '2027-01-01 10:00', '2027-01-01T25:00', ''])
    assert.throws(() => instantOf(wrong), refusal('errors.mailing-time'));
});

test('a token does one thing for one letter, for years, and nothing else', () => {
  const [a, b] = ['0190a3b2-0000-7000-8000-000000000001', '0190a3b2-0000-7000-8000-000000000002'];
  const token = tokenOf(testKeys, 'unsubscribe', a);
  assert.deepEqual(readToken(testKeys, 'unsubscribe', token), { ledgerId: a, extra: '' });
  for (const use of ['why', 'click', 'open', 'archive', 'bounce'] as const) assert.equal(readToken(testKeys, use, token), undefined);
  const other = tokenOf(testKeys, 'unsubscribe', b);
  const [, seal = ''] = other.split('.');
  assert.equal(readToken(testKeys, 'unsubscribe', `${token.split('.')[0]}.${seal}`), undefined);
  assert.deepEqual(readToken(testKeys, 'click', tokenOf(testKeys, 'click', a, '3')), { ledgerId: a, extra: '3' });
  assert.equal(readToken(testKeys, 'click', tokenOf(testKeys, 'click', a, '3').replace('.3.', '.4.')), undefined);
  for (const wrong of ['', '.', 'x.y', 'a.b.c.d', 'ä'.repeat(300)]) assert.equal(readToken(testKeys, 'unsubscribe', wrong), undefined);
  assert.equal(readToken({ session: Buffer.alloc(32, 9) }, 'unsubscribe', token), undefined);
  assert.equal(readReturnPath(testKeys, returnPathOf(testKeys, 'palautus@firma.example.test', b)), b);
  assert.equal(readReturnPath(testKeys, 'palautus@firma.example.test'), undefined);
});

test('a pause saves up ten seconds of letters, and a clock that goes back gives none', () => {
  const at = '2026-03-14T10:00:00.000Z';
  assert.equal(filled(undefined, 60, at), 10);
  assert.equal(filled({ id: 'x', tokens: 0, at }, 60, '2026-03-14T10:00:05.000Z'), 5);
  assert.equal(filled({ id: 'x', tokens: 0, at }, 60, '2026-03-15T10:00:00.000Z'), 10);
  assert.equal(filled({ id: 'x', tokens: 3, at }, 60, '2026-03-14T09:00:00.000Z'), 3);
});
