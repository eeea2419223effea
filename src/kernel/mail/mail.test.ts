/** A letter is queued with its act, sent at least once by one process, given up visibly, and leaves nothing of what it said. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { sql } from '#platform/db';
import { AppError } from '#platform/errors';
import { fixedHolder } from '#kernel/policy';
import type { Recipient } from '#kernel/policy';
import { dialects, skipNamed } from '#tests';
import type { TestDialect } from '#tests';
import { messageIdOf, openSink } from '../../platform/mail/testing.ts';
import type { Sink } from '../../platform/mail/testing.ts';
import { bouncedAt, createMailer, mailWorks, messageById, queuedTexts, retryMail, saveMailSettings } from './index.ts';
import { firmWith, mailHouse, RELAY, settingsFor } from './testing.ts';
import type { MailHouse } from './testing.ts';

const ANNA = 'asiakas@example.test';
const MINUTE = 60_000;
const DAY = 86_400_000;

async function opened(t: TestContext, dialect: TestDialect): Promise<MailHouse & { sink: Sink }> {
  const database = await dialect.open();
  t.after(() => database.close());
  const sink = await openSink();
  t.after(() => sink.close());
  return { ...(await mailHouse(t, database, sink.port)), sink };
}

const refused = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

for (const dialect of await dialects()) {
  describe(`mail on ${dialect.name}`, () => {
    test('a letter goes to its recipient, and afterwards neither what it said nor the address is stored', async (t) => {
      const { deps, mailer, queue, sink } = await opened(t, dialect);
      const id = await queue(ANNA);
      const before = await messageById(deps.database.db, id);
      assert.ok(before?.letter !== null && !before?.letter.includes(ANNA));
      assert.equal(await mailer.sendDue(), 1);
      const [letter] = sink.taken;
      assert.deepEqual([sink.taken.length, letter?.to], [1, ANNA]);
      assert.equal(letter && messageIdOf(letter), `${id}@firma.example.test`);
      assert.match(letter?.source ?? '', /KOODI-1/);
      const after = await messageById(deps.database.db, id);
      assert.deepEqual([after?.state, after?.letter, after?.subject_id, after?.doubted], ['sent', null, 'subject-1', 0]);
      assert.equal(await mailer.sendDue(), 0);
      assert.equal(sink.taken.length, 1);
    });

    test('an act that fails queues nothing, and an act repeated queues one letter', async (t) => {
      const { deps, mailer, queue, sink } = await opened(t, dialect);
      const failing = deps.database.tx(async (tx) => {
        const { queueMail } = await import('./queue.ts');
        const to = { subjectId: 's', address: ANNA };
        await queueMail(tx, deps, { to, purpose: 'test', template: 'test', lang: 'en', params: { at: deps.clock.now() } });
        throw new Error('the act failed');
      });
      await assert.rejects(failing, /the act failed/);
      assert.equal(await queue(ANNA, { once: 'act-1' }), await queue(ANNA, { once: 'act-1' }));
      await mailer.sendDue();
      assert.equal(sink.taken.length, 1);
    });

    test('a busy relay is tried again later and later, until the letter is of no use and is given up with a reason', async (t) => {
      const { deps, clock, mailer, queue, sink } = await opened(t, dialect);
      sink.refuse(ANNA, 451, '4.3.0 later');
      const id = await queue(ANNA);
      const waits: number[] = [];
      for (let n = 0; n < 4; n += 1) {
        await mailer.sendDue();
        const row = await messageById(deps.database.db, id);
        waits.push((Date.parse(row?.next_at ?? '') - clock.now().getTime()) / MINUTE);
        assert.deepEqual([row?.state, row?.code, row?.attempts], ['queued', 'RCPT 451 4.3.0', n + 1]);
        clock.set(row?.next_at ?? '');
      }
      assert.deepEqual(
        waits,
        waits.toSorted((a, b) => a - b),
      );
      assert.ok((waits[0] ?? 0) >= 1 && new Set(waits).size === waits.length);
      clock.advance(3 * DAY);
      await mailer.sendDue();
      const row = await messageById(deps.database.db, id);
      assert.deepEqual([row?.state, row?.reason, row?.letter, sink.taken.length], ['failed', 'expired', null, 0]);
    });

    test('an address refused for good is marked for the person, and the mark goes when a letter arrives there', async (t) => {
      const { deps, mailer, queue, sink } = await opened(t, dialect);
      sink.refuse(ANNA, 550, '5.1.1 unknown');
      const id = await queue(ANNA, { contactPointId: 'point-1' });
      await mailer.sendDue();
      const row = await messageById(deps.database.db, id);
      assert.deepEqual([row?.state, row?.reason, row?.code, row?.letter], ['bounced', 'refused', 'RCPT 550 5.1.1', null]);
      const marks = () => bouncedAt(deps, deps.database.db, 'subject-1', [' Asiakas@Example.test', 'muu@example.test']);
      assert.deepEqual([...(await marks()).keys()], [' Asiakas@Example.test']);
      sink.refuse(ANNA, 250, '');
      const again = await openSink({ authOptional: true });
      t.after(() => again.close());
      await saveMailSettings(deps.database.db, deps, settingsFor(again.port));
      await queue(ANNA);
      await mailer.sendDue();
      assert.deepEqual([again.taken.length, (await marks()).size], [1, 0]);
    });

    test('a letter that the relay will not carry can be tried again for a week, and is then forgotten', async (t) => {
      const { deps, clock, mailer, queue, sink } = await opened(t, dialect);
      sink.refuseAll({ status: 554, text: '5.7.0 not from this sender' });
      const id = await queue(ANNA);
      const other = await queue(ANNA);
      await mailer.sendDue();
      const row = await messageById(deps.database.db, id);
      assert.deepEqual([row?.state, row?.reason], ['failed', 'letter-refused']);
      sink.refuseAll(undefined);
      await retryMail(deps, id);
      assert.equal(await mailer.sendNow(id), true);
      assert.equal((await messageById(deps.database.db, id))?.state, 'sent');
      clock.advance(9 * DAY);
      const { tidyMail } = await import('./mailer.ts');
      await tidyMail(deps);
      await assert.rejects(retryMail(deps, other), refused('errors.mail-letter-gone'));
      await assert.rejects(retryMail(deps, 'nobody'), refused('errors.mail-message-unknown'));
      clock.advance(3 * 366 * DAY);
      await tidyMail(deps);
      assert.equal(await messageById(deps.database.db, id), undefined);
    });

    test('two processes never send one letter, even when both take from the queue at once', async (t) => {
      if (dialect.engine === 'pglite') return skipNamed(t, 'one connection only');
      const { deps, mailer, queue, sink } = await opened(t, dialect);
      const ids = await Promise.all(Array.from({ length: 40 }, (_, i) => queue(`asiakas${i}@example.test`)));
      const second = createMailer({ ...deps, ids: { ...deps.ids, token: (n) => `second-${deps.ids.token(n)}` } });
      t.after(() => second.close());
      const [a, b] = await Promise.all([mailer.sendDue(), second.sendDue()]);
      assert.deepEqual([a + b, sink.taken.length], [40, 40]);
      assert.deepEqual(new Set(sink.taken.map(messageIdOf)), new Set(ids.map((id) => `${id}@firma.example.test`)));
    });

    test('a claim that lapsed before anything was handed over leaves no doubt; one that lapsed in the middle is sent again and says so', async (t) => {
      const { deps, clock, mailer, queue, sink } = await opened(t, dialect);
      const [untouched, interrupted] = [await queue(ANNA), await queue(ANNA)];
      const { claim, handOver } = await import('./store/outbox.ts');
      const now = clock.now().toISOString();
      const until = new Date(clock.now().getTime() + 5 * MINUTE).toISOString();
      await deps.database.tx((tx) => claim(tx, { lease: 'dead', now, until, limit: 10 }, dialect.name === 'postgres'));
      await handOver(deps.database.db, interrupted, 'dead', { now, until });
      assert.equal(await mailer.sendDue(), 0);
      clock.advance(6 * MINUTE);
      assert.equal(await mailer.sendDue(), 2);
      const doubts = [untouched, interrupted].map(async (id) => (await messageById(deps.database.db, id))?.doubted);
      assert.deepEqual(await Promise.all(doubts), [0, 1]);
      assert.equal(sink.taken.length, 2);
    });

    test('a person erased while the letter was claimed is not written to', async (t) => {
      const { deps, queue, sink, mailer } = await opened(t, dialect);
      await queue('ensin@example.test', { subjectId: 'other' });
      await queue(ANNA);
      sink.onTaken(async () => {
        await sql`delete from mail_message where subject_id = 'subject-1'`.execute(deps.database.db);
      });
      await mailer.sendDue();
      assert.deepEqual(
        sink.taken.map(({ to }) => to),
        ['ensin@example.test'],
      );
    });

    test('while the relay is away nothing is lost or hurried: one try a minute, then all of it', async (t) => {
      const { deps, clock, mailer, queue, sink } = await opened(t, dialect);
      await sink.close();
      for (let i = 0; i < 3; i += 1) await queue(`asiakas${i}@example.test`);
      assert.equal(await mailer.sendDue(), 1);
      assert.equal(await mailer.sendDue(), 0);
      clock.advance(30 * MINUTE);
      const back = await openSink({}, sink.port);
      t.after(() => back.close());
      assert.equal(await mailer.sendDue(), 3);
      assert.equal(back.taken.length, 3);
      assert.deepEqual(await mailWorks(deps), { works: true });
    });

    test('mail works only with a relay that the declaration names, gives the address to, and that has taken a letter', async (t) => {
      const house = await opened(t, dialect);
      const { deps, clock, mailer, queue, sink } = house;
      const whyNot = async (of = deps) => {
        const found = await mailWorks(of);
        return found.works ? undefined : found.why;
      };
      const under = (...recipients: readonly Recipient[]) => ({ ...deps, policy: fixedHolder(firmWith(...recipients)) });
      assert.equal(await whyNot(under()), 'relay-undeclared');
      assert.equal(await whyNot(under({ ...RELAY, role: 'partner' })), 'relay-undeclared');
      assert.equal(await whyNot(under({ ...RELAY, fields: ['person.name'] })), 'relay-without-address');
      assert.equal(await whyNot(), 'untested');
      await queue(ANNA);
      const undeclared = createMailer(under());
      t.after(() => undeclared.close());
      assert.deepEqual([await undeclared.sendDue(), sink.taken.length], [0, 0]);
      await mailer.sendDue();
      assert.equal(await whyNot(), undefined);
      await sink.close();
      await queue(ANNA);
      for (let n = 0; n < 8; n += 1) {
        await mailer.sendDue();
        clock.advance(15 * MINUTE);
      }
      assert.equal(await whyNot(), 'failing');
      await saveMailSettings(deps.database.db, deps, null);
      assert.equal(await whyNot(), 'not-set-up');
      await assert.rejects(queue(ANNA), refused('errors.mail-off'));
    });

    test('neither the password nor the address of the relay can be read from the store', async (t) => {
      const { deps } = await opened(t, dialect);
      const settings = settingsFor(25, { host: 'smtp.relay.example.test', user: 'kayttaja', password: 'salainen sana' });
      await saveMailSettings(deps.database.db, deps, settings);
      const { rows } = await sql<{ value: string }>`select value from setting`.execute(deps.database.db);
      const all = rows.map(({ value }) => value).join('\n');
      for (const word of ['relay.example.test', 'kayttaja', 'salainen']) assert.ok(!all.includes(word), word);
    });

    test('an address with room for a second header, or for a second recipient, is refused', async (t) => {
      const { queue } = await opened(t, dialect);
      for (const wrong of ['a@example.test\r\nBcc: b@example.test', 'a@example.test, b@example.test', 'Anna <a@example.test>', 'a@b', ''])
        await assert.rejects(queue(wrong), refused('errors.email-invalid'), wrong);
    });

    test('re-discovery reads what waits in the queue, and nothing once it is sent', async (t) => {
      const { deps, mailer, queue } = await opened(t, dialect);
      await queue(ANNA);
      const texts = async () => {
        const found: string[] = [];
        for await (const { text } of queuedTexts(deps)) found.push(text);
        return found;
      };
      assert.match((await texts()).join('\n'), /asiakas@example\.test[^]*KOODI-1/);
      await mailer.sendDue();
      assert.deepEqual(await texts(), []);
    });
  });
}
