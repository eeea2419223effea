// Claims about reminders: in time for either deadline, once for each stage, without a word of whose case it is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMailer, queueMail, saveMailSettings } from '#kernel/mail';
import { sql } from '#platform/db';
import { dialects, tempDir } from '#tests';
import { openSink } from '../../platform/mail/testing.ts';
import { settingsFor } from '../mail/testing.ts';
import { askMore, enterRequest, remindOwner } from './index.ts';
import { requestHouse } from './testing.ts';

const DAY = 86_400_000;
const OWNER = 'omistaja@firma.example.test';

for (const dialect of await dialects()) {
  test(`on ${dialect.name} the owner hears of a case a week before, the day before and when it is late, and of what waits for the person never`, async (t) => {
    const database = await dialect.open();
    t.after(() => database.close());
    const house = await requestHouse(database, tempDir(t));
    const { deps, clock, act } = house;
    const sink = await openSink();
    t.after(() => sink.close());
    const mailer = createMailer(deps);
    t.after(() => mailer.close());
    const owner = sql`insert into account (id, email, name, role, password_hash, created_at)
      values ('owner-1', ${OWNER}, 'Omistaja', 'owner', 'x', '2026-01-01T00:00:00.000Z')`;
    await owner.execute(database.db);
    const subjectId = await house.add({ given: 'Qzxjko' });
    const enter = () => enterRequest(deps, { right: 'access', channel: 'phone', receivedAt: clock.now(), subjectId }, act());
    await enter();
    const stopped = await enter();
    await askMore(deps, { id: stopped, version: 1 }, { about: 'identity', question: 'Kuka soitti?' }, act());
    clock.advance(24 * DAY);
    assert.equal(await remindOwner(deps), 0, 'mail is not in use');
    await saveMailSettings(database.db, deps, settingsFor(sink.port));
    const to = { subjectId: null, address: OWNER };
    await deps.database.tx((tx) => queueMail(tx, deps, { to, purpose: 'test', template: 'test', lang: 'fi', params: { at: clock.now() } }));
    await mailer.sendDue();
    const nights = [];
    for (let night = 0; night < 8; night += 1) {
      nights.push(await remindOwner(deps));
      await mailer.sendDue();
      clock.advance(DAY);
    }
    assert.deepEqual(nights, [1, 0, 0, 0, 0, 1, 0, 1], 'a week before, the day before, late');
    const letters = sink.taken.slice(1);
    assert.deepEqual(
      letters.map((letter) => letter.to),
      [OWNER, OWNER, OWNER],
    );
    for (const { source } of letters) assert.doesNotMatch(source, /Qzxjko/);
  });
}
