/** What a relay may answer, and what may happen between the house and the relay: nobody twice, nobody lost, and a doubt has a name. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { openDatabase, sql } from '#platform/db';
import { connectBulk } from '#platform/mail';
import type { BulkLine, Slot } from '#platform/mail';
import { dialects, tempDir } from '#tests';
import type { TestDialect } from '#tests';
import { openBulkSink } from '../../platform/mail/bulk/testing.ts';
import type { BulkSink, BulkSinkOptions } from '../../platform/mail/bulk/testing.ts';
import { decideUncertain, holdMailings, mailingById, resumeMailing, tallyOf } from './index.ts';
import type { SenderOptions } from './index.ts';
import { mailingHouse, statesOf } from './testing.ts';
import type { MailingHouse } from './testing.ts';

const STAFF = { actor: { id: 'account-1', kind: 'account' } } as const;
const HOUR = 3_600_000;

interface Opened extends MailingHouse {
  readonly sink: BulkSink;
  readonly dir: string;
}

async function opened(t: TestContext, dialect: TestDialect, options: BulkSinkOptions = {}): Promise<Opened> {
  const database = await dialect.open();
  t.after(() => database.close());
  const sink = await openBulkSink(options);
  t.after(() => sink.close());
  const dir = tempDir(t);
  return { ...(await mailingHouse(database, dir, { port: sink.port })), sink, dir };
}

async function sent(t: TestContext, house: MailingHouse, more: Partial<SenderOptions> = {}): Promise<number> {
  const sender = house.sender(more);
  t.after(() => sender.close());
  return sender.sendDue();
}

/** A line each of whose slots is told to the test before its body. */
function watched(before: (slot: Slot) => Promise<void> | void): NonNullable<SenderOptions['line']> {
  return (relay, options): BulkLine => {
    const line = connectBulk(relay, options);
    return {
      ...line,
      async take() {
        const slot = await line.take();
        return {
          ...slot,
          async body(message) {
            await before(slot);
            return slot.body(message);
          },
        };
      },
      get open() {
        return line.open;
      },
    };
  };
}

for (const dialect of await dialects()) {
  describe(`the hand-over on ${dialect.name}`, () => {
    test('a relay that takes a letter and falls silent leaves a doubt that staff settle person by person', async (t) => {
      const house = await opened(t, dialect, { faults: [{ at: 'dot', drop: true, times: 2 }] });
      const id = await house.newsletter(await house.readers(10));
      await sent(t, house);
      assert.deepEqual(await statesOf(house.database, id), { accepted: 8, uncertain: 2 });
      assert.equal(house.sink.letters.length, 10);
      const doubts = (await house.rows(id)).filter(({ state }) => state === 'uncertain');
      assert.ok(doubts.every(({ reason, code }) => reason === 'silent' && code !== null));
      const [again = '', leave = ''] = doubts.map((row) => row.id);
      const decide = (decision: 'again' | 'leave', ledgerIds: string[]) =>
        house.database.tx((tx) => decideUncertain(tx, house.deps, id, { ledgerIds, decision, ...STAFF }));
      assert.equal(await decide('again', [again]), 1);
      assert.equal(await decide('leave', [leave]), 1);
      await sent(t, house);
      assert.equal(house.sink.letters.length, 11);
      const names = house.sink.letters.map(({ messageId }) => messageId);
      assert.equal(new Set(names).size, 10, 'the same name at both attempts');
      const tally = await tallyOf(house.database.db, id);
      assert.deepEqual([tally?.accepted, tally?.uncertain, tally?.adds], [9, 1, true]);
    });

    test('an address that must wait is tried again under the same name with growing pauses, and given up after a day', async (t) => {
      const house = await opened(t, dialect, { faults: [{ at: 'rcpt', say: '451 4.7.1 later' }] });
      const id = await house.newsletter(await house.readers(3));
      await sent(t, house);
      assert.deepEqual(await statesOf(house.database, id), { ready: 3 });
      assert.equal(await sent(t, house), 0);
      house.sink.misbehave([{ at: 'rcpt', say: '452 4.2.2 full', times: 2 }]);
      house.clock.advance(HOUR / 10);
      await sent(t, house);
      assert.deepEqual(await statesOf(house.database, id), { accepted: 1, ready: 2 });
      house.sink.misbehave([{ at: 'rcpt', say: '421 4.3.2 closing' }]);
      for (let n = 0; n < 30; n += 1) {
        house.clock.advance(HOUR);
        await sent(t, house);
      }
      assert.deepEqual(await statesOf(house.database, id), { accepted: 1, failed: 2 });
      const failed = (await house.rows(id)).filter(({ state }) => state === 'failed');
      assert.ok(failed.every(({ reason }) => reason === 'window-over'));
      assert.equal((await mailingById(house.database.db, id))?.state, 'done');
    });

    test('an address that does not exist is not asked again, neither now nor by the next mailing', async (t) => {
      const house = await opened(t, dialect);
      const people = await house.readers(3);
      house.sink.misbehave([{ at: 'rcpt', to: people[0] ?? '', say: '550 5.1.1 unknown' }]);
      const id = await house.newsletter(people);
      await sent(t, house);
      assert.deepEqual(await statesOf(house.database, id), { accepted: 2, failed: 1 });
      const next = await house.newsletter(people);
      await sent(t, house);
      assert.deepEqual((await tallyOf(house.database.db, next))?.blockedBy, [{ reason: 'unreachable', n: 1 }]);
    });

    test('a letter that is refused for what it is pauses the mailing before everybody has been refused', async (t) => {
      const house = await opened(t, dialect, { faults: [{ at: 'dot', say: '554 5.7.1 looks like spam' }] });
      const id = await house.newsletter(await house.readers(60));
      await sent(t, house);
      const mailing = await mailingById(house.database.db, id);
      assert.deepEqual([mailing?.state, mailing?.reason], ['paused', 'letter-refused']);
      const { ready = 0, failed = 0 } = await statesOf(house.database, id);
      assert.ok(failed >= 10 && ready >= 30);
    });

    test('a letter that cannot be made pauses its own mailing, and the others go on', async (t) => {
      const house = await opened(t, dialect);
      const people = await house.readers(4);
      const broken = await house.newsletter(people);
      const whole = await house.newsletter(people);
      const letters = house.letters;
      const template: typeof letters.template = (mailingId, lang, variant) =>
        mailingId === broken ? Promise.reject(new Error('no words')) : letters.template(mailingId, lang, variant);
      await sent(t, house, { letters: { ...letters, template } });
      assert.deepEqual(
        [(await mailingById(house.database.db, broken))?.reason, await statesOf(house.database, broken)],
        ['letter', { ready: 4 }],
      );
      assert.equal((await mailingById(house.database.db, whole))?.state, 'done');
    });

    test('who says no while the relay waits for the letter gets none', async (t) => {
      const house = await opened(t, dialect);
      const people = await house.readers(6);
      const id = await house.newsletter(people);
      const none = people[3] ?? '';
      let asked = false;
      const line: NonNullable<SenderOptions['line']> = (relay, options) => {
        const real = connectBulk(relay, { ...options, connections: 1 });
        return {
          ...real,
          async take() {
            const slot = await real.take();
            return {
              ...slot,
              async begin(envelope) {
                const answer = await slot.begin(envelope);
                if (envelope.to.startsWith(none) && !asked) {
                  asked = true;
                  await house.withdraw(none);
                }
                return answer;
              },
            };
          },
        };
      };
      await sent(t, house, { line });
      assert.ok(asked);
      assert.deepEqual(await statesOf(house.database, id), { accepted: 5, blocked: 1 });
      assert.ok(house.sink.letters.every(({ to }) => !to.startsWith(none)));
    });

    test('a process that stands still between the marker and the body sends nothing of it', async (t) => {
      const house = await opened(t, dialect);
      const id = await house.newsletter(await house.readers(2));
      let stood = 0;
      // As a stopped process wakes: the marker is older than the people's word may be.
      const line = watched(async () => {
        if (stood++ === 0) await new Promise((resolve) => setTimeout(resolve, 1700));
      });
      await sent(t, house, { line });
      assert.deepEqual(await statesOf(house.database, id), { accepted: 1, ready: 1 });
      assert.equal(house.sink.letters.length, 1);
      house.clock.advance(5000);
      await sent(t, house);
      assert.deepEqual(await statesOf(house.database, id), { accepted: 2 });
    });

    test('who lost the mailing to another process hands nothing over any more, and a late answer ends the doubt', async (t) => {
      const house = await opened(t, dialect);
      const id = await house.newsletter(await house.readers(40));
      const other = house.sender();
      t.after(() => other.close());
      let taken = 0;
      const line = watched(async () => {
        if (taken++ !== 5) return;
        house.clock.advance(20_000);
        await other.sendDue();
      });
      await sent(t, house, { line });
      const tally = await tallyOf(house.database.db, id);
      assert.equal(house.sink.letters.length, new Set(house.sink.letters.map(({ messageId }) => messageId)).size, 'nobody twice');
      assert.equal((tally?.accepted ?? 0) + (tally?.uncertain ?? 0) + (tally?.ready ?? 0), 40);
      const arrived = new Set(house.sink.letters.map(({ messageId }) => messageId.replace(/[<>]/g, '')));
      for (const row of await house.rows(id))
        if (row.state === 'accepted') assert.ok(arrived.has(row.message_id.slice(1, -1)));
        else if (row.state === 'ready') assert.ok(!arrived.has(row.message_id.slice(1, -1)));
    });

    test('a copy that comes back sends nothing by itself', async (t) => {
      const house = await opened(t, dialect);
      const people = await house.readers(60);
      const id = await house.newsletter(people);
      const file = join(house.dir, 'ledger', 'mailings.epoch');
      await sent(t, house);
      assert.equal(house.sink.letters.length, 60);
      const later = await house.newsletter(people);
      // The database goes back to before the last batch; the file beside the ledger does not.
      await sql`update mailing_rate set tokens = 1 where id = 'epoch'`.execute(house.database.db);
      await sent(t, house);
      const mailing = await mailingById(house.database.db, later);
      assert.deepEqual([mailing?.state, mailing?.reason, house.sink.letters.length], ['paused', 'restored', 60]);
      assert.equal((await mailingById(house.database.db, id))?.state, 'done');
      await house.database.tx((tx) => resumeMailing(tx, house.deps, later, STAFF));
      await sent(t, house);
      assert.equal(house.sink.letters.length, 120);
      assert.match(readFileSync(file, 'utf8'), /^(\d+\n)+$/);
    });

    test('what a restore finds in the middle of a hand-over is named as a doubt', async (t) => {
      const house = await opened(t, dialect);
      const id = await house.newsletter(await house.readers(3));
      const sender = house.sender({
        line: watched(async () => {
          await house.database.tx((tx) => holdMailings(tx, house.deps.clock.now()));
        }),
      });
      t.after(() => sender.close());
      await sender.sendDue();
      const mailing = await mailingById(house.database.db, id);
      assert.deepEqual([mailing?.state, mailing?.reason], ['paused', 'restored']);
      const { accepted = 0, uncertain = 0, ready = 0 } = await statesOf(house.database, id);
      assert.equal(accepted + uncertain + ready, 3);
      assert.equal(house.sink.letters.length, accepted + uncertain);
    });
  });
}

test('a file that cannot be written lets no letter out, loses none, and names what it could not note', async (t) => {
  const dir = tempDir(t);
  const database = await openDatabase({ file: join(dir, 'x.db') });
  t.after(() => database.close());
  const sink = await openBulkSink({ faults: [{ at: 'dot', waitMs: 5 }] });
  t.after(() => sink.close());
  const house = await mailingHouse(database, dir, { port: sink.port });
  const id = await house.newsletter(await house.readers(120));
  let bodies = 0;
  const line = watched(async () => {
    if (++bodies === 40) await sql`pragma query_only = on`.execute(database.db);
  });
  await sent(t, house, { line }).catch(() => 0);
  const stopped = sink.letters.length;
  await sql`pragma query_only = off`.execute(database.db);
  const { handed = 0 } = await statesOf(database, id);
  assert.ok(stopped < 60 && handed <= 8);
  house.clock.advance(60_000);
  await sent(t, house);
  const tally = await tallyOf(database.db, id);
  assert.equal(tally?.accepted, 120 - tally!.uncertain);
  assert.ok(tally!.uncertain <= 8);
  assert.equal(new Set(sink.letters.map(({ messageId }) => messageId)).size, sink.letters.length);
  assert.equal(sink.letters.length, 120);
});

test('a disk that is full stops the sending, and room lets it go on', async (t) => {
  const dir = tempDir(t);
  const database = await openDatabase({ file: join(dir, 'x.db') });
  t.after(() => database.close());
  const sink = await openBulkSink();
  t.after(() => sink.close());
  const house = await mailingHouse(database, dir, { port: sink.port });
  const id = await house.newsletter(await house.readers(120));
  const full = new Error('no room');
  const sender = house.sender({
    deps: { database: { ...database, tx: (fn) => (bodies > 30 && bodies < 60 ? Promise.reject(full) : database.tx(fn)) } },
    line: watched(() => void (bodies += 1)),
  });
  let bodies = 0;
  t.after(() => sender.close());
  await sender.sendDue().catch(() => 0);
  assert.ok(sink.letters.length < 60);
  bodies = 100;
  house.clock.advance(60_000);
  await sent(t, house);
  const { accepted = 0, uncertain = 0, ...rest } = await statesOf(database, id);
  assert.deepEqual([accepted + uncertain, rest], [120, {}]);
  assert.ok(uncertain <= 8);
  assert.equal(new Set(sink.letters.map(({ messageId }) => messageId)).size, sink.letters.length);
});
