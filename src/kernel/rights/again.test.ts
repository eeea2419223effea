/** Whom an erasure bans, and that what an earlier erasure had to keep can be asked for again. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { sql } from '#platform/db';
import { restrictSubject, suppressed, suppressionHash } from '#kernel/subjects';
import { dialects, tempDir } from '#tests';
import type { TestDialect } from '#tests';
import { cancelErasure, eraseBatch, eraseNow, placeHold, planErasure, releaseHold, requestErasure } from './index.ts';
import { rightsHouse, testKeys } from './testing.ts';
import type { RightsHouse } from './testing.ts';

async function house(t: TestContext, dialect: TestDialect): Promise<RightsHouse> {
  const database = await dialect.open();
  t.after(() => database.close());
  return rightsHouse(database, tempDir(t));
}

const SOMEBODY = { given: 'Esimerkki', family: 'Kanarialainen', email: 'eve.kanaria@example.test', orders: 'tilaus' };

for (const dialect of await dialects()) {
  describe(`whom an erasure bans on ${dialect.name}`, () => {
    for (const { ground, banned } of [
      { ground: 'request', banned: 1 },
      { ground: 'owner', banned: 0 },
    ] as const)
      test(`ground ${ground}: ${banned === 1 ? 'the address is not taken in again' : 'a slip put right bans nobody'}`, async (t) => {
        const h = await house(t, dialect);
        await eraseNow(h.deps, { subjectId: await h.add(SOMEBODY), ground, act: h.act() });
        const hash = suppressionHash(testKeys.suppression, 'email', SOMEBODY.email);
        assert.equal((await suppressed(h.deps.database.db, 'email', [hash])).size, banned);
      });

    test('who asked to be forgotten is not taken in again either when the calendar was faster; who took it back may be', async (t) => {
      for (const { asks, banned } of [
        { asks: true, banned: 1 },
        { asks: false, banned: 0 },
      ]) {
        const h = await house(t, dialect);
        const subjectId = await h.add(SOMEBODY);
        const { id } = await requestErasure(h.deps, { subjectId, ground: 'request', act: h.act() });
        if (!asks) await cancelErasure(h.deps, id, h.act());
        await eraseBatch(h.deps, { subjectIds: [subjectId], ground: 'retention', batchId: 'night', act: h.act() });
        const hash = suppressionHash(testKeys.suppression, 'email', SOMEBODY.email);
        assert.equal((await suppressed(h.deps.database.db, 'email', [hash])).size, banned);
      }
    });

    test('the plan says what stays under a hold or a restriction, and does not list it as going', async (t) => {
      const h = await house(t, dialect);
      const actions = async (id: string) => {
        const { stores } = await planErasure(h.deps, h.deps.database.db, id);
        return new Map(stores.map(({ kind, action, why, keepUntil }) => [kind, [action, why, keepUntil ?? null]]));
      };
      const hold = { reason: 'riita', law: 'GDPR 17(3)(e)', reviewOn: '2026-06-01' };
      const whole = await h.add(SOMEBODY);
      await placeHold(h.deps, { subjectId: whole, fields: ['*'], ...hold }, h.act());
      assert.deepEqual([...new Set([...(await actions(whole)).values()].map(([action]) => action))], ['keep']);
      assert.deepEqual((await actions(whole)).get('client'), ['keep', 'hold', '2026-06-01']);
      const part = await h.add(SOMEBODY);
      await placeHold(h.deps, { subjectId: part, fields: ['order.details'], ...hold }, h.act());
      const mixed = await actions(part);
      assert.deepEqual(
        [mixed.get('client'), mixed.get('client-point'), mixed.get('membership')?.[0]],
        [['part', 'hold', null], ['delete', null, null], 'keep'],
      );
      const restricted = await h.add(SOMEBODY);
      await h.write((writer) => restrictSubject(writer, restricted, 'accuracy'));
      assert.deepEqual((await actions(restricted)).get('client'), ['keep', 'restriction', null]);
    });

    test('after a hold is released the rest goes, although the earlier case still waits for its proof', async (t) => {
      const h = await house(t, dialect);
      const id = await h.add(SOMEBODY);
      await h.add({ note: 'kutsui mukaan myös Eve.Kanaria@example.test' });
      const kept = { subjectId: id, fields: ['order.details'], reason: 'riita', law: 'GDPR 17(3)(e)', reviewOn: '2026-06-01' };
      const hold = await placeHold(h.deps, kept, h.act());
      const first = await eraseNow(h.deps, { subjectId: id, ground: 'request', act: h.act() });
      assert.equal(first.state, 'erased', 'uncertified: the address stands in another note');
      await releaseHold(h.deps, hold, h.act());
      const second = await eraseNow(h.deps, { subjectId: id, ground: 'request', act: h.act() });
      assert.notEqual(second.id, first.id);
      const { rows } = await sql`select id from client where id = ${id}`.execute(h.deps.database.db);
      assert.deepEqual(rows, []);
    });
  });
}
