// Letters of duties leave by the house's own mail: queued with the signature or not at all, and nobody is told twice.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { createMailer, saveMailSettings } from '#kernel/mail';
import { eraseNow } from '#kernel/rights';
import { dialects, tempDir } from '#tests';
import type { TestDialect } from '#tests';
import { openSink } from '../../platform/mail/testing.ts';
import { RELAY, settingsFor } from '../mail/testing.ts';
import { openDuties, openDutyViews, putNoticeAddress, sendInforming, sendNotice } from './index.ts';
import type { SendDeps } from './send.ts';
import { dutyHouse } from './testing.ts';

const code = (expected: string) => (error: unknown) => error instanceof Error && 'code' in error && error.code === expected;
const nobody = () => Promise.resolve(new Map<string, string>());

async function opened(t: TestContext, dialect: TestDialect) {
  const database = await dialect.open();
  t.after(() => database.close());
  const house = await dutyHouse(database, tempDir(t), RELAY);
  const sink = await openSink();
  t.after(() => sink.close());
  await saveMailSettings(database.db, house.deps, settingsFor(sink.port));
  const mailer = createMailer(house.deps);
  t.after(() => mailer.close());
  const deps: SendDeps = { ...house.deps, config: { publicUrl: 'https://firma.example.test' } };
  return { ...house, send: deps, sink, mailer };
}

for (const dialect of await dialects()) {
  describe(`letters of duties on ${dialect.name}`, () => {
    test('everybody with an address is told the source once; who has none still waits', async (t) => {
      const house = await opened(t, dialect);
      const { deps, send, act } = house;
      const subjectIds = [
        await house.add({ email: 'a@example.test' }),
        await house.add({ email: 'b@example.test' }),
        await house.add({ email: '' }),
      ];
      const done = { cause: 'collected', subjectIds, fields: ['person.name'], at: act().at, ref: 'import-1', source: 'partner' } as const;
      await deps.database.tx((tx) => openDuties(tx, deps, done));
      const id = (await openDutyViews(deps, 1))[0]?.duty.id ?? '';
      assert.deepEqual(await sendInforming(send, id, act()), { sent: 2, without: 1 });
      await assert.rejects(sendInforming(send, id, act()), code('errors.duty-no-address'));
      assert.equal(await house.mailer.sendDue(), 2);
      assert.deepEqual(
        house.sink.taken
          .map(({ to }) => to)
          .flat()
          .toSorted(),
        ['a@example.test', 'b@example.test'],
      );
      assert.equal((await openDutyViews(deps, 1))[0]?.duty.open, 1);
    });

    test('a recipient is told of an erased person by name, while the name is known, and then answers', async (t) => {
      const house = await opened(t, dialect);
      const { deps, send, act } = house;
      await eraseNow(deps, { subjectId: await house.add({ family: 'Poistettava' }), ground: 'request', act: act() });
      const notice = (await openDutyViews(deps, 1)).find(({ target }) => target.id === 'consortium');
      const id = notice?.duty.id ?? '';
      await assert.rejects(sendNotice(send, id, nobody, act()), code('errors.duty-no-address'));
      await deps.database.tx((tx) => putNoticeAddress(tx, { recipient_id: 'consortium', email: 'muut@example.test', lang: 'sv' }));
      await sendNotice(send, id, nobody, act());
      await assert.rejects(sendNotice(send, id, nobody, act()), code('errors.duty-settled'));
      assert.equal(await house.mailer.sendDue(), 1);
      const [letter] = house.sink.taken;
      assert.deepEqual([letter?.to].flat(), ['muut@example.test']);
      assert.match(letter?.source ?? '', /Poistettava/);
      assert.match(letter?.source ?? '', /Vi har raderat/);
      assert.equal((await openDutyViews(deps, 1)).find(({ duty }) => duty.id === id)?.duty.told, 1);
    });
  });
}
