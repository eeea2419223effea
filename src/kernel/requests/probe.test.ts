// Claims about the weekly try of the public form: it sees what arrived, takes its request back without a trace, and is made when it is due.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { createMailer, saveMailSettings } from '#kernel/mail';
import { sql } from '#platform/db';
import { dialects, tempDir } from '#tests';
import { openSink } from '../../platform/mail/testing.ts';
import { settingsFor } from '../mail/testing.ts';
import type { RightsHouse } from '../rights/testing.ts';
import { countRequests, enterRequest, probeChannel, probeWhenDue } from './index.ts';
import type { PostForm } from './index.ts';
import { requestHouse } from './testing.ts';

for (const dialect of await dialects()) {
  describe(dialect.name, () => {
    async function opened(t: TestContext): Promise<RightsHouse> {
      const database = await dialect.open();
      t.after(() => database.close());
      return requestHouse(database, tempDir(t));
    }
    /** What the public page does with its form. */
    const door =
      (house: RightsHouse): PostForm =>
      async (_path, { name = '', reach = '', asked }) => {
        const wish = { right: 'access', channel: 'own-pages', receivedAt: house.clock.now(), subjectId: null } as const;
        await enterRequest(house.deps, { ...wish, requester: `${name}, ${reach}`, asked }, house.act());
        return { status: 200 };
      };
    const rowsOf = async (house: RightsHouse) => {
      const counts = ['request_case', 'request_step', 'request_word', 'request_stop', 'request_letter'].map(async (table) => {
        const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(house.deps.database.db);
        return Number(rows[0]?.n);
      });
      return Promise.all(counts);
    };

    test('a try arrives, its receipt goes to the firm itself, and nothing of it is left among the cases', async (t) => {
      const house = await opened(t);
      const sink = await openSink();
      t.after(() => sink.close());
      await saveMailSettings(house.deps.database.db, house.deps, settingsFor(sink.port));
      const mailer = createMailer(house.deps);
      t.after(() => mailer.close());
      const first = await probeChannel(house.deps, door(house));
      assert.deepEqual([first.arrived, first.message_id], [1, null], 'mail has not been proven yet');
      const { queueMail } = await import('#kernel/mail');
      await house.deps.database.tx((tx) =>
        queueMail(tx, house.deps, {
          to: { subjectId: null, address: 'posti@firma.example.test' },
          purpose: 'test',
          template: 'test',
          lang: 'fi',
          params: { at: house.clock.now() },
        }),
      );
      await mailer.sendDue();
      const second = await probeChannel(house.deps, door(house));
      assert.notEqual(second.message_id, null);
      await mailer.sendDue();
      assert.equal(sink.taken.at(-1)?.to, 'posti@firma.example.test');
      assert.deepEqual(await rowsOf(house), [0, 0, 0, 0, 0]);
      assert.deepEqual(await countRequests(house.deps.database.db), { open: 0, unnamed: 0, closed: 0 });
    });

    test('a form that answers and stores nothing, one that refuses and one that is away have not arrived', async (t) => {
      const house = await opened(t);
      const doors: PostForm[] = [
        () => Promise.resolve({ status: 200 }),
        () => Promise.resolve({ status: 503 }),
        () => Promise.reject(new Error('away')),
      ];
      for (const post of doors) assert.equal((await probeChannel(house.deps, post)).arrived, 0);
    });

    test('a try is made once a week, at the next look after one that failed, and one cut short is taken back first', async (t) => {
      const house = await opened(t);
      assert.equal((await probeWhenDue(house.deps, door(house)))?.arrived, 1);
      assert.equal(await probeWhenDue(house.deps, door(house)), undefined);
      house.clock.advance(7 * 86_400_000);
      assert.equal((await probeWhenDue(house.deps, () => Promise.resolve({ status: 500 })))?.arrived, 0);
      const cut = probeChannel({ ...house.deps, log: { ...house.deps.log, warn: die, error: die } }, async (path, fields) => {
        await door(house)(path, fields);
        return { status: 500 };
      });
      await assert.rejects(cut, /killed/);
      assert.equal((await rowsOf(house))[0], 1, 'what a killed try left');
      house.clock.advance(3_600_000);
      assert.equal((await probeWhenDue(house.deps, door(house)))?.arrived, 1);
      assert.deepEqual(await rowsOf(house), [0, 0, 0, 0, 0]);
    });
  });
}

function die(): never {
  throw new Error('killed');
}
